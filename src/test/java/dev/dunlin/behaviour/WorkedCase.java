package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** One worked case: a snapshot among the examples, and what any answer to it must say. Built by its own methods. */
final class WorkedCase {
    private final String name;
    private final List<Consumer<JsonNode>> checks = new ArrayList<>();

    private WorkedCase(String name) {
        this.name = name;
    }

    static WorkedCase of(String name) {
        return new WorkedCase(name);
    }

    byte[] snapshot() {
        try {
            return Files.readAllBytes(Path.of("docs/examples/worked-cases", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(JsonNode answer) {
        checks.forEach(check -> check.accept(answer));
    }

    WorkedCase stand(String... actions) {
        return and(answer -> assertThat(standing(answer)).contains(actions));
    }

    WorkedCase standAlone(String... actions) {
        return and(answer -> assertThat(standing(answer)).containsExactlyInAnyOrder(actions));
    }

    WorkedCase absent(String... actions) {
        return and(answer -> assertThat(standing(answer)).doesNotContain(actions));
    }

    /** This stands, with these members. */
    WorkedCase stands(String action, String member, Object value) {
        return and(answer -> assertMember(recommendation(answer, action), member, value));
    }

    WorkedCase becauseOf(String action, String... tips) {
        return and(answer -> assertThat(recommendation(answer, action).path("because").findValuesAsText("tip")).as(action).contains(tips));
    }

    WorkedCase groundedIn(String action, String... guardrails) {
        return and(answer -> assertThat(recommendation(answer, action).path("because").findValuesAsText("guardrail")).as(action).contains(guardrails));
    }

    WorkedCase says(String action, String words) {
        return and(answer -> assertThat(recommendation(answer, action).path("because").findValuesAsText("reason")).as(action).anySatisfy(reason -> assertThat(reason).contains(words)));
    }

    WorkedCase withheld(String action, String effect, String guardrail) {
        return and(answer -> assertThat(withheld(answer, action)).as(action).anySatisfy(one -> {
            assertThat(one.path("effect").asText()).isEqualTo(effect);
            assertThat(one.path("by").findValuesAsText("guardrail")).contains(guardrail);
        }));
    }

    WorkedCase withheldUntil(String action, String instant) {
        return and(answer -> assertThat(withheld(answer, action)).as(action).anySatisfy(one -> assertMember(one, "until", OffsetDateTime.parse(instant))));
    }

    /** No rule proposed it, and nobody asked for it. */
    WorkedCase notEvenWithheld(String... actions) {
        return absent(actions).and(answer -> assertThat(answer.path("withheld").findValuesAsText("action")).doesNotContain(actions));
    }

    /** No message or call to the debtor stands. */
    WorkedCase noContact() {
        return and(answer -> assertThat(answer.path("recommendations")).as("messages").noneMatch(one -> one.has("addressee")));
    }

    /** Nothing that stands rests on a tip. */
    WorkedCase noTipSurvives() {
        return and(answer -> assertThat(answer.path("recommendations").findValuesAsText("tip")).as("tips").isEmpty());
    }

    WorkedCase humanReview(boolean required) {
        return and(answer -> assertThat(answer.path("humanReview").path("required").asBoolean()).as("human review").isEqualTo(required));
    }

    WorkedCase fact(String name, Object value) {
        return and(answer -> assertMember(answer.path("facts"), name, value));
    }

    private WorkedCase and(Consumer<JsonNode> check) {
        checks.add(check);
        return this;
    }

    private static List<String> standing(JsonNode answer) {
        List<String> actions = new ArrayList<>();
        answer.path("recommendations").forEach(one -> actions.add(one.path("action").asText()));
        return actions;
    }

    private static JsonNode recommendation(JsonNode answer, String action) {
        for (JsonNode one : answer.path("recommendations")) {
            if (one.path("action").asText().equals(action)) {
                return one;
            }
        }
        throw new AssertionError(action + " does not stand; what stands is " + standing(answer));
    }

    private static List<JsonNode> withheld(JsonNode answer, String action) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode one : answer.path("withheld")) {
            if (one.path("action").asText().equals(action)) {
                all.add(one);
            }
        }
        return all;
    }

    private static void assertMember(JsonNode node, String member, Object expected) {
        JsonNode actual = node.at("/" + member.replace('.', '/'));
        if (expected instanceof OffsetDateTime instant) {
            assertThat(OffsetDateTime.parse(actual.asText())).as(member).isEqualTo(instant);
        } else if (expected instanceof Integer || expected instanceof BigDecimal) {
            assertThat(new BigDecimal(actual.asText("0"))).as(member).isEqualByComparingTo(expected.toString());
        } else {
            assertThat(actual.asText()).as(member).isEqualTo(expected.toString());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
