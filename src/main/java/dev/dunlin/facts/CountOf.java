package dev.dunlin.facts;

import dev.dunlin.snapshot.Field;

/** "How many of them?", unknown as soon as one is unsure; mutable, for one thread. */
final class CountOf {
    private int count;
    private boolean unsure;

    /** {@code null} stands for unknown. */
    void see(Boolean item) {
        if (item == null) {
            unsure = true;
        } else if (item) {
            count++;
        }
    }

    Field<Integer> answer() {
        return unsure ? Field.unknown() : Field.of(count);
    }
}
