package dev.dunlin.findings;

import java.util.BitSet;

/** Collects the numbers of the rules whose conditions are not known to be false. One decision, one thread; order does not matter. */
public final class Findings {
    private final BitSet rules = new BitSet();

    /** Called by compiled rules alone. */
    public void add(int rule) {
        rules.set(rule);
    }

    public BitSet rules() {
        return rules;
    }
}
