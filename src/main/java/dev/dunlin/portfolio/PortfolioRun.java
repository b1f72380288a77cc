package dev.dunlin.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.resolution.Decision;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Decides a portfolio: a snapshot a line in, an answer a line out, in the same order, under one rulebook. Lines are decided side by side
 * in a bounded window, so memory stays flat however long the portfolio is, and a slow reader of the answers slows the reading down.
 *
 * @param answerer  makes the answer of a decision; called from several threads
 * @param threads   how many lines are decided at the same time
 * @param onWritten told of every answer after it was written, in order, on the thread that runs
 */
public record PortfolioRun(SnapshotJudge judge, Function<Decision, Answer> answerer, int threads, Consumer<LineAnswer> onWritten) {
    private static final int BATCH_LINES = 32;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int BATCHES_PER_THREAD = 4;

    /** Runs to the end of the input; neither stream is closed. */
    public void run(InputStream in, OutputStream out) throws IOException {
        BlockingQueue<Future<List<LineAnswer>>> window = new ArrayBlockingQueue<>(BATCHES_PER_THREAD * threads);
        ExecutorService deciders = Executors.newFixedThreadPool(threads, work -> daemon(work, "portfolio-decide"));
        Thread reader = daemon(() -> read(in, window, deciders), "portfolio-read");
        reader.start();
        try {
            write(window, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The portfolio was interrupted", e);
        } finally {
            reader.interrupt();
            deciders.shutdownNow();
        }
    }

    /** Reads lines in batches; a batch is passed on when it is full, and before waiting for more. The end, good or bad, is passed on as well. */
    private void read(InputStream in, BlockingQueue<Future<List<LineAnswer>>> window, ExecutorService deciders) {
        try {
            Batch batch = new Batch(window, deciders);
            LineReader lines = new LineReader(in, SnapshotReader.MAX_BYTES, batch::pass);
            Future<List<LineAnswer>> end = done(() -> { });
            try {
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    batch.add(line);
                }
            } catch (IOException | RuntimeException e) {
                end = done(() -> {
                    throw new IllegalStateException(e);
                });
            }
            batch.pass();
            window.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(BlockingQueue<Future<List<LineAnswer>>> window, OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Future<List<LineAnswer>> next = window.poll();
            if (next == null || !next.isDone()) {
                out.flush();
                next = next == null ? window.take() : next;
            }
            List<LineAnswer> answers = get(next);
            if (answers == null) {
                out.flush();
                return;
            }
            for (LineAnswer answer : answers) {
                out.write(answer.json());
                out.write('\n');
                onWritten.accept(answer);
            }
        }
    }

    private LineAnswer answer(Line line) {
        Problem problem;
        if (line.isTooLong()) {
            problem = Problem.of(ProblemKind.TOO_LARGE, "A snapshot may have %,d bytes at most; this line was skipped.".formatted(SnapshotReader.MAX_BYTES));
        } else {
            try {
                SnapshotJudge.Outcome outcome = judge.judge(line.bytes());
                if (outcome instanceof SnapshotJudge.Outcome.Decided decided) {
                    return new LineAnswer(line.number(), line.length(), decided.decision(), null, answerer.apply(decided.decision()).json());
                }
                problem = ((SnapshotJudge.Outcome.Refused) outcome).problem();
            } catch (RuntimeException e) {
                problem = ProblemResponses.internal(e);
            }
        }
        return new LineAnswer(line.number(), line.length(), null, problem, problem.json(line.number()));
    }

    /** Lines on their way to a thread that decides them. Confined to the reading thread. */
    private final class Batch {
        private final BlockingQueue<Future<List<LineAnswer>>> window;
        private final ExecutorService deciders;
        private List<Line> lines = new ArrayList<>();
        private int bytes;

        Batch(BlockingQueue<Future<List<LineAnswer>>> window, ExecutorService deciders) {
            this.window = window;
            this.deciders = deciders;
        }

        void add(Line line) throws InterruptedException {
            lines.add(line);
            bytes += line.length();
            if (lines.size() >= BATCH_LINES || bytes >= BATCH_BYTES) {
                pass();
            }
        }

        void pass() throws InterruptedException {
            if (lines.isEmpty()) {
                return;
            }
            List<Line> passed = lines;
            FutureTask<List<LineAnswer>> task = new FutureTask<>(() -> passed.stream().map(PortfolioRun.this::answer).toList());
            // INVARIANT: a place in the window comes first, so that no more is decided than can be held
            window.put(task);
            deciders.execute(task);
            lines = new ArrayList<>();
            bytes = 0;
        }
    }

    private static List<LineAnswer> get(Future<List<LineAnswer>> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IllegalStateException wrapped && wrapped.getCause() != null ? wrapped.getCause() : e.getCause();
            throw new IOException("The portfolio broke off: " + cause.getMessage(), cause);
        }
    }

    private static Future<List<LineAnswer>> done(Runnable end) {
        FutureTask<List<LineAnswer>> task = new FutureTask<>(end, null);
        task.run();
        return task;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
