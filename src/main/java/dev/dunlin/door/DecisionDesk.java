package dev.dunlin.door;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decision.RuleCounts;
import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.recording.Recorder;
import dev.dunlin.recording.Reply;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;

/** Takes a snapshot, has it judged under the rulebook in force, and answers; the one place where a decision becomes an answer. */
@Singleton
public final class DecisionDesk {
    private final RuleBookInForce inForce;
    private final Recorder recorder;
    private final DecisionMeters meters;
    private final RuleCounts counts;
    private volatile SnapshotJudge latest;

    DecisionDesk(RuleBookInForce inForce, Recorder recorder, DecisionMeters meters, RuleCounts counts) {
        this.counts = counts;
        this.inForce = inForce;
        this.recorder = recorder;
        this.meters = meters;
    }

    /** @param key the caller's idempotency key, or {@code null}; with one, the answer that it had before goes first, whatever the rules say by now */
    CompletionStage<Reply> decide(byte[] snapshot, boolean dryRun, String key) {
        if (dryRun || key == null) {
            return afresh(snapshot, dryRun, key);
        }
        return CompletableFuture.supplyAsync(() -> earlier(snapshot, key), Infrastructure.getDefaultWorkerPool())
                .thenCompose(earlier -> earlier.isPresent() ? CompletableFuture.completedFuture(counted(earlier.get(), false)) : afresh(snapshot, false, key));
    }

    /** What a caller was answered under that key before, if anything; waits for the log. */
    public Optional<Reply> earlier(byte[] snapshot, String key) {
        return recorder.earlier(snapshot, key);
    }

    private CompletionStage<Reply> afresh(byte[] snapshot, boolean dryRun, String key) {
        SnapshotJudge judge = judge().orElse(null);
        if (judge == null) {
            return CompletableFuture.completedFuture(counted(new Reply.Refused(noRuleBook()), dryRun));
        }
        long start = System.nanoTime();
        SnapshotJudge.Outcome outcome = judge.judge(snapshot);
        if (outcome instanceof SnapshotJudge.Outcome.Refused refused) {
            return CompletableFuture.completedFuture(counted(new Reply.Refused(refused.problem()), dryRun));
        }
        Decision decision = ((SnapshotJudge.Outcome.Decided) outcome).decision();
        DecisionBody body = DecisionBody.of(decision);
        meters.took(System.nanoTime() - start);
        return answer(snapshot, decision, body, dryRun, key).thenApply(reply -> counted(reply, dryRun));
    }

    /** The answer to a decision, once it is on record; at once on a dry run. Never waits. */
    public CompletionStage<Reply> answer(byte[] snapshot, Decision decision, boolean dryRun, String key) {
        return answer(snapshot, decision, DecisionBody.of(decision), dryRun, key);
    }

    private CompletionStage<Reply> answer(byte[] snapshot, Decision decision, DecisionBody body, boolean dryRun, String key) {
        return dryRun ? CompletableFuture.completedFuture(new Reply.Answered(null, body.answer(null).json(), false)) : recorder.record(snapshot, decision, body, key);
    }

    /** The judge for the rulebook now in force, if there is one; whoever keeps it keeps that rulebook. */
    public Optional<SnapshotJudge> judge() {
        RuleBook book = inForce.current().orElse(null);
        SnapshotJudge judge = latest;
        if (book != null && (judge == null || judge.book() != book)) {
            judge = new SnapshotJudge(book, counts);
            latest = judge;
        }
        return Optional.ofNullable(book == null ? null : judge);
    }

    public static Problem noRuleBook() {
        return Problem.of(ProblemKind.NO_RULEBOOK, "The rules are still being read, or have faults; `/q/health/ready` says which. Try again shortly.");
    }

    private Reply counted(Reply reply, boolean dryRun) {
        if (reply instanceof Reply.Refused refused) {
            meters.refused(refused.problem().kind());
        } else {
            meters.answered(dryRun, ((Reply.Answered) reply).again());
        }
        return reply;
    }
}
