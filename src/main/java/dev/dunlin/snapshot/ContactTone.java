package dev.dunlin.snapshot;

/** How an interaction went. */
public enum ContactTone {
    CALM, HEATED
}
