package dev.dunlin.snapshot;

/** A way of pressing for payment that somebody might ask about; none of them is lawful. */
public enum Tactic {
    FOLLOWING_PERSON, SHAMING, PUBLICITY, SURVEILLANCE, THREAT, FALSE_CLAIM, IMPERSONATION, HOME_INTRUSION, SEIZURE, THIRD_PARTY_PRESSURE
}
