package dev.dunlin.decisionlog;

/** What came of handing a decision to the log; by then it is durable. */
public sealed interface Appended {

    /** It is a new entry. */
    record New(EntryId id) implements Appended {
    }

    /** The idempotency key was used before with the same request: this is the entry it led to. */
    record Again(EntryId id) implements Appended {
    }

    /** The idempotency key was used before with another request; nothing was written. */
    record KeyTaken(EntryId id) implements Appended {
    }
}
