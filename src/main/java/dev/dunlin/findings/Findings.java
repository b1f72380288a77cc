package dev.dunlin.findings;

import java.util.BitSet;

/** Collects the numbers of the rules whose conditions are not known to be false. One decision, one thread; order does not matter. */
public final class Findings {
    private final BitSet inForce;
    private final BitSet rehearsed;
    private final BitSet rules = new BitSet();
    private final BitSet drafts = new BitSet(0);
    private final int most;
    private int found;

    /**
     * @param inForce   the numbers of the rules that decide; what others find is passed over
     * @param rehearsed the numbers of the drafts that are tried out
     * @param most      how often rules may be found altogether
     */
    public Findings(BitSet inForce, BitSet rehearsed, int most) {
        this.inForce = inForce;
        this.rehearsed = rehearsed;
        this.most = most;
    }

    /** A rule was found more often than a rule can be that only judges. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int rule;

        TooMany(int rule) {
            super("Rule " + rule + " was found too often", null, false, false);
            this.rule = rule;
        }

        public int rule() {
            return rule;
        }
    }

    /** Called by compiled rules alone. */
    public void add(int rule) {
        if (++found > most) {
            throw new TooMany(rule);
        }
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
