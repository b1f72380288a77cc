package dev.dunlin.snapshot;

/** Why the debtor has not paid. */
public enum Cause {
    OVERSIGHT, ADMIN, DISPUTE, CASH_SHORTAGE, WILFUL, FRAUD, UNKNOWN
}
