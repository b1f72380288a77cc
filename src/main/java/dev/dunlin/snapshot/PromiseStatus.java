package dev.dunlin.snapshot;

/** What became of a promise to pay. */
public enum PromiseStatus {
    OPEN, KEPT, BROKEN
}
