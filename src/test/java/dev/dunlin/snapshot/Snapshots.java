package dev.dunlin.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.problem.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Snapshots for tests, and short ways to read them. */
final class Snapshots {
    static final ObjectMapper JSON = new ObjectMapper();
    static final SnapshotReader READER = new SnapshotReader(Set.of("CALL", "SEND_REMINDER", "SEND_STATEMENT", "STOP_SUPPLY"));

    private Snapshots() {
    }

    static byte[] example(String name) {
        try {
            return Files.readAllBytes(Path.of("docs/examples", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full example; with an insolvency too, which a company that still trades does not have. */
    static ObjectNode full() {
        try {
            ObjectNode full = (ObjectNode) JSON.readTree(example("full-snapshot.json"));
            ((ObjectNode) full.get("legal")).putObject("insolvency").put("type", "preliminary proceedings").put("filedOn", "2026-10-30");
            return full;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A snapshot of one invoice, with more members of the root, of the account and of the invoice; each part as `"name": value`, or empty. */
    static String small(String root, String account, String invoice) {
        return """
            { "asOf": "2026-11-03T10:00:00+01:00"%s,
              "account": { "id": "A1", "currency": "EUR"%s },
              "invoices": [ { "id": "I1", "dueOn": "2026-10-01", "open": 100%s } ] }""".formatted(more(root), more(account), more(invoice));
    }

    private static String more(String members) {
        return members.isEmpty() ? "" : ", " + members;
    }

    static AccountSnapshot ok(String json) {
        SnapshotReader.Reading reading = read(json);
        if (reading instanceof SnapshotReader.Reading.Ok ok) {
            return ok.snapshot();
        }
        throw new AssertionError(reading);
    }

    static List<Fault> faults(String json) {
        return reading(json).faults();
    }

    static SnapshotReader.Reading.Faulty reading(String json) {
        return (SnapshotReader.Reading.Faulty) read(json);
    }

    private static SnapshotReader.Reading read(String json) {
        return READER.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
