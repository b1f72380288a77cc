package dev.dunlin.snapshot;

/** What came of an interaction. */
public enum Outcome {
    REACHED, NO_ANSWER, HANDED_OVER, REFUSED_ACCESS, BOUNCED, DELIVERED, PROMISED, DISPUTED
}
