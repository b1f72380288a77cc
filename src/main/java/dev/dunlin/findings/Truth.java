package dev.dunlin.findings;

/** Kleene's three truth values: what a condition comes to when some of its facts may be unknown. */
public enum Truth {
    FALSE, UNKNOWN, TRUE;

    public static Truth of(boolean known) {
        return known ? TRUE : FALSE;
    }

    public Truth and(Truth other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    public Truth or(Truth other) {
        return ordinal() >= other.ordinal() ? this : other;
    }

    public Truth not() {
        return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
    }
}
