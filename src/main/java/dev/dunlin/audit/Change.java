package dev.dunlin.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

import dev.dunlin.facts.Fact;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.snapshot.Field;

/**
 * A change that brings an action, all else equal. Immutable.
 *
 * @param steps facts that are otherwise; one wherever one is enough, none where only time passes
 * @param on    the debtor's day on which it comes of itself, nothing else happening; {@code null} where it does not
 * @param at    the moment from which it stands, where time must pass, alone or after the change
 */
public record Change(List<Step> steps, LocalDate on, OffsetDateTime at) {

    /**
     * One fact that is otherwise.
     *
     * @param currency the currency it is judged in
     * @param from     what it is
     * @param to       the nearest value that brings the action
     */
    public record Step(Fact fact, String currency, Field<?> from, Field<?> to) {

        String words() {
            String then = Words.value(fact, to, currency);
            String now = Words.value(fact, from, currency);
            return "`" + fact.inRules() + "` were " + then + " instead of " + now + " (" + fact.meaning() + ")";
        }
    }

    /** In one clause: `when daysPastDue is 45 days, that is on Tue 15 Dec 2026`, `if supplyThreat were yes instead of no`. */
    public String words() {
        if (steps.isEmpty()) {
            return "from " + Reason.said(at) + " on, if nothing else happens until then";
        }
        if (on != null) {
            Step step = steps.get(0);
            return "when `" + step.fact().inRules() + "` is " + Words.value(step.fact(), step.to(), step.currency()) + ", that is on " + Words.day(on)
                    + "; it is " + Words.value(step.fact(), step.from(), step.currency());
        }
        return steps.stream().map(Step::words).collect(Collectors.joining(", and ", "if ", at == null ? "" : ", then from " + Reason.said(at) + " on"));
    }
}
