package dev.dunlin.resolution;

import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Facts;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;

/**
 * What is decided for one account at one moment. Immutable; the same snapshot under the same rulebook gives an equal one.
 *
 * @param book            the rulebook that decided
 * @param facts           the facts per currency, the account's own first
 * @param presumed        field paths taken as 0 because the feed leaves them out
 * @param recommendations what stands, the most urgent first
 */
public record Decision(
        String accountId,
        OffsetDateTime asOf,
        RuleBook book,
        List<Facts> facts,
        List<String> presumed,
        List<Recommendation> recommendations,
        List<Withheld> withheld,
        List<ReviewReason> reviewReasons,
        List<Verdict.Unknown> notEvaluated) {

    /** Why a person must look at it, and under which law; no citation is {@code null}. */
    public record ReviewReason(String rule, String guardrail, String reason, String citation, String confidence) {
    }

    static ReviewReason review(Rule rule, String reason) {
        return new ReviewReason(rule.id(), rule.card().catalogueId(), reason, rule.card().citation(), rule.card().confidence());
    }
}
