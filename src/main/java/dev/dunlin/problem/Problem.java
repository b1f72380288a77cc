package dev.dunlin.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * A failure as the caller gets it, after RFC 9457; type, title and status come from its kind. Immutable.
 *
 * @param detail one or more sentences about this occurrence
 * @param errors what is wrong in the body, all of it; empty where the body is not to blame
 */
public record Problem(ProblemKind kind, String detail, List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final JsonFactory FACTORY = new JsonFactory();

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, List.of());
    }

    /** A problem whose detail counts the faults, or is the only one. */
    public static Problem of(ProblemKind kind, List<Fault> faults) {
        return new Problem(kind, faults.size() == 1 ? faults.get(0).detail() : "There are " + faults.size() + " faults; `errors` lists them.", faults);
    }

    /** UTF-8 on one line. */
    public byte[] json() {
        return json(0);
    }

    /**
     * UTF-8 on one line, with the member {@code line}.
     *
     * @param line 1-based; 0 leaves the member out
     */
    public byte[] json(long line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            if (line > 0) {
                json.writeNumberField("line", line);
            }
            json.writeStringField("type", kind.type());
            json.writeStringField("title", kind.title());
            json.writeNumberField("status", kind.status());
            json.writeStringField("detail", detail);
            if (!errors.isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (Fault fault : errors) {
                    json.writeStartObject();
                    json.writeStringField("pointer", fault.pointer());
                    json.writeStringField("code", fault.code());
                    json.writeStringField("detail", fault.detail());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What a caller sent, as it may be named in a sentence: no control characters, and not too long. */
    public static String shown(String sent) {
        String plain = sent.replaceAll("[\\p{C}`]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }
}
