package dev.dunlin.scenario;

import dev.dunlin.rulebook.Written;
import dev.dunlin.rulebook.Rule;

/**
 * One small fault that could have been written into a rule. Immutable.
 *
 * @param rule    the rule as it is
 * @param changed the rule with the fault
 * @param kind    what kind of fault it is
 * @param place   the condition it is in
 * @param change  the fault in words: "`>=` becomes `>`"
 */
public record Mutant(Rule rule, Rule changed, Kind kind, Written place, String change) {

    /** Kinds of faults. */
    public enum Kind {
        OPERATOR, THRESHOLD, NEGATION, DROPPED, BRANCH, JUNCTION, SIGNAL, LITERAL
    }

    /** Where it is, as file, line and column. */
    public String where() {
        return rule.card().file() + ":" + place.line() + ":" + place.column();
    }

    /** The condition as written, on one line. */
    public String text() {
        return place.text().replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return where() + ": `" + text() + "`: " + change;
    }
}
