package dev.dunlin.findings;

import java.util.BitSet;

/** Collects the numbers of the rules in force whose conditions are not known to be false. One decision, one thread; order does not matter. */
public final class Findings {
    private final BitSet inForce;
    private final BitSet rules = new BitSet();

    /** @param inForce the numbers of the rules that decide; what others find is passed over */
    public Findings(BitSet inForce) {
        this.inForce = inForce;
    }

    /** Called by compiled rules alone. */
    public void add(int rule) {
        if (inForce.get(rule)) {
            rules.set(rule);
        }
    }

    public BitSet rules() {
        return rules;
    }
}
