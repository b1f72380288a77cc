package dev.dunlin.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Compare;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.snapshot.Field;

/** A condition without parts: it reads one fact, or compares two. Immutable. */
record Leaf(Condition condition) {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    static boolean is(Condition condition) {
        return condition instanceof Condition.Comparison || condition instanceof Condition.Holds || condition instanceof Condition.None;
    }

    Fact fact() {
        return condition instanceof Condition.Comparison one ? one.fact() : condition instanceof Condition.Holds holds ? holds.fact() : ((Condition.None) condition).fact();
    }

    /** The values of its fact with which it would come out as wanted, the nearest to what the fact is first. */
    List<Field<?>> values(boolean wanted, Case judged) {
        Field<?> actual = judged.fact(fact());
        return candidates(judged).stream().filter(value -> !value.equals(actual) && comesOut(value, judged) == Truth.of(wanted))
                .sorted(Comparator.comparing(value -> distance(actual.orNull(), value.orNull()))).toList();
    }

    private List<Field<?>> candidates(Case judged) {
        if (condition instanceof Condition.Holds) {
            return List.of(Field.of(true), Field.of(false));
        }
        if (condition instanceof Condition.None) {
            return List.of(Field.none());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        Object right = comparison.right().of(judged);
        Object edge = right instanceof Field<?> field ? field.orNull() : right;
        return edge == null ? List.of() : around(edge, judged.facts().currency()).stream().<Field<?>>map(Field::of).toList();
    }

    /** An edge and its neighbours; of what has no order, every value there is. */
    private List<Object> around(Object edge, String currency) {
        if (edge instanceof Number number && fact().type() == Range.class) {
            int at = number.intValue();
            return List.of(new Range(at, at), new Range(at + 1, at + 1), new Range(at - 1, at - 1));
        }
        if (edge instanceof Number number && fact().type() == Integer.class) {
            return List.of(number.intValue(), number.intValue() + 1, number.intValue() - 1);
        }
        if (edge instanceof Number number) {
            BigDecimal at = new BigDecimal(number.toString());
            BigDecimal step = fact().unit().equals("money") ? BigDecimal.ONE.movePointLeft(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())) : HUNDREDTH;
            return List.of(at, at.add(step), at.subtract(step));
        }
        List<Object> all = new ArrayList<>(List.of(edge));
        if (edge instanceof Enum<?> constant) {
            all.addAll(Arrays.asList((Object[]) constant.getDeclaringClass().getEnumConstants()));
        }
        return all;
    }

    private Truth comesOut(Field<?> value, Case judged) {
        if (condition instanceof Condition.Comparison one) {
            return one.compare().judge(value, one.right().of(judged));
        }
        return Truth.of(condition instanceof Condition.None ? value.isNone() : value.orNull() == Boolean.TRUE);
    }

    static BigDecimal distance(Object actual, Object value) {
        return number(actual) != null && number(value) != null ? number(actual).subtract(number(value)).abs() : BigDecimal.ZERO;
    }

    private static BigDecimal number(Object value) {
        return value instanceof Range range ? BigDecimal.valueOf(range.low()) : value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** How far a comparison is from coming out as wanted: `42 days short`; empty where it has no measure. */
    String gap(boolean wanted, Case judged) {
        if (!(condition instanceof Condition.Comparison one) || one.compare() == Compare.EQUAL || one.compare() == Compare.NOT_EQUAL) {
            return "";
        }
        Object right = one.right().of(judged);
        BigDecimal edge = number(right instanceof Field<?> field ? field.orNull() : right);
        BigDecimal actual = number(judged.fact(one.fact()).orNull());
        if (edge == null || actual == null) {
            return "";
        }
        boolean wantsMore = (one.compare() == Compare.MORE || one.compare() == Compare.AT_LEAST) == wanted;
        BigDecimal by = edge.subtract(actual).abs();
        return by.signum() == 0 ? "just at the edge" : Words.value(one.fact(), by, judged.facts().currency()) + (wantsMore ? " short" : " over");
    }
}
