package dev.dunlin.audit;

import java.time.LocalDate;

import dev.dunlin.facts.Fact;

/**
 * One change that brings an action, all else equal. Immutable.
 *
 * @param fact the fact that changes; {@code null} where only time passes
 * @param from its value in the decision, as text
 * @param to   the value nearest to it that brings the action
 * @param on   the day on which it comes of itself, nothing else happening; {@code null} where it does not
 */
public record Change(Fact fact, String from, String to, LocalDate on) {

    /** In one clause: `from 10 December 2026`, `if daysPastDue were 45 instead of 20`. */
    public String words() {
        if (fact == null) {
            return "on " + on + ", when nothing else happens until then";
        }
        return "if " + fact.inRules() + " were " + to + " instead of " + from + (on == null ? "" : ", that is on " + on);
    }
}
