package dev.dunlin.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.decisionlog.StoredDecision;
import dev.dunlin.recording.RuleBookArchive;

/**
 * A decision of the log made again: the snapshot that was sent, under the rulebook that was in force, compared byte by byte with what was
 * answered. Immutable.
 *
 * @param rulebook    {@code null} once erased
 * @param why         why it could not be made again; {@code null} where it was
 * @param differences where what comes out today differs; empty where nothing does
 */
public record Replay(EntryId id, String rulebook, Outcome outcome, String why, List<Difference> differences) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What came of it. */
    public enum Outcome {
        IDENTICAL, DIFFERENT, ERASED, NOT_POSSIBLE
    }

    public static Replay of(StoredDecision stored, RuleBookArchive archive) {
        Recorded.Found found = Recorded.of(stored, archive);
        if (found instanceof Recorded.Found.Not not) {
            return new Replay(stored.id(), stored.rulebook(), not.lack() == Recorded.Lack.ERASED ? Outcome.ERASED : Outcome.NOT_POSSIBLE, not.why(), List.of());
        }
        byte[] again = DecisionBody.of(((Recorded.Found.Whole) found).recorded().again()).json();
        if (Arrays.equals(again, stored.answer())) {
            return new Replay(stored.id(), stored.rulebook(), Outcome.IDENTICAL, null, List.of());
        }
        try {
            return new Replay(stored.id(), stored.rulebook(), Outcome.DIFFERENT, null, Difference.between(JSON.readTree(stored.answer()), JSON.readTree(again)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes every decision that is looked for again, oldest first. */
    public static void all(DecisionLog log, RuleBookArchive archive, Search search, Consumer<Replay> taker) {
        log.search(search, stored -> taker.accept(of(stored, archive)));
    }

    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode().put("decisionId", id.toString()).put("outcome", outcome.name());
        if (rulebook != null) {
            json.put("rulebook", rulebook);
        }
        if (why != null) {
            json.put("why", why);
        }
        ArrayNode list = json.putArray("differences");
        for (Difference difference : differences) {
            ObjectNode one = list.addObject().put("pointer", difference.pointer());
            if (!difference.was().isMissingNode()) {
                one.set("recorded", difference.was());
            }
            if (!difference.is().isMissingNode()) {
                one.set("replayed", difference.is());
            }
        }
        return json;
    }
}
