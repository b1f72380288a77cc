package dev.dunlin.snapshot;

/** Who signed the terms: the entity, a person in their own name, or nobody. */
public enum Signatory {
    ENTITY, PERSONAL, NONE
}
