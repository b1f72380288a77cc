package dev.dunlin.findings;

import java.util.BitSet;

/** Collects the numbers of the rules whose conditions are not known to be false. One decision, one thread; order does not matter. */
public final class Findings {
    private final BitSet inForce;
    private final BitSet rehearsed;
    private final BitSet rules = new BitSet();
    private final BitSet drafts = new BitSet(0);

    /**
     * @param inForce   the numbers of the rules that decide; what others find is passed over
     * @param rehearsed the numbers of the drafts that are tried out
     */
    public Findings(BitSet inForce, BitSet rehearsed) {
        this.inForce = inForce;
        this.rehearsed = rehearsed;
    }

    /** Called by compiled rules alone. */
    public void add(int rule) {
        if (inForce.get(rule)) {
            rules.set(rule);
        } else if (rehearsed.get(rule)) {
            drafts.set(rule);
        }
    }

    /** What decides. */
    public BitSet rules() {
        return rules;
    }

    /** What would. */
    public BitSet drafts() {
        return drafts;
    }
}
