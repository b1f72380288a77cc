package dev.dunlin.behaviour;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/** Short ways from a snapshot to what the shipped rules decide about it. */
final class Decisions {
    static final ObjectMapper JSON = new ObjectMapper();
    static final RuleBook BOOK = ShippedRules.BOOK;
    private static final SnapshotReader READER = new SnapshotReader(BOOK.actions().codes());

    private Decisions() {
    }

    static SnapshotReader.Reading read(byte[] snapshot) {
        return READER.read(snapshot);
    }

    static AccountSnapshot snapshot(byte[] json) {
        if (read(json) instanceof SnapshotReader.Reading.Ok ok) {
            return ok.snapshot();
        }
        throw new AssertionError(read(json) + "\n" + new String(json, StandardCharsets.UTF_8));
    }

    static AccountSnapshot snapshot(JsonNode json) {
        return snapshot(bytes(json));
    }

    static Decision decide(JsonNode json) {
        return Decider.decide(BOOK, snapshot(json));
    }

    static Answer answer(byte[] json) {
        return Answer.of(Decider.decide(BOOK, snapshot(json)), null);
    }

    static Decider.Judged judge(JsonNode json) {
        return Decider.judge(BOOK, snapshot(json));
    }

    static boolean isAccepted(JsonNode json) {
        return read(bytes(json)) instanceof SnapshotReader.Reading.Ok;
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A consumer or sole trader, or one that may be. */
    static boolean isNatural(Decision decision) {
        return !Boolean.FALSE.equals(decision.facts().get(0).get(Fact.NATURAL_PERSON).orNull());
    }

    /** Something of a person may be time-barred and is set aside: what else is owed then has a history of its own. */
    static boolean setsDoubtfulAside(Decider.Judged judged) {
        return isNatural(judged.decision()) && judged.verdicts().stream()
                .anyMatch(verdict -> verdict.judged().facts().<java.math.BigDecimal>get(Fact.MAY_BE_TIME_BARRED).orNull().signum() > 0);
    }

    /** The highest rung that stands on a track; 0 for none. */
    static int hardest(Decision decision, Action.Track track) {
        return decision.recommendations().stream().map(Recommendation::action).filter(action -> action.track() == track)
                .mapToInt(Action::rung).max().orElse(0);
    }
}
