package dev.dunlin.door;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Fault;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** A small JSON object of texts that a caller sent, read strictly: everything wrong with it is gathered. For one request. */
public final class StrictBody {
    private static final int LONGEST = 1000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode body;
    private final List<Fault> faults = new ArrayList<>();

    private StrictBody(JsonNode body) {
        this.body = body;
    }

    /** The bytes are no JSON object; {@link #problem} says why. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String detail) {
            super("The body is not a JSON object: " + detail + ".", null, false, false);
        }

        public Problem problem() {
            return Problem.of(ProblemKind.NOT_JSON, List.of(new Fault("", "not-json", getMessage())));
        }
    }

    /** @param members those it may have */
    public static StrictBody read(byte[] utf8, Collection<String> members) throws NotJson {
        JsonNode json;
        try {
            json = JSON.readTree(utf8);
        } catch (JsonProcessingException e) {
            throw new NotJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new NotJson(e.getMessage());
        }
        if (!json.isObject()) {
            throw new NotJson("an object is wanted");
        }
        StrictBody body = new StrictBody(json);
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                body.fault(Problem.shown(name), "unknown-property", "There is no property `" + Problem.shown(name) + "`." + DidYouMean.sentence(name, members));
            }
        });
        return body;
    }

    public boolean has(String name) {
        return body.has(name);
    }

    /** The text; {@code null} when it is missing or at fault. */
    public String text(String name, boolean required) {
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

    public void fault(String name, String code, String detail) {
        faults.add(new Fault("/" + name.replace("~", "~0").replace("/", "~1"), code, detail));
    }

    /** Everything found wrong so far, in the order in which it was asked for. */
    public List<Fault> faults() {
        return faults;
    }
}
