package dev.dunlin.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.LogTime;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.resolution.Withheld;

/** Reads the query of `GET /decisions`. Everything wrong with it is said at once. For one request. */
final class DecisionQuery {
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("account", "action", "effect", "tip", "guardrail", "rule", "rulebook", "review", "from",
            "to", "cursor", "limit"));
    private static final List<String> EFFECTS = Arrays.stream(Withheld.Effect.values()).map(Enum::name).toList();

    private final MultivaluedMap<String, String> sent;
    private final List<String> wrong = new ArrayList<>();
    private final Search search;

    DecisionQuery(MultivaluedMap<String, String> sent) {
        this.sent = sent;
        sent.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                wrong.add("There is no parameter `" + RequestDoor.shown(name) + "`." + DidYouMean.sentence(RequestDoor.shown(name), PARAMETERS));
            } else if (values.size() > 1 || values.get(0).isBlank()) {
                wrong.add("`" + name + "` must have one value.");
            }
        });
        this.search = new Search(value("account"), value("rulebook"), found(), instant("from"), instant("to"), cursor(), limit());
    }

    Optional<Problem> problem() {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Problem.of(ProblemKind.BAD_PARAMETER, String.join(" ", wrong)));
    }

    Search search() {
        return search;
    }

    boolean isLimited() {
        return value("limit") != null;
    }

    private List<String> found() {
        List<String> words = new ArrayList<>();
        String action = word("action");
        String effect = word("effect");
        if (effect != null && !EFFECTS.contains(effect)) {
            wrong.add("`effect` is `" + RequestDoor.shown(effect) + "`, and must be one of " + String.join(", ", EFFECTS) + "."
                    + DidYouMean.sentence(RequestDoor.shown(effect), EFFECTS));
        } else if (effect != null) {
            Withheld.Effect by = Withheld.Effect.valueOf(effect);
            words.add(action == null ? FoundWords.effect(by) : FoundWords.withheld(by, action));
        } else if (action != null) {
            words.add(FoundWords.stands(action));
        }
        for (String name : List.of("tip", "guardrail")) {
            if (word(name) != null) {
                words.add(word(name));
            }
        }
        if (word("rule") != null) {
            words.add(FoundWords.rule(word("rule")));
        }
        if (value("review") != null) {
            if (!value("review").equals("true")) {
                wrong.add("`review` is `" + RequestDoor.shown(value("review")) + "`, and must be `true`; leave it out for all.");
            }
            words.add(FoundWords.REVIEW);
        }
        return words;
    }

    private Instant instant(String name) {
        String text = value(name);
        try {
            return text == null ? null : LogTime.parseQuery(text);
        } catch (DateTimeException e) {
            wrong.add("`" + name + "` is `" + RequestDoor.shown(text) + "`, and must be " + LogTime.EXPECTED + ".");
            return null;
        }
    }

    private EntryId cursor() {
        String text = value("cursor");
        Optional<EntryId> id = text == null ? Optional.empty() : EntryId.parse(text);
        if (text != null && id.isEmpty()) {
            wrong.add("`cursor` is `" + RequestDoor.shown(text) + "`, and must be the `next` of an answer.");
        }
        return id.orElse(null);
    }

    private int limit() {
        String text = value("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > HIGHEST_LIMIT) {
            wrong.add("`limit` is `" + RequestDoor.shown(text) + "`, and must be a whole number from 1 to " + HIGHEST_LIMIT + ".");
            return USUAL_LIMIT;
        }
        return Integer.parseInt(text);
    }

    /** A value without blanks, as all are that decisions are found by. */
    private String word(String name) {
        String text = value(name);
        return text == null ? null : text.strip().replaceAll("\\s+", "_");
    }

    private String value(String name) {
        List<String> values = sent.get(name);
        return values == null || values.size() != 1 || values.get(0).isBlank() ? null : values.get(0);
    }
}
