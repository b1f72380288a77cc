package dev.dunlin.snapshot;

/** What the debtor says of a payment not yet seen. */
public enum ClaimKind {
    ALREADY_SENT, FETCHING_CASH
}
