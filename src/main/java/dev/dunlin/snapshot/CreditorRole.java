package dev.dunlin.snapshot;

/** Whether we collect for ourselves or, as an agency, for someone else. */
public enum CreditorRole {
    FIRST_PARTY, THIRD_PARTY
}
