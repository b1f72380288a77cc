package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.dunlin.problem.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the bytes of an account snapshot strictly: the snapshot, or everything that is wrong with it at once. Takes any bytes without
 * throwing, a byte order mark before them too; stateless once built, thread-safe, and fast enough for the hot path (a few microseconds a snapshot).
 */
public final class SnapshotReader {
    public static final int MAX_BYTES = 5 * 1024 * 1024;
    /** Most invoices of one snapshot, and most elements of any other list. */
    public static final int MAX_INVOICES = 10_000;

    /** Far above {@link Walk#DEEPEST}, where depth is a fault already: the point at which reading on is given up. */
    private static final int HOPELESS_DEPTH = 1_000;

    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // they are no numbers; read, so that the fault can say where they stand
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(HOPELESS_DEPTH).maxStringLength(MAX_BYTES).maxNameLength(MAX_BYTES).maxNumberLength(MAX_BYTES).build())
            .build();
    private final Shape snapshot;

    /** What came of reading. */
    public sealed interface Reading {

        /** A sound snapshot. */
        record Ok(AccountSnapshot snapshot) implements Reading {
        }

        /** Every fault, in document order, at least one. */
        record Faulty(Kind kind, List<Fault> faults) implements Reading {
        }
    }

    /** How far the bytes are from a snapshot. */
    public enum Kind { NOT_JSON, TOO_LARGE, INVALID }

    /**
     * @param actionCodes the codes `requested[].action` and `interactions[].action` may be; empty leaves them unchecked
     */
    public SnapshotReader(Set<String> actionCodes) {
        this.snapshot = Shapes.ofSnapshot(actionCodes, SnapshotFields.all());
    }

    public Reading read(byte[] utf8) {
        return read(utf8, 0, utf8.length);
    }

    public Reading read(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (length > MAX_BYTES) {
            return faulty(Kind.TOO_LARGE, new Fault("", "too-large",
                    "The snapshot has %,d bytes; at most %,d are allowed.".formatted(length, MAX_BYTES)));
        }
        int notUtf8 = Utf8.firstFault(utf8, offset, length);
        if (notUtf8 >= 0) {
            return faulty(Kind.NOT_JSON, notUtf8(utf8, offset, notUtf8));
        }
        int mark = Utf8.markAt(utf8, offset, length);
        try (JsonParser parser = json.createParser(utf8, offset + mark, length - mark)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("Closing a parser over bytes failed", e);
        }
    }

    private Reading read(JsonParser parser) throws IOException {
        Walk walk = new Walk(parser);
        try {
            if (parser.nextToken() == null) {
                return faulty(Kind.NOT_JSON, new Fault("", "not-json", "The body is empty. Send a snapshot as a JSON object."));
            }
            AccountSnapshot read = (AccountSnapshot) snapshot.read(walk);
            JsonLocation end = parser.currentLocation();
            if (parser.nextToken() != null) {
                return faulty(Kind.NOT_JSON, notJson(end, "something follows the end of the snapshot; send one snapshot alone"));
            }
            if (read != null) {
                new Consistency(walk).check(read);
            }
            List<Fault> faults = walk.faults();
            return faults.isEmpty() ? new Reading.Ok(read) : new Reading.Faulty(Kind.INVALID, faults);
        } catch (StreamConstraintsException e) {
            List<Fault> faults = walk.faults();
            return faults.isEmpty()
                    ? faulty(Kind.NOT_JSON, notJson(e.getLocation(), e.getOriginalMessage()))
                    : new Reading.Faulty(Kind.INVALID, faults);
        } catch (JsonProcessingException e) {
            return faulty(Kind.NOT_JSON, notJson(e.getLocation(), e.getOriginalMessage()));
        }
    }

    private static Reading faulty(Kind kind, Fault fault) {
        return new Reading.Faulty(kind, List.of(fault));
    }

    private static Fault notJson(JsonLocation at, String why) {
        String sentence = Wording.safe(why.lines().findFirst().orElse(""), 200);
        return new Fault("", "not-json", "Not JSON at line %d, column %d: %s.".formatted(at.getLineNr(), at.getColumnNr(), sentence));
    }

    private static Fault notUtf8(byte[] bytes, int offset, int at) {
        int line = 1;
        int column = 1;
        for (int i = offset; i < at; i++) {
            boolean newLine = bytes[i] == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Fault("", "not-json", "Not JSON at line %d, column %d: the byte 0x%02X is not UTF-8 there. Send the body in UTF-8."
                .formatted(line, column, bytes[at]));
    }
}
