package dev.dunlin.snapshot;

/** What a collector is trained in. */
public enum Training {
    TRADE, FINANCE, LAW
}
