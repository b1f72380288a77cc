package dev.dunlin.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import dev.dunlin.facts.Fact;
import dev.dunlin.snapshot.Field;

/**
 * A change that brings an action, all else equal. Immutable.
 *
 * @param steps facts that are otherwise; one wherever one is enough, none where only time passes
 * @param on    the day on which it comes of itself, nothing else happening; {@code null} where it does not
 */
public record Change(List<Step> steps, LocalDate on) {

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

    /** In one clause: `from 45 days past due on, that is Tue 15 Dec 2026`, `if supplyThreat were yes instead of no`. */
    public String words() {
        if (steps.isEmpty()) {
            return "on " + Words.day(on) + ", if nothing else happens until then";
        }
        if (on != null) {
            Step step = steps.get(0);
            return "when `" + step.fact().inRules() + "` is " + Words.value(step.fact(), step.to(), step.currency()) + ", that is on " + Words.day(on)
                    + "; it is " + Words.value(step.fact(), step.from(), step.currency());
        }
        return steps.stream().map(Step::words).collect(Collectors.joining(", and ", "if ", ""));
    }
}
