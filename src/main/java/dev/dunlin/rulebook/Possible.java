package dev.dunlin.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Truth;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;

/**
 * Whether some account could make conditions true together, with the settings in force for one kind of debtor. Each fact is tried with one
 * value for every stretch between the values it is compared with, so that nothing is left out; what is not understood (signals, one fact
 * against another) may be true or false. So an answer of "no" is proven, and "yes" only means that nothing speaks against it.
 */
final class Possible {
    private static final int MOST_TRIALS = 20_000;

    private final SettingsBook settings;
    private final World world;
    private int trials;

    /**
     * For whom and when settings are looked up; an empty text or {@code null} where it makes no difference.
     *
     * @param fixed facts that follow from it
     */
    record World(LocalDate day, DebtorType debtorType, String country, String region, String currency, Map<Fact, Field<?>> fixed) {

        private World with(Map<Fact, Field<?>> settled) {
            Map<Fact, Field<?>> all = new LinkedHashMap<>(fixed);
            all.putAll(settled);
            return new World(day, debtorType, country, region, currency, all);
        }
    }

    Possible(SettingsBook settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    /** The same with some facts settled. */
    Possible(Possible other, Map<Fact, Field<?>> settled) {
        this(other.settings, other.world.with(settled));
    }

    World world() {
        return world;
    }

    boolean together(List<Condition> conditions) {
        Map<Object, List<Field<?>>> open = new LinkedHashMap<>();
        conditions.forEach(condition -> atoms(condition, atom -> open.putIfAbsent(about(atom), List.of())));
        open.replaceAll((about, none) -> about instanceof Fact fact ? samples(fact, conditions) : List.of(Field.of(true), Field.of(false)));
        trials = 0;
        return search(conditions, new ArrayList<>(open.entrySet()), 0, new LinkedHashMap<>());
    }

    private boolean search(List<Condition> conditions, List<Map.Entry<Object, List<Field<?>>>> open, int next, Map<Object, Field<?>> chosen) {
        Truth all = Truth.TRUE;
        for (Condition condition : conditions) {
            all = all.and(judge(condition, chosen));
            if (all == Truth.FALSE) {
                return false;
            }
        }
        if (all == Truth.TRUE || ++trials > MOST_TRIALS) {
            return true;
        }
        if (next == open.size()) {
            return false;
        }
        for (Field<?> sample : open.get(next).getValue()) {
            chosen.put(open.get(next).getKey(), sample);
            if (search(conditions, open, next + 1, chosen)) {
                return true;
            }
        }
        chosen.remove(open.get(next).getKey());
        return false;
    }

    /** True, false, or not decided by what has been chosen. */
    private Truth judge(Condition condition, Map<Object, Field<?>> chosen) {
        if (condition instanceof Condition.And and) {
            return and.all().stream().map(one -> judge(one, chosen)).reduce(Truth.TRUE, Truth::and);
        }
        if (condition instanceof Condition.Or or) {
            return or.any().stream().map(one -> judge(one, chosen)).reduce(Truth.FALSE, Truth::or);
        }
        if (condition instanceof Condition.Not not) {
            return judge(not.of(), chosen).not();
        }
        Field<?> value = chosen.get(about(condition));
        if (value == null) {
            return Truth.UNKNOWN;
        }
        if (!(about(condition) instanceof Fact)) {
            return Truth.of(value.orNull() == Boolean.TRUE);
        }
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.compare().judge(value, right(comparison));
        }
        return value.isUnknown() ? Truth.UNKNOWN : Truth.of(condition instanceof Condition.None ? value.isNone() : value.orNull() == Boolean.TRUE);
    }

    static void atoms(Condition condition, Consumer<Condition> each) {
        if (condition instanceof Condition.And and) {
            and.all().forEach(one -> atoms(one, each));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(one -> atoms(one, each));
        } else if (condition instanceof Condition.Not not) {
            atoms(not.of(), each);
        } else {
            each.accept(condition);
        }
    }

    /** The fact a simple condition is about, where it says all of it; else the condition itself. */
    private Object about(Condition atom) {
        if (atom instanceof Condition.Comparison comparison) {
            return right(comparison) == null ? comparison : comparison.fact();
        }
        return atom instanceof Condition.Holds holds ? holds.fact() : atom instanceof Condition.None none ? none.fact() : atom;
    }

    /** The value compared with, {@code null} where it is none that is known here. */
    private Object right(Condition.Comparison comparison) {
        if (comparison.right() instanceof Condition.Operand.Literal literal) {
            return literal.value();
        }
        return comparison.right() instanceof Condition.Operand.OfSetting setting ? value(setting.number()) : null;
    }

    /** What a setting is here, {@code null} where it has no row. */
    Object value(int setting) {
        var row = settings.all().get(setting).inForce(world.day(), world.debtorType() == null ? DebtorType.CONSUMER : world.debtorType(),
                world.country(), world.region(), world.currency());
        return row == null ? null : row.value();
    }

    /** A value of the fact for every stretch that these conditions tell apart, none last. */
    List<Field<?>> samples(Fact fact, List<Condition> conditions) {
        if (world.fixed().containsKey(fact)) {
            return List.of(world.fixed().get(fact));
        }
        Set<Object> named = new LinkedHashSet<>();
        conditions.forEach(condition -> atoms(condition, atom -> {
            if (atom instanceof Condition.Comparison comparison && comparison.fact() == fact && right(comparison) != null) {
                named.add(right(comparison));
            }
        }));
        List<Field<?>> samples = new ArrayList<>();
        if (fact.type() == Boolean.class) {
            samples.add(Field.of(true));
            samples.add(Field.of(false));
        } else if (fact.type().isEnum()) {
            for (Object constant : fact.type().getEnumConstants()) {
                samples.add(Field.of(constant));
            }
        } else if (Number.class.isAssignableFrom(fact.type()) || fact.type() == Range.class) {
            numbers(fact, named).forEach(number -> samples.add(Field.of(number)));
        } else {
            named.forEach(text -> samples.add(Field.of(text)));
            samples.add(Field.of(named.stream().map(Object::toString).reduce("other", String::concat)));
        }
        samples.add(Field.none());
        return samples;
    }

    private static List<BigDecimal> numbers(Fact fact, Set<Object> named) {
        boolean isWhole = fact.type() != BigDecimal.class;
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        named.forEach(number -> bounds.add(number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(((Number) number).longValue())));
        List<BigDecimal> samples = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal bound : bounds) {
            BigDecimal between = before == null ? bound.subtract(BigDecimal.ONE) : before.add(bound).divide(BigDecimal.valueOf(2));
            if (!isWhole) {
                samples.add(between);
                samples.add(bound);
            } else {
                // of whole numbers: the least one above the last bound, if it lies below this one, and this one if it is whole
                BigDecimal least = before == null ? bound.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE)
                        : before.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
                if (least.compareTo(bound) < 0) {
                    samples.add(least);
                }
                if (bound.stripTrailingZeros().scale() <= 0) {
                    samples.add(bound);
                }
            }
            before = bound;
        }
        samples.add(before == null ? BigDecimal.ZERO : before.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
        return samples;
    }
}
