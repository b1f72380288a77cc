package dev.dunlin.snapshot;

/** Who began: we (OUT) or the debtor (IN). */
public enum Direction {
    OUT, IN
}
