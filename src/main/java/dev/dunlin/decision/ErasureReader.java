package dev.dunlin.decision;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.decisionlog.Erasure;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Fault;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** Reads the body of `POST /log/erasures` strictly: an erasure, or all its faults. For one request. */
final class ErasureReader {
    private static final int LONGEST = 1000;
    private static final List<String> MEMBERS = List.of("accountId", "before", "by", "ground");
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final List<Fault> faults = new ArrayList<>();
    private JsonNode body;

    /** What came of it: the one or the other is {@code null}. */
    record Outcome(Erasure erasure, Problem problem) {
    }

    Outcome read(byte[] utf8) {
        try {
            body = JSON.readTree(utf8);
        } catch (JsonProcessingException e) {
            return notJson(e.getOriginalMessage());
        } catch (IOException e) {
            return notJson(e.getMessage());
        }
        if (!body.isObject()) {
            return notJson("an object is wanted");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                fault(RequestDoor.shown(name), "unknown-property", "There is no property `" + RequestDoor.shown(name) + "`." + DidYouMean.sentence(name, MEMBERS));
            }
        });
        String accountId = text("accountId", false);
        Instant before = before();
        String by = text("by", true);
        String ground = text("ground", true);
        if (!body.has("accountId") && !body.has("before")) {
            fault("accountId", "missing", "Say whose decisions are erased with `accountId`, those recorded before when with `before`, or both.");
        }
        return faults.isEmpty() ? new Outcome(new Erasure(accountId, before, by, ground), null) : new Outcome(null, Problem.of(ProblemKind.INVALID_ERASURE, faults));
    }

    private Instant before() {
        String text = text("before", false);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fault("before", "not-an-instant", "`" + RequestDoor.shown(text) + "` is not an instant with its offset, as `2026-11-03T10:00:00+01:00`.");
            return null;
        }
    }

    private String text(String name, boolean required) {
        JsonNode value = body.get(name);
        if (value == null) {
            if (required) {
                fault(name, "missing", "`" + name + "` is missing.");
            }
            return null;
        }
        if (!value.isTextual()) {
            fault(name, "wrong-type", "`" + name + "` must be a text.");
        } else if (value.asText().isBlank()) {
            fault(name, "empty", "`" + name + "` is blank.");
        } else if (value.asText().length() > LONGEST) {
            fault(name, "too-long", "`" + name + "` may have " + LONGEST + " characters at most.");
        } else {
            return value.asText();
        }
        return null;
    }

    private void fault(String name, String code, String detail) {
        faults.add(new Fault("/" + name.replace("~", "~0").replace("/", "~1"), code, detail));
    }

    private static Outcome notJson(String detail) {
        return new Outcome(null, Problem.of(ProblemKind.NOT_JSON, List.of(new Fault("", "not-json", "The body is not a JSON object: " + detail + "."))));
    }
}
