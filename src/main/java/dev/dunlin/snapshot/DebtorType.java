package dev.dunlin.snapshot;

/** What kind of debtor this is. */
public enum DebtorType {
    CONSUMER, SOLE_TRADER, COMPANY, PUBLIC
}
