package dev.dunlin.decision;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;

/** Takes a snapshot, has it judged under the rulebook in force, and answers; the one place where a decision becomes an answer with an id. */
@Singleton
public final class DecisionDesk {
    private final RuleBookInForce inForce;
    private final DecisionMeters meters;
    private volatile SnapshotJudge latest;

    DecisionDesk(RuleBookInForce inForce, DecisionMeters meters) {
        this.inForce = inForce;
        this.meters = meters;
    }

    /** What the caller gets. */
    public sealed interface Reply {
        record Answered(Answer answer) implements Reply {
        }

        record Refused(Problem problem) implements Reply {
        }
    }

    public Reply decide(byte[] snapshot, boolean dryRun) {
        SnapshotJudge judge = judge().orElse(null);
        if (judge == null) {
            return refused(noRuleBook());
        }
        long start = System.nanoTime();
        SnapshotJudge.Outcome outcome = judge.judge(snapshot);
        if (outcome instanceof SnapshotJudge.Outcome.Refused refused) {
            return refused(refused.problem());
        }
        Answer answer = answer(((SnapshotJudge.Outcome.Decided) outcome).decision(), dryRun);
        meters.decided(System.nanoTime() - start, dryRun);
        return new Reply.Answered(answer);
    }

    /** The answer to a decision: with an id of its own, unless it is a dry run. */
    public Answer answer(Decision decision, boolean dryRun) {
        return Answer.of(decision, dryRun ? null : UUID.randomUUID().toString());
    }

    /** The judge for the rulebook now in force, if there is one; whoever keeps it keeps that rulebook. */
    public Optional<SnapshotJudge> judge() {
        RuleBook book = inForce.current().orElse(null);
        SnapshotJudge judge = latest;
        if (book != null && (judge == null || judge.book() != book)) {
            judge = new SnapshotJudge(book);
            latest = judge;
        }
        return Optional.ofNullable(book == null ? null : judge);
    }

    public static Problem noRuleBook() {
        return Problem.of(ProblemKind.NO_RULEBOOK, "The rules are still being read, or have faults; `/q/health/ready` says which. Try again shortly.");
    }

    private Reply refused(Problem problem) {
        meters.refused(problem.kind());
        return new Reply.Refused(problem);
    }
}
