package dev.dunlin.facts;

/** A whole number known only to lie between two bounds, both inclusive; exact when they meet. */
public record Range(int low, int high) {

    public boolean isExact() {
        return low == high;
    }

    @Override
    public String toString() {
        return isExact() ? Integer.toString(low) : low + ".." + high;
    }
}
