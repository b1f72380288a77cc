package dev.dunlin.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Moment;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Compare;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;

/** Looks for the single changes that bring an action, and tries each by deciding again. */
final class Changes {
    private static final int DAYS_AHEAD = 400;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final RuleBook book;
    private final AccountSnapshot snapshot;
    private final Decider.Judged judged;
    private final Action action;

    private Changes(RuleBook book, AccountSnapshot snapshot, Decider.Judged judged, Action action) {
        this.book = book;
        this.snapshot = snapshot;
        this.judged = judged;
        this.action = action;
    }

    static List<Change> bringing(RuleBook book, AccountSnapshot snapshot, Decider.Judged judged, Action action) {
        Changes changes = new Changes(book, snapshot, judged, action);
        List<Change> found = new ArrayList<>();
        LocalDate day = changes.firstDay();
        changes.candidates().forEach((fact, values) -> changes.nearest(fact, values, day).ifPresent(found::add));
        if (day != null) {
            found.add(new Change(null, "", "", day));
        }
        found.sort(Comparator.comparing((Change change) -> change.on() == null).thenComparing(change -> change.fact() == null).thenComparing(change -> change.fact()));
        return List.copyOf(found);
    }

    /** The first of the coming days on which the action stands while nothing else happens. */
    private LocalDate firstDay() {
        Moment now = FactFinder.momentOf(snapshot);
        for (int days = 1; days <= DAYS_AHEAD; days++) {
            OffsetDateTime then = now.now().plusDays(days).toOffsetDateTime();
            if (WhyNot.stands(Decider.judge(book, snapshot.at(then)), action)) {
                return now.today().plusDays(days);
            }
        }
        return null;
    }

    /** For each fact that speaks against the action now, the values with which it would not. */
    private Map<Fact, Set<Field<?>>> candidates() {
        Map<Fact, Set<Field<?>>> candidates = new TreeMap<>();
        Set<String> withholders = new LinkedHashSet<>();
        judged.decision().withheld().stream().filter(one -> one.action() == action).map(Withheld::by)
                .forEach(by -> by.forEach(one -> withholders.add(one.rule())));
        for (Verdict verdict : judged.verdicts()) {
            for (Rule rule : book.rules()) {
                boolean proposes = rule.card().actions().contains(action) && !verdict.fired().contains(rule);
                boolean keepsBack = withholders.contains(rule.id());
                if (proposes || keepsBack) {
                    collect(rule.condition(), keepsBack && !proposes, verdict.judged(), candidates);
                }
            }
            for (String need : action.needs()) {
                book.signals().stream().filter(signal -> signal.name().equals(need)).flatMap(signal -> signal.rules().stream())
                        .forEach(rule -> collect(rule.condition(), false, verdict.judged(), candidates));
            }
        }
        return candidates;
    }

    private void collect(Condition condition, boolean negated, Case judgedCase, Map<Fact, Set<Field<?>>> candidates) {
        List<ConditionTrace.Leaf> leaves = new ArrayList<>();
        ConditionTrace.leaves(condition, negated, book, leaves);
        for (ConditionTrace.Leaf leaf : leaves) {
            Set<Field<?>> values = candidates.computeIfAbsent(leaf.fact(), any -> new LinkedHashSet<>());
            if (leaf.condition() instanceof Condition.Holds) {
                values.add(Field.of(!leaf.negated()));
            } else if (leaf.condition() instanceof Condition.None) {
                if (!leaf.negated()) {
                    values.add(Field.none());
                }
            } else {
                Condition.Comparison comparison = (Condition.Comparison) leaf.condition();
                Object right = comparison.right().of(judgedCase);
                Object wanted = right instanceof Field<?> field ? field.orNull() : right;
                if (wanted != null) {
                    around(comparison.fact(), comparison.compare(), wanted).forEach(value -> values.add(Field.of(value)));
                }
            }
        }
    }

    /** The values at the edge, on both sides of it: one of them makes the comparison hold, another makes it fail. */
    private static List<Object> around(Fact fact, Compare compare, Object wanted) {
        if (fact.type() == Range.class) {
            int edge = ((Number) wanted).intValue();
            return List.of(new Range(edge - 1, edge - 1), new Range(edge, edge), new Range(edge + 1, edge + 1));
        }
        if (fact.type() == Integer.class) {
            int edge = ((Number) wanted).intValue();
            return List.of(edge - 1, edge, edge + 1);
        }
        if (wanted instanceof Number number) {
            BigDecimal edge = new BigDecimal(number.toString());
            return List.of(edge.subtract(CENT), edge, edge.add(CENT));
        }
        return compare == Compare.EQUAL ? List.of(wanted) : others(wanted);
    }

    private static List<Object> others(Object wanted) {
        return wanted instanceof Enum<?> constant ? java.util.Arrays.stream((Object[]) constant.getDeclaringClass().getEnumConstants())
                .filter(other -> other != wanted).toList() : List.of();
    }

    /** Of the values that bring the action the one nearest to what the fact is. */
    private java.util.Optional<Change> nearest(Fact fact, Set<Field<?>> values, LocalDate day) {
        Field<?> actual = judged.verdicts().get(0).judged().fact(fact);
        return values.stream().filter(value -> !value.equals(actual))
                .sorted(Comparator.comparing(value -> distance(actual.orNull(), value.orNull())))
                .filter(value -> WhyNot.stands(Decider.judge(book, snapshot, facts -> facts.with(fact, value)), action))
                .findFirst().map(value -> new Change(fact, ConditionTrace.shown(actual), ConditionTrace.shown(value), onItsDay(fact, actual, value, day)));
    }

    private static BigDecimal distance(Object actual, Object value) {
        return actual instanceof Number a && value instanceof Number b ? new BigDecimal(a.toString()).subtract(new BigDecimal(b.toString())).abs() : BigDecimal.ZERO;
    }

    /** A count of days grows by itself; the change has a date where the action does come on it. */
    private LocalDate onItsDay(Fact fact, Field<?> actual, Field<?> value, LocalDate day) {
        boolean growsDaily = fact == Fact.DAYS_PAST_DUE || fact.name().startsWith("DAYS_SINCE_");
        if (day == null || !growsDaily || !(actual.orNull() instanceof Integer now) || !(value.orNull() instanceof Integer then)) {
            return null;
        }
        LocalDate reached = FactFinder.momentOf(snapshot).today().plusDays(then - now);
        return reached.equals(day) ? day : null;
    }
}
