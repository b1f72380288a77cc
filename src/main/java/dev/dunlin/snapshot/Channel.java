package dev.dunlin.snapshot;

/** How people are reached. */
public enum Channel {
    CALL, EMAIL, LETTER, VISIT, SMS, PORTAL
}
