package dev.dunlin.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.door.DecisionDesk;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Reply;
import dev.dunlin.resolution.Decision;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Decides a portfolio: a snapshot a line in, an answer a line out, in the same order, under one rulebook. Lines are decided side by side
 * in a bounded window, so memory stays flat however long the portfolio is, and a slow reader of the answers slows the reading down. While a
 * batch is being recorded the next ones are decided.
 *
 * @param answerer  answers a decision once it is on record; called from several threads
 * @param threads   how many lines are decided at the same time
 * @param onWritten told of every answer after it was written, in order, on the thread that runs
 */
public record PortfolioRun(SnapshotJudge judge, Answerer answerer, int threads, Consumer<LineAnswer> onWritten) {
    private static final int BATCH_LINES = 32;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int BATCHES_PER_THREAD = 16;

    /** What the caller of the portfolio gets for one of its lines. */
    interface Answerer {
        /** What the line was answered before, if it came before; may wait. */
        Optional<Reply> earlier(Line line);

        CompletionStage<Reply> answer(Line line, Decision decision);
    }

    /** Runs to the end of the input; neither stream is closed. */
    public void run(InputStream in, OutputStream out) throws IOException {
        try {
            new InOrder(threads, BATCHES_PER_THREAD * threads).each(gate -> read(in, gate), this::answers, new InOrder.Taker<>() {
                @Override
                public void take(List<CompletableFuture<LineAnswer>> answers) throws IOException {
                    for (CompletableFuture<LineAnswer> recorded : answers) {
                        LineAnswer answer = recorded.join();
                        out.write(answer.json());
                        out.write('\n');
                        onWritten.accept(answer);
                    }
                }

                @Override
                public void rest() throws IOException {
                    out.flush();
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The portfolio was interrupted", e);
        }
    }

    /** Reads lines in batches; a batch is passed on when it is full, and before waiting for more. */
    private static void read(InputStream in, InOrder.Gate<List<Line>> gate) throws IOException, InterruptedException {
        Batch batch = new Batch(gate);
        LineReader lines = new LineReader(in, SnapshotReader.MAX_BYTES, batch::pass);
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                batch.add(line);
            }
        } catch (IOException | RuntimeException e) {
            batch.pass();
            throw new IOException("The portfolio broke off: " + e.getMessage(), e);
        }
        batch.pass();
    }

    private List<CompletableFuture<LineAnswer>> answers(List<Line> batch) {
        return batch.stream().map(this::answer).toList();
    }

    private CompletableFuture<LineAnswer> answer(Line line) {
        if (line.isTooLong()) {
            return CompletableFuture.completedFuture(refused(line, Problem.of(ProblemKind.TOO_LARGE,
                    "A snapshot may have %,d bytes at most; this line was skipped.".formatted(SnapshotReader.MAX_BYTES))));
        }
        try {
            Optional<Reply> earlier = answerer.earlier(line);
            if (earlier.isPresent()) {
                return CompletableFuture.completedFuture(answered(line, earlier.get()));
            }
            SnapshotJudge.Outcome outcome = judge.judge(line.bytes());
            if (outcome instanceof SnapshotJudge.Outcome.Refused refused) {
                return CompletableFuture.completedFuture(refused(line, refused.problem()));
            }
            Decision decision = ((SnapshotJudge.Outcome.Decided) outcome).decision();
            return answerer.answer(line, decision).thenApply(reply -> answered(line, reply)).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(refused(line, ProblemResponses.internal(e)));
        }
    }

    private static LineAnswer answered(Line line, Reply reply) {
        return reply instanceof Reply.Answered answered ? new LineAnswer(line.number(), line.length(), null, answered.json())
                : refused(line, ((Reply.Refused) reply).problem());
    }

    private static LineAnswer refused(Line line, Problem problem) {
        return new LineAnswer(line.number(), line.length(), problem, problem.json(line.number()));
    }

    /** Lines on their way to a thread that decides them. Confined to the reading thread. */
    private static final class Batch {
        private final InOrder.Gate<List<Line>> gate;
        private List<Line> lines = new ArrayList<>();
        private int bytes;

        Batch(InOrder.Gate<List<Line>> gate) {
            this.gate = gate;
        }

        void add(Line line) throws InterruptedException {
            lines.add(line);
            bytes += line.length();
            if (lines.size() >= BATCH_LINES || bytes >= BATCH_BYTES) {
                pass();
            }
        }

        void pass() throws InterruptedException {
            if (!lines.isEmpty()) {
                List<Line> passed = lines;
                lines = new ArrayList<>();
                bytes = 0;
                gate.pass(passed);
            }
        }
    }
}
