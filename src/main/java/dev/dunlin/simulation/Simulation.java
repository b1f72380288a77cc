package dev.dunlin.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import dev.dunlin.decision.Decider;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Moment;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Two rulebooks, to be tried on the same accounts. Immutable, thread-safe, pure.
 *
 * @param against the rulebook that decides now
 * @param rules   the one that might
 * @param on      every account is decided as if that day had come, at its own hour, and nothing had happened until then; {@code null} for each on its own day
 */
public record Simulation(RuleBook against, RuleBook rules, LocalDate on) {
    /** The last day that can be supposed, as no snapshot is of a later year. */
    public static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    /** Reads snapshots that either of the rulebooks takes: an action that only one of them knows is none to the other. */
    public SnapshotReader reader() {
        Set<String> codes = new HashSet<>(against.actions().codes());
        codes.addAll(rules.actions().codes());
        return new SnapshotReader(codes);
    }

    /** @throws IllegalStateException where one of them cannot decide the account */
    public Comparison of(AccountSnapshot given) {
        AccountSnapshot snapshot = onItsDay(given);
        return Comparison.of(snapshot, Side.of(Decider.judge(against, snapshot)), Side.of(Decider.judge(rules, snapshot)));
    }

    /** Nobody is taken back to a day before what is said of him. */
    private AccountSnapshot onItsDay(AccountSnapshot given) {
        Moment own = FactFinder.momentOf(given);
        if (on == null || !on.isAfter(own.today())) {
            return given;
        }
        return given.at(on.atTime(given.asOf().atZoneSameInstant(own.zone()).toLocalTime()).atZone(own.zone()).toOffsetDateTime());
    }
}
