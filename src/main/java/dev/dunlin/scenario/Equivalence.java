package dev.dunlin.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Compare;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Field;

/**
 * Proves that a changed rule always comes out as the rule itself. Each fact, setting and signal the conditions read takes every value that could
 * matter to them - at each edge, a step and half a step beside it, none, unknown - in every combination, whether an account could have it so or
 * not; taken for granted is only that some facts are never negative and some never unknown, and
 * that a debtor whose kind is known is known to be a person or not, and that it is never open whether something is barred unless something may be. Where truth and what is missing agree in all of them, they agree
 * always. What takes too many combinations is not proven.
 */
final class Equivalence {
    private static final int MOST = 2_000_000;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RuleBook book;
    private final String currency;
    private final boolean isSignal;
    private final List<Condition> was;
    private final List<Condition> becomes;
    private final Map<Fact, Set<Object>> facts = new LinkedHashMap<>();
    private final Map<Integer, List<Field<?>>> settings = new LinkedHashMap<>();
    private final Set<Integer> signals = new LinkedHashSet<>();

    private Equivalence(RuleBook book, String currency, boolean isSignal, List<Condition> was, List<Condition> becomes) {
        this.book = book;
        this.currency = currency;
        this.isSignal = isSignal;
        this.was = was;
        this.becomes = becomes;
        Stream.concat(was.stream(), becomes.stream()).forEach(this::read);
    }

    static boolean holds(Rule rule, Rule changed, RuleBook book) {
        List<Condition> was = new ArrayList<>(rule.constraints());
        List<Condition> becomes = new ArrayList<>(changed.constraints());
        List<Condition> same = was.stream().filter(becomes::contains).toList();
        was.removeAll(same);
        becomes.removeAll(same);
        // a condition that shares nothing with the change can only hide it
        Set<Object> shared = reads(Stream.concat(was.stream(), becomes.stream()).toList());
        List<Condition> apart = new ArrayList<>(same);
        boolean grown = true;
        while (grown) {
            List<Condition> joined = apart.stream().filter(one -> reads(List.of(one)).stream().anyMatch(shared::contains)).toList();
            grown = !joined.isEmpty();
            apart.removeAll(joined);
            was.addAll(joined);
            becomes.addAll(joined);
            shared.addAll(reads(joined));
        }
        return Stream.of("EUR", "JPY").allMatch(currency -> new Equivalence(book, currency, rule.card().kind() == RuleCard.Kind.SIGNAL, List.copyOf(was), List.copyOf(becomes)).isProven());
    }

    /** Some account could leave the rule undecided. */
    static boolean canBeUnknown(Rule rule, RuleBook book) {
        Equivalence all = new Equivalence(book, "EUR", false, rule.constraints(), List.of());
        return !all.isAlways(judged -> rule.condition().judge(judged) != Truth.UNKNOWN);
    }

    private static Set<Object> reads(Collection<Condition> conditions) {
        Set<Object> all = new LinkedHashSet<>();
        conditions.forEach(one -> leaves(one).forEach(leaf -> {
            if (leaf instanceof Condition.Comparison comparison) {
                all.add(comparison.fact());
                if (comparison.right().written() instanceof Condition.Operand.OfFact other) {
                    all.add(other.fact());
                }
            } else {
                all.add(leaf instanceof Condition.Holds holds ? holds.fact() : leaf instanceof Condition.None none ? none.fact() : leaf);
            }
        }));
        return all;
    }

    private static Stream<Condition> leaves(Condition condition) {
        return condition instanceof Condition.Not not ? leaves(not.of())
                : condition instanceof Condition.And and ? and.all().stream().flatMap(Equivalence::leaves)
                : condition instanceof Condition.Or or ? or.any().stream().flatMap(Equivalence::leaves)
                : Stream.of(condition);
    }

    private void read(Condition condition) {
        leaves(condition).forEach(leaf -> {
            if (leaf instanceof Condition.SignalHolds signal) {
                signals.add(signal.number());
            } else if (leaf instanceof Condition.Holds holds) {
                facts.computeIfAbsent(holds.fact(), missing -> new LinkedHashSet<>());
            } else if (leaf instanceof Condition.None none) {
                facts.computeIfAbsent(none.fact(), missing -> new LinkedHashSet<>());
            } else {
                compared((Condition.Comparison) leaf);
            }
        });
    }

    private void compared(Condition.Comparison comparison) {
        Set<Object> edges = facts.computeIfAbsent(comparison.fact(), missing -> new LinkedHashSet<>());
        Condition.Operand operand = comparison.right().written();
        if (operand instanceof Condition.Operand.Literal literal) {
            edges.add(literal.value());
        } else if (operand instanceof Condition.Operand.OfFact other) {
            Set<Object> others = facts.computeIfAbsent(other.fact(), missing -> new LinkedHashSet<>());
            edges.add(0);
            others.add(0);
        } else {
            int number = ((Condition.Operand.OfSetting) operand).number();
            List<Object> values = book.settings().all().get(number).rows().stream().map(row -> row.value()).distinct().toList();
            edges.addAll(values);
            Stream<Field<?>> unknown = book.settings().all().get(number).isForEverybody() ? Stream.of() : Stream.of(Field.unknown());
            settings.put(number, Stream.concat(values.stream().map(Field::of), unknown).<Field<?>>map(one -> one).toList());
        }
    }

    private boolean isProven() {
        return isAlways(judged -> Mutation.Outcome.of(was, isSignal, judged, book).equals(Mutation.Outcome.of(becomes, isSignal, judged, book)));
    }

    /** It is so in every combination. */
    private boolean isAlways(Predicate<Case> so) {
        List<List<Field<?>>> choices = new ArrayList<>();
        List<Fact> factsInOrder = List.copyOf(facts.keySet());
        factsInOrder.forEach(fact -> choices.add(values(fact, facts.get(fact))));
        List<Integer> settingsInOrder = List.copyOf(settings.keySet());
        settingsInOrder.forEach(setting -> choices.add(settings.get(setting)));
        List<Integer> signalsInOrder = List.copyOf(signals);
        signalsInOrder.forEach(signal -> choices.add(Arrays.stream(Truth.values()).<Field<?>>map(Field::of).toList()));
        long combinations = 1;
        for (List<Field<?>> choice : choices) {
            combinations *= choice.size();
            if (combinations > MOST) {
                return false;
            }
        }
        int[] at = new int[choices.size()];
        do {
            Field<?>[] values = new Field<?>[Fact.values().length];
            Arrays.fill(values, Field.unknown());
            Field<?>[] inForce = new Field<?>[book.settings().all().size()];
            Arrays.fill(inForce, Field.unknown());
            Truth[] truths = new Truth[book.signals().size()];
            Arrays.fill(truths, Truth.FALSE);
            for (int i = 0; i < at.length; i++) {
                Field<?> value = choices.get(i).get(at[i]);
                if (i < factsInOrder.size()) {
                    values[factsInOrder.get(i).ordinal()] = value;
                } else if (i < factsInOrder.size() + settingsInOrder.size()) {
                    inForce[settingsInOrder.get(i - factsInOrder.size())] = value;
                } else {
                    truths[signalsInOrder.get(i - factsInOrder.size() - settingsInOrder.size())] = (Truth) value.orNull();
                }
            }
            Case judged = new Case.AfterSignals(new Facts(null, currency, values, List.of(), List.of(), List.of(), List.of(), null, NAMES), inForce, truths);
            if (isPossible(judged) && !so.test(judged)) {
                return false;
            }
        } while (next(at, choices));
        return true;
    }

    /** Each fact is missing under its own name, so that none can stand in for another. */
    private static final Map<Fact, List<String>> NAMES = Arrays.stream(Fact.values()).collect(Collectors.toUnmodifiableMap(fact -> fact, fact -> List.of(fact.name())));

    /** What is known of a debtor and what is said to be known of him agree. */
    private boolean isPossible(Case judged) {
        boolean mayBeBarred = Stream.of(Fact.MAY_BE_TIME_BARRED, Fact.LIVE).anyMatch(fact -> !facts.containsKey(fact) || Compare.MORE.judge(judged.fact(fact), 0) == Truth.TRUE);
        return agree(judged, Fact.DEBTOR_TYPE_KNOWN, List.of(Fact.DEBTOR_TYPE, Fact.NATURAL_PERSON, Fact.BUSINESS)) && agree(judged, Fact.COUNTRY_KNOWN, List.of(Fact.COUNTRY))
                && (!facts.containsKey(Fact.TIME_BARRED) || !judged.fact(Fact.TIME_BARRED).isUnknown() || mayBeBarred);
    }

    private boolean agree(Case judged, Fact known, List<Fact> what) {
        return !facts.containsKey(known) || what.stream().filter(facts::containsKey)
                .allMatch(fact -> judged.fact(fact).isUnknown() == (judged.fact(known).orNull() == Boolean.FALSE));
    }

    private static boolean next(int[] at, List<List<Field<?>>> choices) {
        for (int i = 0; i < at.length; i++) {
            if (++at[i] < choices.get(i).size()) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    /** Every value that could matter. */
    private List<Field<?>> values(Fact fact, Set<Object> edges) {
        List<Object> values = new ArrayList<>();
        if (fact.type() == Boolean.class) {
            values.addAll(List.of(true, false));
        } else if (fact.type().isEnum()) {
            values.addAll(Arrays.asList((Object[]) fact.type().getEnumConstants()));
        } else if (fact.type() == String.class) {
            values.addAll(edges);
            values.add("another");
        } else if (fact.type() == LocalDate.class) {
            Stream.of(1, 2, 3).forEach(day -> values.add(LocalDate.of(2026, 1, day)));
        } else if (fact.type() == OffsetDateTime.class) {
            Stream.of(1, 2, 3).forEach(day -> values.add(OffsetDateTime.of(2026, 1, day, 0, 0, 0, 0, ZoneOffset.UTC)));
        } else {
            numbers(fact, edges, values);
        }
        List<Field<?>> all = new ArrayList<>(values.stream().<Field<?>>map(Field::of).toList());
        all.add(Field.none());
        if (!fact.isAlwaysKnown()) {
            all.add(Field.unknown());
        }
        return all;
    }

    private void numbers(Fact fact, Set<Object> edges, List<Object> values) {
        NavigableSet<BigDecimal> points = new TreeSet<>();
        BigDecimal step = fact.step(currency);
        boolean whole = fact.type() != BigDecimal.class;
        for (Object edge : edges.isEmpty() ? Set.<Object>of(0) : edges) {
            BigDecimal at = new BigDecimal(edge.toString());
            for (int i = -4; i <= 4; i++) {
                BigDecimal beside = at.add(step.multiply(BigDecimal.valueOf(i)).divide(TWO));
                if ((!whole || i % 2 == 0) && !(beside.signum() < 0 && fact.isNeverNegative())) {
                    points.add(beside.signum() == 0 ? BigDecimal.ZERO : beside);
                }
            }
        }
        if (fact.type() != Range.class) {
            points.forEach(point -> values.add(fact.type() == Integer.class ? (Object) point.intValueExact() : point));
            return;
        }
        for (BigDecimal low : points) {
            points.tailSet(low).forEach(high -> values.add(new Range(low.intValueExact(), high.intValueExact())));
            values.add(new Range(low.intValueExact(), Integer.MAX_VALUE));
        }
    }
}
