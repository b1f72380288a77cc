package dev.dunlin.decisionlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An erasure as the log has it. Immutable.
 *
 * @param by      who ordered it
 * @param ground  why
 * @param before  only what was recorded before this; {@code null} for all
 * @param entries how many entries lost their bodies
 */
public record RecordedErasure(EntryId id, Instant recordedAt, String by, String ground, Instant before, int entries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RecordedErasure of(EntryId id, Instant recordedAt, String note) {
        try {
            JsonNode told = JSON.readTree(note);
            return new RecordedErasure(id, recordedAt, told.path("by").asText(), told.path("ground").asText(),
                    told.has("before") ? Instant.parse(told.path("before").asText()) : null, told.path("entries").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException("Entry " + id + " is no erasure", e);
        }
    }
}
