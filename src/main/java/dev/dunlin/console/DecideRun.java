package dev.dunlin.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Intake;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.portfolio.WorkItem;
import dev.dunlin.problem.Fault;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/** Takes every snapshot of an intake through one rulebook, on all cores, and hands what comes of it on in the order of the input. */
final class DecideRun implements AutoCloseable {
    private final RuleBook book;
    private final SnapshotReader reader;
    private final PortfolioReport report;
    private final OutputStream decisions;
    private final OutputStream faults;

    /** What came of one snapshot: a decision (in JSON too, when it is wanted), or faults. */
    private record Done(Decision decision, List<WorkItem> items, byte[] json, List<String> faults, long weight) {
    }

    /**
     * @param decisions file for every decision, or {@code null}
     * @param faults    file for every fault, or {@code null}
     */
    DecideRun(RuleBook book, PortfolioReport report, Path decisions, Path faults) throws IOException {
        this.book = book;
        this.reader = new SnapshotReader(book.actions().codes());
        this.report = report;
        this.decisions = file(decisions);
        this.faults = file(faults);
    }

    void decide(Intake intake, Progress progress) throws IOException, InterruptedException {
        InOrder.each(intake.snapshots(), this::decide, done -> {
            record(done);
            progress.step(done.weight);
        }, Runtime.getRuntime().availableProcessors());
    }

    private Done decide(Incoming incoming) {
        if (incoming.json() == null) {
            return new Done(null, List.of(), null, incoming.faults(), incoming.weight());
        }
        SnapshotReader.Reading reading = reader.read(incoming.json());
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            return new Done(null, List.of(), null, faulty.faults().stream().map(incoming::worded).toList(), incoming.weight());
        }
        AccountSnapshot snapshot = ((SnapshotReader.Reading.Ok) reading).snapshot();
        Decision decision;
        try {
            decision = Decider.decide(book, snapshot);
        } catch (IllegalStateException e) {
            String place = incoming.place().apply(new Fault("/account/id", "undecided", ""));
            return new Done(null, List.of(), null, List.of(place + ": the account cannot be decided: " + e.getMessage()), incoming.weight());
        }
        return new Done(decision, WorkItem.of(snapshot, decision), decisions == null ? null : Answer.of(decision, null).json(), List.of(), incoming.weight());
    }

    private void record(Done done) {
        try {
            if (done.decision != null) {
                report.add(done.decision, done.items);
            }
            if (done.json != null) {
                decisions.write(done.json);
                decisions.write('\n');
            }
            for (String fault : done.faults) {
                report.addFault(fault);
                if (faults != null) {
                    faults.write((fault + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream file(Path path) throws IOException {
        return path == null ? null : new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        try (faults) {
            if (decisions != null) {
                decisions.close();
            }
        }
    }
}
