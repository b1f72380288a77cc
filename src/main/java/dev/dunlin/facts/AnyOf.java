package dev.dunlin.facts;

import dev.dunlin.snapshot.Field;

/** "Is it so of any of them?" in three-valued logic; mutable, for one thread. An empty list says no. */
final class AnyOf {
    private boolean yes;
    private boolean unsure;

    /** {@code null} stands for unknown. */
    void see(Boolean item) {
        if (item == null) {
            unsure = true;
        } else if (item) {
            yes = true;
        }
    }

    /** Unknown stands for unknown, none for no. */
    void see(Field<Boolean> item) {
        see(item.isUnknown() ? null : item.or(false));
    }

    /** Both at once; {@code null} stands for unknown. */
    static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : true;
    }

    Field<Boolean> answer() {
        return yes ? Field.of(true) : unsure ? Field.unknown() : Field.of(false);
    }
}
