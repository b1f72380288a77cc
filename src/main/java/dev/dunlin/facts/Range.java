package dev.dunlin.facts;

/** A whole number known only to lie between two bounds, both inclusive; exact when they meet. */
public record Range(int low, int high) {
    private static final int NO_BOUND = Integer.MAX_VALUE;

    static Range exactly(int number) {
        return new Range(number, number);
    }

    Range plus(Range other) {
        return new Range(low + other.low, isBounded() && other.isBounded() ? high + other.high : NO_BOUND);
    }

    /** The same number or more: nobody knows how many. */
    Range orMore() {
        return new Range(low, NO_BOUND);
    }

    public boolean isBounded() {
        return high != NO_BOUND;
    }

    public boolean isExact() {
        return low == high;
    }

    @Override
    public String toString() {
        return isExact() ? Integer.toString(low) : "at least " + low;
    }
}
