package dev.dunlin.snapshot;

/** Whether the debtor still has the goods of an invoice. */
public enum Goods {
    UNSOLD, SOLD, UNKNOWN
}
