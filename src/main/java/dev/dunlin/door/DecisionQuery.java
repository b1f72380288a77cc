package dev.dunlin.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.recording.FoundWords;
import dev.dunlin.resolution.Withheld;

/** Reads the query of `GET /decisions`. Everything wrong with it is said at once. For one request. */
final class DecisionQuery {
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Set<String> PARAMETERS = Set.of("account", "action", "effect", "tip", "guardrail", "rule", "rulebook", "review", "from",
            "to", "cursor", "limit");
    private static final List<String> EFFECTS = Arrays.stream(Withheld.Effect.values()).map(Enum::name).toList();

    private final Query query;
    private final Search search;

    DecisionQuery(MultivaluedMap<String, String> sent) {
        this.query = new Query(sent, PARAMETERS);
        this.search = new Search(query.value("account"), query.value("rulebook"), found(), query.logTime("from"), query.logTime("to"), cursor(), limit());
    }

    Optional<Problem> problem() {
        return query.problem();
    }

    Search search() {
        return search;
    }

    boolean isLimited() {
        return query.value("limit") != null;
    }

    private List<String> found() {
        List<String> words = new ArrayList<>();
        String action = word("action");
        String effect = word("effect");
        if (effect != null && !EFFECTS.contains(effect)) {
            query.wrong("`effect` is `" + Problem.shown(effect) + "`, and must be one of " + String.join(", ", EFFECTS) + "."
                    + DidYouMean.sentence(Problem.shown(effect), EFFECTS));
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
        if (query.value("review") != null) {
            if (!query.value("review").equals("true")) {
                query.wrong("`review` is `" + Problem.shown(query.value("review")) + "`, and must be `true`; leave it out for all.");
            }
            words.add(FoundWords.REVIEW);
        }
        return words;
    }

    private EntryId cursor() {
        String text = query.value("cursor");
        Optional<EntryId> id = text == null ? Optional.empty() : EntryId.parse(text);
        if (text != null && id.isEmpty()) {
            query.wrong("`cursor` is `" + Problem.shown(text) + "`, and must be the `next` of an answer.");
        }
        return id.orElse(null);
    }

    private int limit() {
        String text = query.value("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > HIGHEST_LIMIT) {
            query.wrong("`limit` is `" + Problem.shown(text) + "`, and must be a whole number from 1 to " + HIGHEST_LIMIT + ".");
            return USUAL_LIMIT;
        }
        return Integer.parseInt(text);
    }

    /** A value without blanks, as all are that decisions are found by. */
    private String word(String name) {
        String text = query.value(name);
        return text == null ? null : text.strip().replaceAll("\\s+", "_");
    }
}
