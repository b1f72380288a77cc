package dev.dunlin.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Rule;

/**
 * The words under which a decision can be found in the log: `stands:CALL` for an action that stands; `veto:CALL` and `veto` for one that does
 * not, by the effect that withholds it; the tips and guardrails behind them; `rule:…` for every rule; `review` where a person must look.
 */
public final class FoundWords {
    public static final String REVIEW = "review";
    private final Set<String> words = new TreeSet<>();

    private FoundWords() {
    }

    /** In alphabetical order, each once. */
    static List<String> of(Decision decision) {
        FoundWords found = new FoundWords();
        decision.recommendations().forEach(found::recommendation);
        decision.withheld().forEach(found::withheld);
        decision.reviewReasons().forEach(reason -> found.guardrail(reason.guardrail(), reason.rule()));
        if (!decision.reviewReasons().isEmpty()) {
            found.words.add(REVIEW);
        }
        return new ArrayList<>(found.words);
    }

    public static String stands(String action) {
        return "stands:" + action;
    }

    public static String withheld(Withheld.Effect effect, String action) {
        return effect(effect) + ":" + action;
    }

    public static String effect(Withheld.Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String rule(String id) {
        return "rule:" + id;
    }

    private void recommendation(Recommendation recommendation) {
        words.add(stands(recommendation.action().code()));
        if (recommendation.humanReview()) {
            words.add(REVIEW);
        }
        recommendation.because().stream().map(Because::rule).filter(rule -> rule != null).forEach(this::rule);
    }

    private void withheld(Withheld withheld) {
        words.add(withheld(withheld.effect(), withheld.action().code()));
        words.add(effect(withheld.effect()));
        withheld.by().forEach(by -> guardrail(by.guardrail(), by.rule()));
        withheld.proposedBy().forEach(this::rule);
    }

    private void rule(Rule rule) {
        words.add(rule(rule.id()));
        words.add(rule.card().catalogueId());
    }

    private void guardrail(String guardrail, String rule) {
        if (guardrail != null) {
            words.add(guardrail);
        }
        words.add(rule(rule));
    }
}
