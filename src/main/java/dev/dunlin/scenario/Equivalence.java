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
import dev.dunlin.facts.Invariant;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Field;

/**
 * Proves that a changed rule always comes out as the rule itself. Each fact and setting the conditions and the signals they ask read takes every
 * value that could matter to them - at each edge, a step and half a step beside it, none, unknown - in every combination, whether an account could
 * have it so or not; taken for granted is only what the {@link Invariant}s say. Where truth and what is missing agree in all of them, they agree
 * always. What takes too many combinations is not proven.
 */
final class Equivalence {
    private static final int MOST = 2_000_000;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Each fact of which this or that may be missing is missing under its own name, so that none can stand in for another. */
    private static final Map<Fact, List<String>> MISSING = Arrays.stream(Fact.values())
            .collect(Collectors.toUnmodifiableMap(fact -> fact, fact -> fact.isMissingAll() ? fact.from() : List.of(fact.name())));

    private final RuleBook book;
    private final String currency;
    private final Map<Fact, Set<Object>> facts = new LinkedHashMap<>();
    private final Map<Integer, List<Field<?>>> settings = new LinkedHashMap<>();
    private final Map<Integer, Condition> signals = new LinkedHashMap<>();

    private Equivalence(RuleBook book, String currency, Stream<Condition> conditions) {
        this.book = book;
        this.currency = currency;
        conditions.forEach(this::read);
    }

    /** What, taken for granted of facts, has both rules come out alike; {@code null} where they are not known to. */
    static Set<Invariant> proof(Rule rule, Rule changed, RuleBook book) {
        List<Condition> was = new ArrayList<>(rule.constraints());
        List<Condition> becomes = new ArrayList<>(changed.constraints());
        List<Condition> same = was.stream().filter(becomes::contains).toList();
        was.removeAll(same);
        becomes.removeAll(same);
        Set<Invariant> proof = proof(rule, was, becomes, touching(same, reads(Stream.concat(was.stream(), becomes.stream()), book), false, book), book);
        return proof != null ? proof : proof(rule, was, becomes, touching(same, reads(Stream.concat(was.stream(), becomes.stream()), book), true, book), book);
    }

    private static Set<Invariant> proof(Rule rule, List<Condition> was, List<Condition> becomes, List<Condition> beside, RuleBook book) {
        boolean isSignal = rule.card().kind() == RuleCard.Kind.SIGNAL;
        List<Condition> before = Stream.concat(was.stream(), beside.stream()).toList();
        List<Condition> after = Stream.concat(becomes.stream(), beside.stream()).toList();
        Set<Invariant> granted = new LinkedHashSet<>();
        boolean holds = Stream.of("EUR", "JPY").allMatch(currency -> new Equivalence(book, currency, Stream.concat(before.stream(), after.stream()))
                .isAlways(judged -> Mutation.Outcome.of(before, isSignal, judged, book).equals(Mutation.Outcome.of(after, isSignal, judged, book)), granted));
        return holds ? granted : null;
    }

    /**
     * The conditions that have to do with these facts, or with such as have to do with them. Any other can only hide a change.
     *
     * @param byInvariants also by what is known of facts together
     */
    private static List<Condition> touching(List<Condition> all, Set<Fact> these, boolean byInvariants, RuleBook book) {
        Set<Fact> facts = new LinkedHashSet<>(these);
        List<Condition> touching = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            Set<Fact> near = new LinkedHashSet<>(facts);
            if (byInvariants) {
                Invariant.ALL.stream().map(Invariant::about).filter(about -> about.stream().anyMatch(facts::contains)).forEach(near::addAll);
            }
            List<Condition> more = all.stream().filter(one -> !touching.contains(one) && reads(Stream.of(one), book).stream().anyMatch(near::contains)).toList();
            touching.addAll(more);
            facts.addAll(reads(more.stream(), book));
            grown = !more.isEmpty();
        }
        return touching;
    }

    /** Some account could leave the rule undecided. */
    static boolean canBeUnknown(Rule rule, RuleBook book) {
        return !new Equivalence(book, "EUR", rule.constraints().stream()).isAlways(judged -> rule.condition().judge(judged) != Truth.UNKNOWN, new LinkedHashSet<>());
    }

    private static Set<Fact> reads(Stream<Condition> conditions, RuleBook book) {
        Set<Fact> all = new LinkedHashSet<>();
        conditions.flatMap(Equivalence::leaves).forEach(leaf -> {
            if (leaf instanceof Condition.Comparison comparison) {
                all.add(comparison.fact());
                if (comparison.right().written() instanceof Condition.Operand.OfFact other) {
                    all.add(other.fact());
                }
            } else if (leaf instanceof Condition.SignalHolds signal) {
                book.signals().get(signal.number()).rules().forEach(rule -> all.addAll(reads(rule.constraints().stream(), book)));
            } else {
                all.add(leaf instanceof Condition.Holds holds ? holds.fact() : ((Condition.None) leaf).fact());
            }
        });
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
                signals.put(signal.number(), new Condition.Or(book.signals().get(signal.number()).rules().stream()
                        .filter(rule -> rule.card().status() == RuleCard.Status.STABLE).map(Rule::condition).toList()));
                book.signals().get(signal.number()).rules().stream().map(Rule::condition).forEach(this::read);
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

    /** Something that takes one value after the other. */
    private record Choice(List<Field<?>> values, Field<?>[] into, int at) {
        void take(int number) {
            into[at] = values.get(number);
        }
    }

    /**
     * It is so in every combination that there can be.
     *
     * @param granted gathers what says of the others that there cannot
     */
    private boolean isAlways(Predicate<Case> so, Set<Invariant> granted) {
        Field<?>[] found = new Field<?>[Fact.values().length];
        Arrays.fill(found, Field.unknown());
        Field<?>[] inForce = new Field<?>[book.settings().all().size()];
        Arrays.fill(inForce, Field.unknown());
        List<Choice> choices = new ArrayList<>();
        facts.forEach((fact, edges) -> choices.add(new Choice(values(fact, edges), found, fact.ordinal())));
        settings.forEach((setting, values) -> choices.add(new Choice(values, inForce, setting)));
        long combinations = 1;
        for (Choice choice : choices) {
            combinations *= choice.values().size();
            if (combinations > MOST) {
                return false;
            }
            choice.take(0);
        }
        List<Invariant> known = Invariant.ALL.stream().filter(one -> facts.keySet().containsAll(one.about())).toList();
        Facts supposed = new Facts(null, currency, found, List.of(), List.of(), List.of(), List.of(), null, MISSING);
        Case before = new Case.BeforeSignals(supposed, inForce);
        Truth[] truths = new Truth[book.signals().size()];
        Arrays.fill(truths, Truth.FALSE);
        Case judged = new Case.AfterSignals(supposed, inForce, truths);
        int[] at = new int[choices.size()];
        do {
            signals.forEach((signal, raisedBy) -> truths[signal] = raisedBy.judge(before));
            if (!so.test(judged) && granted.stream().allMatch(one -> one.holds().test(supposed))) {
                Invariant against = known.stream().filter(one -> !one.holds().test(supposed)).findFirst().orElse(null);
                if (against == null) {
                    return false;
                }
                granted.add(against);
            }
        } while (next(at, choices));
        return true;
    }

    private static boolean next(int[] at, List<Choice> choices) {
        for (int i = 0; i < at.length; i++) {
            boolean more = at[i] + 1 < choices.get(i).values().size();
            at[i] = more ? at[i] + 1 : 0;
            choices.get(i).take(at[i]);
            if (more) {
                return true;
            }
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
        return Stream.concat(values.stream().map(Field::of), Stream.of(Field.none(), Field.unknown())).<Field<?>>map(value -> value).toList();
    }

    private void numbers(Fact fact, Set<Object> edges, List<Object> values) {
        NavigableSet<BigDecimal> points = new TreeSet<>();
        BigDecimal step = fact.step(currency);
        boolean whole = fact.type() != BigDecimal.class;
        for (Object edge : edges.isEmpty() ? Set.<Object>of(0) : edges) {
            BigDecimal at = new BigDecimal(edge.toString());
            for (int i = -4; i <= 4; i++) {
                BigDecimal beside = at.add(step.multiply(BigDecimal.valueOf(i)).divide(TWO));
                if (!whole || i % 2 == 0) {
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
