package dev.dunlin.findings;

import java.math.BigDecimal;

import dev.dunlin.facts.Range;
import dev.dunlin.snapshot.Field;

/**
 * A comparison of a fact with a value, in three-valued logic: an unknown side makes it unknown, a known none makes it
 * false. Decimals are compared exactly, and a range is compared as far as its bounds decide.
 */
public enum Compare {
    EQUAL("=="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

    private final String sign;

    Compare(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** The comparison with its sides exchanged: {@code a < b} is {@code b > a}. */
    public Compare flipped() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
            default -> this;
        };
    }

    public static Compare of(String sign) {
        for (Compare compare : values()) {
            if (compare.sign.equals(sign)) {
                return compare;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    /** @param right a {@link Field}, or a plain value */
    public Truth judge(Field<?> left, Object right) {
        Field<?> other = right instanceof Field<?> field ? field : null;
        if (left.isUnknown() || other != null && other.isUnknown()) {
            return Truth.UNKNOWN;
        }
        Object a = left.orNull();
        Object b = other != null ? other.orNull() : right;
        if (a == null || b == null) {
            return Truth.of(this == NOT_EQUAL && a != b);
        }
        if (a instanceof Range range) {
            return judge(range, ((Number) b).intValue());
        }
        if (this == EQUAL || this == NOT_EQUAL) {
            boolean same = a instanceof Number ? order(a, b) == 0 : a.equals(b);
            return Truth.of(same == (this == EQUAL));
        }
        return Truth.of(holds(order(a, b)));
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private Truth judge(Range range, int n) {
        if (this == EQUAL || this == NOT_EQUAL) {
            Truth equal = n < range.low() || n > range.high() ? Truth.FALSE : range.isExact() ? Truth.TRUE : Truth.UNKNOWN;
            return this == EQUAL ? equal : equal.not();
        }
        boolean low = holds(Integer.compare(range.low(), n));
        boolean high = holds(Integer.compare(range.high(), n));
        return low == high ? Truth.of(low) : Truth.UNKNOWN;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int order(Object a, Object b) {
        if (a instanceof Integer x && b instanceof Integer y) {
            return Integer.compare(x, y);
        }
        if (a instanceof Number && b instanceof Number) {
            return decimal(a).compareTo(decimal(b));
        }
        return ((Comparable) a).compareTo(b);
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(((Number) number).longValue());
    }
}
