package dev.dunlin.rulebook;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Holds exactly one rulebook, or none before the first is read; swapped whole. Safe to share. */
public final class RuleBookInForce {
    private final AtomicReference<RuleBook> book = new AtomicReference<>();

    public Optional<RuleBook> current() {
        return Optional.ofNullable(book.get());
    }

    public void swap(RuleBook next) {
        book.set(next);
    }
}
