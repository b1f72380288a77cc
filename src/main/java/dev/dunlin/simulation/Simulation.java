package dev.dunlin.simulation;

import java.util.HashSet;
import java.util.Set;

import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Two rulebooks, to be tried on the same accounts. Immutable, thread-safe, pure.
 *
 * @param against the rulebook that decides now
 * @param rules   the one that might
 */
public record Simulation(RuleBook against, RuleBook rules) {

    /** Reads snapshots that either of the rulebooks takes: an action that only one of them knows is none to the other. */
    public SnapshotReader reader() {
        Set<String> codes = new HashSet<>(against.actions().codes());
        codes.addAll(rules.actions().codes());
        return new SnapshotReader(codes);
    }

    /** @throws IllegalStateException where one of them cannot decide the account */
    public Comparison of(AccountSnapshot snapshot) {
        return Comparison.of(snapshot, Side.of(Decider.judge(against, snapshot)), Side.of(Decider.judge(rules, snapshot)));
    }
}
