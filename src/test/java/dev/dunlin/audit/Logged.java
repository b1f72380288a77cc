package dev.dunlin.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decision.Decider;
import dev.dunlin.decisionlog.Appended;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.DecisionRecord;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.engine.EngineVersion;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/** Decisions put into a log as the service puts them there, and the snapshots of the examples. */
public final class Logged {
    private static final Path WORKED_CASES = Path.of("docs/examples/worked-cases");

    private Logged() {
    }

    /** Its rulebook, as the service keeps it before the first decision by it. */
    public static void rulebook(DecisionLog log, RuleBook book) {
        log.archive(book.hash(), EngineVersion.text(), book.files().toJson());
    }

    public static EntryId decision(DecisionLog log, RuleBook book, byte[] snapshot) {
        return append(log, book, snapshot, DecisionBody.of(Decider.decide(book, read(book, snapshot))).json());
    }

    /** A decision with another answer than the rules give. */
    static EntryId append(DecisionLog log, RuleBook book, byte[] snapshot, byte[] answer) {
        try {
            Decision decision = Decider.decide(book, read(book, snapshot));
            DecisionRecord record = new DecisionRecord(decision.accountId(), decision.asOf().toString(), book.hash(),
                    MessageDigest.getInstance("SHA-256").digest(answer), snapshot, answer, List.of(), null);
            return ((Appended.New) log.append(record).join()).id();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static AccountSnapshot read(RuleBook book, byte[] snapshot) {
        SnapshotReader.Reading reading = new SnapshotReader(book.actions().codes()).read(snapshot);
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            throw new AssertionError(faulty.faults());
        }
        return ((SnapshotReader.Reading.Ok) reading).snapshot();
    }

    public static byte[] workedCase(String name) {
        try {
            return Files.readAllBytes(WORKED_CASES.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worked cases and the example portfolio. */
    static List<byte[]> snapshots() throws IOException {
        try (Stream<Path> cases = Files.list(WORKED_CASES)) {
            List<byte[]> all = new java.util.ArrayList<>();
            for (Path one : cases.sorted().toList()) {
                all.add(Files.readAllBytes(one));
            }
            for (String line : Files.readAllLines(Path.of("docs/examples/portfolio.ndjson"))) {
                all.add(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            return all;
        }
    }
}
