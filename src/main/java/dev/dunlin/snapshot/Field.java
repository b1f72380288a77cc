package dev.dunlin.snapshot;

import java.util.function.Function;

/**
 * One value a caller may have sent: a value, a known "none" (an explicit {@code null}), or unknown (left out).
 * Immutable; there is one instance of "none" and one of "unknown".
 */
public final class Field<T> {
    private static final Field<?> UNKNOWN = new Field<>(null);
    private static final Field<?> NONE = new Field<>(null);

    private final T value;

    private Field(T value) {
        this.value = value;
    }

    @SuppressWarnings("unchecked")
    public static <T> Field<T> unknown() {
        return (Field<T>) UNKNOWN;
    }

    /** Known: there is none. */
    @SuppressWarnings("unchecked")
    public static <T> Field<T> none() {
        return (Field<T>) NONE;
    }

    /** A value, or the known "none" for {@code null}. */
    public static <T> Field<T> of(T value) {
        return value == null ? none() : new Field<>(value);
    }

    public boolean isUnknown() {
        return this == UNKNOWN;
    }

    public boolean isNone() {
        return this == NONE;
    }

    public boolean hasValue() {
        return value != null;
    }

    /** The value, or {@code null} when it is none or unknown. */
    public T orNull() {
        return value;
    }

    public T or(T other) {
        return value != null ? value : other;
    }

    /** The value under {@code f}; none stays none, unknown stays unknown. */
    public <R> Field<R> map(Function<? super T, ? extends R> f) {
        return value != null ? of(f.apply(value)) : same();
    }

    /** The field under {@code f} of this value; none stays none, unknown stays unknown. */
    public <R> Field<R> get(Function<? super T, Field<R>> f) {
        return value != null ? f.apply(value) : same();
    }

    /** This field unless it is unknown, then {@code other}. */
    public Field<T> ifUnknown(Field<T> other) {
        return isUnknown() ? other : this;
    }

    @SuppressWarnings("unchecked")
    private <R> Field<R> same() {
        return (Field<R>) this;
    }

    @Override
    public boolean equals(Object o) {
        return this == o || value != null && o instanceof Field<?> f && value.equals(f.value);
    }

    @Override
    public int hashCode() {
        return value != null ? value.hashCode() : isNone() ? 1 : 0;
    }

    @Override
    public String toString() {
        return value != null ? value.toString() : isNone() ? "none" : "unknown";
    }
}
