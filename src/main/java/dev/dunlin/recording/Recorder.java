package dev.dunlin.recording;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decisionlog.Appended;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.DecisionRecord;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.resolution.Decision;

/** Puts decisions on record. There is no answer before its entry is durable, and none that is not in the log. Never waits. */
@Singleton
public final class Recorder {
    private final DecisionLog log;
    private final RuleBookKeeper rulebooks;
    private final Records records;

    Recorder(DecisionLog log, RuleBookKeeper rulebooks, Records records) {
        this.log = log;
        this.rulebooks = rulebooks;
        this.records = records;
    }

    /** @param key the caller's idempotency key, or {@code null} */
    public CompletionStage<Reply> record(byte[] snapshot, Decision decision, DecisionBody body, String key) {
        DecisionRecord record = new DecisionRecord(decision.accountId(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(decision.asOf()), decision.book().hash(), body.sha256(), snapshot,
                body.json(), FoundWords.of(decision), key);
        return rulebooks.keep(decision.book()).thenCompose(kept -> log.append(record)).thenCompose(appended -> reply(appended, body))
                .exceptionally(failure -> new Reply.Refused(problem(failure)));
    }

    /** What was answered under that key before; waits for the log. */
    public Optional<Reply> earlier(byte[] snapshot, String key) {
        try {
            return log.earlier(key, snapshot).map(earlier -> earlier instanceof Appended.Again again ? first(again.id()) : keyReused());
        } catch (LogUnavailable e) {
            return Optional.of(new Reply.Refused(unavailable()));
        }
    }

    private CompletionStage<Reply> reply(Appended appended, DecisionBody body) {
        if (appended instanceof Appended.New recorded) {
            String id = recorded.id().toString();
            return CompletableFuture.completedFuture(new Reply.Answered(id, body.answer(id).json(), false));
        }
        if (appended instanceof Appended.Again earlier) {
            return CompletableFuture.supplyAsync(() -> first(earlier.id()), Infrastructure.getDefaultWorkerPool());
        }
        return CompletableFuture.completedFuture(keyReused());
    }

    private static Reply keyReused() {
        return new Reply.Refused(Problem.of(ProblemKind.KEY_REUSED,
                "The key came with another body before. Send the very same bytes again for the first answer, or a new key for a new decision."));
    }

    private Reply first(EntryId id) {
        Records.Found found = records.answer(id);
        return found instanceof Records.Found.Whole whole ? new Reply.Answered(id.toString(), whole.json(), true)
                : new Reply.Refused(((Records.Found.Not) found).problem());
    }

    private static Problem problem(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LogUnavailable ? unavailable() : ProblemResponses.internal(cause);
    }

    public static Problem unavailable() {
        return Problem.of(ProblemKind.LOG_UNAVAILABLE, "The decision log cannot be reached. Nothing is decided that is not recorded; send the request again shortly.");
    }
}
