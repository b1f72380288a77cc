package dev.dunlin.reload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.decision.RequestDoor;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Fault;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/**
 * Who wants it, and why.
 *
 * @param hash the rulebook that is meant, where the address does not say it; else {@code null}
 */
record Approval(String by, String why, String hash) {
    static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST = 1000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What came of reading one: the one or the other is {@code null}. */
    record Outcome(Approval approval, Problem problem) {
    }

    /** Reads it strictly: all of these members, none else. */
    static Outcome read(byte[] utf8, Set<String> members) {
        JsonNode body;
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
        List<Fault> faults = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                faults.add(new Fault("/" + name.replace("~", "~0").replace("/", "~1"), "unknown-property",
                        "There is no property `" + RequestDoor.shown(name) + "`." + DidYouMean.sentence(name, members)));
            }
        });
        for (String member : members) {
            JsonNode value = body.get(member);
            if (value == null) {
                faults.add(new Fault("/" + member, "missing", "`" + member + "` is missing."));
            } else if (!value.isTextual()) {
                faults.add(new Fault("/" + member, "wrong-type", "`" + member + "` must be a text."));
            } else if (value.asText().isBlank()) {
                faults.add(new Fault("/" + member, "empty", "`" + member + "` is blank."));
            } else if (value.asText().length() > LONGEST) {
                faults.add(new Fault("/" + member, "too-long", "`" + member + "` may have " + LONGEST + " characters at most."));
            }
        }
        return faults.isEmpty() ? new Outcome(new Approval(body.path("by").asText(), body.path("why").asText(), body.path("hash").asText(null)), null)
                : new Outcome(null, Problem.of(ProblemKind.INVALID_APPROVAL, faults.stream().sorted(Comparator.comparing(Fault::pointer)).toList()));
    }

    private static Outcome notJson(String detail) {
        return new Outcome(null, Problem.of(ProblemKind.NOT_JSON, List.of(new Fault("", "not-json", "The body is not a JSON object: " + detail + "."))));
    }
}
