package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.Field;

/** Finds what would make a condition come out otherwise. Immutable, for one case. */
record Levers(Case judged, RuleBook book) {
    /** Who the debtor and the creditor are, which could not well be otherwise. */
    static final Set<Fact> WHO_IT_IS = EnumSet.of(Fact.DEBTOR_TYPE, Fact.NATURAL_PERSON, Fact.BUSINESS, Fact.DEBTOR_TYPE_KNOWN, Fact.COUNTRY, Fact.COUNTRY_KNOWN,
            Fact.EU_MEMBER, Fact.REGION, Fact.ENGLAND_OR_WALES, Fact.CREDITOR_ROLE);

    /** What could well be otherwise first, then the fewest facts. */
    static final Comparator<Set<Fact>> BY_COST = Comparator.comparing((Set<Fact> facts) -> facts.stream().anyMatch(WHO_IT_IS::contains)).thenComparing(Set::size);

    /** The facts that alone make the condition come out as wanted, each with the values that may do it, the nearest first. */
    Map<Fact, Set<Field<?>>> single(Condition condition, boolean wanted) {
        if (condition instanceof Condition.Not not) {
            return single(not.of(), !wanted);
        }
        if (Leaf.is(condition)) {
            Leaf leaf = new Leaf(condition);
            List<Field<?>> values = leaf.values(wanted, judged);
            return values.isEmpty() ? Map.of() : Map.of(leaf.fact(), new LinkedHashSet<>(values));
        }
        List<Map<Fact, Set<Field<?>>>> each = new ArrayList<>();
        for (Condition part : parts(condition)) {
            if (part.judge(judged) != Truth.of(wanted)) {
                each.add(single(part, wanted));
            }
        }
        Map<Fact, Set<Field<?>>> all = new EnumMap<>(Fact.class);
        each.forEach(one -> one.forEach((fact, values) -> all.computeIfAbsent(fact, any -> new LinkedHashSet<>()).addAll(values)));
        if (needsAll(condition, wanted)) {
            each.forEach(one -> all.keySet().retainAll(one.keySet()));
        }
        return all;
    }

    /** Facts that together make the condition come out as wanted, each with its nearest value; {@code null} where it cannot. */
    Map<Fact, Field<?>> together(Condition condition, boolean wanted) {
        if (condition instanceof Condition.Not not) {
            return together(not.of(), !wanted);
        }
        if (Leaf.is(condition)) {
            Leaf leaf = new Leaf(condition);
            List<Field<?>> values = leaf.values(wanted, judged);
            return values.isEmpty() ? null : Map.of(leaf.fact(), values.get(0));
        }
        Map<Fact, Field<?>> best = needsAll(condition, wanted) ? new EnumMap<>(Fact.class) : null;
        for (Condition part : parts(condition)) {
            if (part.judge(judged) == Truth.of(wanted)) {
                continue;
            }
            Map<Fact, Field<?>> one = together(part, wanted);
            if (!needsAll(condition, wanted)) {
                best = best == null || one != null && BY_COST.compare(one.keySet(), best.keySet()) < 0 ? one : best;
            } else if (one == null) {
                return null;
            } else {
                one.forEach(best::putIfAbsent);
            }
        }
        return best;
    }

    private List<Condition> parts(Condition condition) {
        return condition instanceof Condition.SignalHolds signal
                ? ConditionTrace.raising(signal, judged, book).stream().map(Rule::condition).toList() : ConditionTrace.parts(condition);
    }

    private static boolean needsAll(Condition condition, boolean wanted) {
        return wanted == condition instanceof Condition.And;
    }
}
