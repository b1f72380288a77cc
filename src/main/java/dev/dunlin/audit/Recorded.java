package dev.dunlin.audit;

import dev.dunlin.decision.Decider;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.StoredDecision;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * A decision of the log with what it was made of: the snapshot as it was sent, and the rulebook that was in force. Immutable.
 */
public record Recorded(StoredDecision stored, RuleBook book, AccountSnapshot snapshot) {

    /** What came of looking for a decision. */
    public sealed interface Found {
        record Whole(Recorded recorded) implements Found {
        }

        /** It cannot be decided again. */
        record Not(Lack lack, String why) implements Found {
        }
    }

    /** What a decision lacks to be decided again. */
    public enum Lack {
        ENTRY, ERASED, RULEBOOK, SNAPSHOT
    }

    public static Found find(DecisionLog log, RuleBookArchive archive, EntryId id) {
        return log.find(id).map(stored -> of(stored, archive)).orElse(new Found.Not(Lack.ENTRY, "The log holds no decision `" + id + "`."));
    }

    static Found of(StoredDecision stored, RuleBookArchive archive) {
        if (stored.isErased()) {
            return new Found.Not(Lack.ERASED, "Decision `" + stored.id() + "` was erased by law; entry `" + stored.erasedBy() + "` says who had it erased, when and why.");
        }
        if (archive.load(stored.rulebook()) instanceof RuleBookArchive.Kept.Not not) {
            return new Found.Not(Lack.RULEBOOK, not.why());
        }
        RuleBook book = ((RuleBookArchive.Kept.Book) archive.load(stored.rulebook())).book();
        SnapshotReader.Reading reading = new SnapshotReader(book.actions().codes()).read(stored.snapshot());
        return reading instanceof SnapshotReader.Reading.Ok ok ? new Found.Whole(new Recorded(stored, book, ok.snapshot()))
                : new Found.Not(Lack.SNAPSHOT, "The snapshot of decision `" + stored.id() + "` is refused today: "
                        + ((SnapshotReader.Reading.Faulty) reading).faults().get(0).detail());
    }

    /** The decision made again. */
    public Decision again() {
        return Decider.decide(book, snapshot);
    }
}
