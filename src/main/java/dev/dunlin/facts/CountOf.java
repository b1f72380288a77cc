package dev.dunlin.facts;

import dev.dunlin.snapshot.Field;

/** "How many of them?" where some are unsure; mutable, for one thread. */
final class CountOf {
    private int count;
    private int unsure;

    /** {@code null} stands for unknown. */
    void see(Boolean item) {
        if (item == null) {
            unsure++;
        } else if (item) {
            count++;
        }
    }

    /** Unknown as soon as one is unsure. */
    Field<Integer> answer() {
        return unsure > 0 ? Field.unknown() : Field.of(count);
    }

    /** Without the unsure ones, and with them. */
    Range range() {
        return new Range(count, count + unsure);
    }
}
