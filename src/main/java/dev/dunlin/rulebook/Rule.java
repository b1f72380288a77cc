package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.snapshot.Field;

/**
 * One rule, read and resolved. Immutable.
 *
 * @param number      its place in the rulebook, from 0, by file and line
 * @param constraints what stands between the commas of its patterns
 * @param condition   all of them together
 * @param facts       every fact it reads, by name
 * @param settings    the number of every setting it reads, by its name
 * @param bindings    what each `$name` stands for
 * @param reviewsAccount the whole decision waits for a person where it holds
 * @param text        the rule as written
 * @param places      where each of its conditions stands, asked by the condition itself and not by what it says
 */
public record Rule(
        int number,
        RuleCard card,
        List<Condition> constraints,
        Condition condition,
        List<Fact> facts,
        List<Integer> settings,
        Map<String, Condition.Operand> bindings,
        Reason reason,
        boolean reviewsAccount,
        String text,
        Map<Condition, Written> places) {

    /** The same rule with other conditions: what it would be if it were written so. */
    public Rule with(List<Condition> others) {
        return new Rule(number, card, others, all(others), facts, settings, bindings, reason, reviewsAccount, text, places);
    }

    /** Where a condition of this rule stands; the rule itself where it was not written as it is asked. */
    public Written written(Condition condition) {
        return places.getOrDefault(condition, new Written(card.line(), 1, id()));
    }

    static Condition all(List<Condition> constraints) {
        return constraints.size() == 1 ? constraints.get(0) : new Condition.And(constraints);
    }

    /** The value bound to `$name` in this case, or {@code null}. */
    @SuppressWarnings("unchecked")
    public <T> T value(String binding, Case judged) {
        Object value = bindings.get(binding).of(judged);
        return (T) (value instanceof Field<?> field ? field.orNull() : value);
    }

    /** The snapshot paths that make this rule unknown, sorted, each once; {@code null} where it holds. Call it only where it is not known to be false. */
    public List<String> missing(Case judged, RuleBook book) {
        List<String> paths = null;
        for (Condition constraint : constraints) {
            if (constraint.judge(judged) == Truth.UNKNOWN) {
                paths = paths == null ? new ArrayList<>(4) : paths;
                constraint.missing(judged, paths, book);
            }
        }
        if (paths == null || isAscending(paths)) {
            return paths;
        }
        paths.sort(null);
        List<String> once = new ArrayList<>(paths.size());
        for (String path : paths) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(path)) {
                once.add(path);
            }
        }
        return once;
    }

    private static boolean isAscending(List<String> paths) {
        for (int i = 1; i < paths.size(); i++) {
            if (paths.get(i - 1).compareTo(paths.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    public String id() {
        return card.id();
    }

    /** One rule of one rulebook is only ever itself. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
