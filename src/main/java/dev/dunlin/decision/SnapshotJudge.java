package dev.dunlin.decision;

import dev.dunlin.engine.RunawayRule;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.SnapshotReader;

/** One rulebook with the reader that goes with it: the bytes of a snapshot in, a decision or a problem out. Thread-safe. */
public final class SnapshotJudge {
    private final RuleBook book;
    private final SnapshotReader reader;
    private final RuleCounts counts;

    public SnapshotJudge(RuleBook book) {
        this(book, null);
    }

    /** @param counts where rules that hold are counted; {@code null} for nowhere */
    public SnapshotJudge(RuleBook book, RuleCounts counts) {
        this.book = book;
        this.counts = counts;
        this.reader = new SnapshotReader(book.actions().codes());
    }

    /** What came of a snapshot. */
    public sealed interface Outcome {
        record Decided(Decision decision) implements Outcome {
        }

        record Refused(Problem problem) implements Outcome {
        }
    }

    public RuleBook book() {
        return book;
    }

    public Outcome judge(byte[] utf8) {
        SnapshotReader.Reading reading = reader.read(utf8);
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            return new Outcome.Refused(problem(faulty));
        }
        try {
            Decider.Judged judged = Decider.judge(book, ((SnapshotReader.Reading.Ok) reading).snapshot());
            if (counts != null) {
                counts.add(book, judged.verdicts());
            }
            return new Outcome.Decided(judged.decision());
        } catch (RunawayRule e) {
            return new Outcome.Refused(Problem.of(ProblemKind.RUNAWAY_RULE, e.getMessage() + " Nothing was decided; the rulebook must be mended."));
        }
    }

    /** What a caller is told of a snapshot with faults. */
    public static Problem problem(SnapshotReader.Reading.Faulty faulty) {
        return Problem.of(switch (faulty.kind()) {
            case NOT_JSON -> ProblemKind.NOT_JSON;
            case TOO_LARGE -> ProblemKind.TOO_LARGE;
            case INVALID -> ProblemKind.INVALID_SNAPSHOT;
        }, faulty.faults());
    }
}
