package dev.dunlin.resolution;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Rule;

/**
 * One ground for a recommendation. Immutable.
 *
 * @param rule    the rule that fired; {@code null} where no rule is behind it (nothing to do, or the caller's own request)
 * @param name    the rule's id, or what stands for it
 * @param reason  one plain sentence with the figures in it
 * @param verdict where the rule's facts and settings stand; {@code null} without a rule
 */
public record Because(Rule rule, String name, String reason, Verdict verdict) {

    static Because of(Rule rule, Verdict verdict) {
        return new Because(rule, rule.id(), rule.reason().of(verdict.judged()), verdict);
    }

    static Because noRule(String name, String reason) {
        return new Because(null, name, reason, null);
    }
}
