package dev.dunlin.recording;

import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.StoredDecision;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** What the log has of a decision; waits for the database. */
@Singleton
public final class Records {
    private final DecisionLog log;

    Records(DecisionLog log) {
        this.log = log;
    }

    /** What was looked for, or why it is not to be had. */
    public sealed interface Found {
        record Whole(byte[] json) implements Found {
        }

        record Not(Problem problem) implements Found {
        }
    }

    /** The answer, byte for byte as it was first given. */
    public Found answer(EntryId id) {
        return found(id, stored -> new DecisionBody(stored.answer(), stored.contentHash()).answer(id.toString()).json());
    }

    /** The snapshot, byte for byte as it was sent. */
    public Found snapshot(EntryId id) {
        return found(id, StoredDecision::snapshot);
    }

    public static Problem none(String id) {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no decision `" + Problem.shown(id) + "`.");
    }

    private Found found(EntryId id, Function<StoredDecision, byte[]> part) {
        Optional<StoredDecision> stored = log.find(id);
        if (stored.isEmpty()) {
            return new Found.Not(none(id.toString()));
        }
        return stored.get().isErased() ? new Found.Not(erased(id, stored.get().erasedBy())) : new Found.Whole(part.apply(stored.get()));
    }

    private Problem erased(EntryId id, EntryId by) {
        String how = log.erasure(by).map(erasure -> " on %s by %s; ground: %s. Entry %s of the log says so.".formatted(erasure.recordedAt(), erasure.by(), erasure.ground(), by))
                .orElse(".");
        return Problem.of(ProblemKind.ERASED, "The decision " + id + " was erased" + how);
    }
}
