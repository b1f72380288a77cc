package dev.dunlin.snapshot;

/** Who collects. */
public enum CollectorRole {
    SALES, FINANCE, SPECIALIST, ACCOUNT_MANAGER
}
