package dev.dunlin.audit;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import dev.dunlin.facts.FactFinder;
import dev.dunlin.problem.Counted;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.rulebook.Rule;

/** A forecast for people: a timeline with the reason below each step. Pure. */
public final class ForecastText {
    private static final String ROW = "%-16s %5s  %-28s %18s  %s";

    private static final String INDENT = " ".repeat(24);

    private ForecastText() {
    }

    public static String of(Forecast forecast) {
        ZoneId zone = FactFinder.momentOf(forecast.snapshot()).zone();
        Page page = new Page();
        page.line("", "What comes next for account " + forecast.snapshot().account().id() + " in the " + Counted.of(forecast.days(), "day") + " from "
                + Words.when(forecast.snapshot().asOf(), zone) + ", nothing paid, promised or explained, " + (forecast.carriedOut()
                        ? "while every step is taken on its day (and approved, where a person must approve it)." : "and nothing done either."));
        page.blank();
        if (forecast.steps().isEmpty()) {
            return page.line("", "Nothing.").toString();
        }
        page.row(ROW.formatted("Day", "+", "Action", "Amount", "How"));
        Map<Action, Rule> last = new HashMap<>();
        for (Forecast.Step step : forecast.steps()) {
            Recommendation one = step.recommendation();
            page.row(ROW.formatted(Words.day(step.on()), ChronoUnit.DAYS.between(FactFinder.momentOf(forecast.snapshot()).today(), step.on()), step.action().code(),
                    one == null || one.amount() == null ? "" : Reason.said(one.amount(), one.currency()), one == null ? "HELD BACK: " + step.held().effect() : how(step, zone)));
            if (one == null) {
                step.held().by().forEach(by -> page.line(INDENT, by.reason() + " (" + by.guardrail() + ", " + by.rule() + ")"));
                continue;
            }
            Because first = one.because().get(0);
            if (first.rule() == null || last.put(step.action(), first.rule()) != first.rule()) {
                page.line(INDENT, first.reason() + (first.rule() == null ? "" : " (" + first.rule().card().catalogueId() + ", " + first.name() + ")"));
            }
        }
        return page.toString();
    }

    private static String how(Forecast.Step step, ZoneId zone) {
        Recommendation one = step.recommendation();
        String when = one.notBefore() == null ? "" : "from " + Words.when(one.notBefore(), zone);
        return ((one.channel() == null ? "" : "by " + Words.constant(one.channel()) + " ") + when
                + (one.humanReview() ? " (a person approves)" : "")).strip();
    }
}
