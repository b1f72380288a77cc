package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.ContactHours;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Channel;

/** Step 3: guardrails veto, reshape downwards, delay, cap and ask for review; they never add pressure. */
final class Guards {
    private static final int REVIEW_FROM_RUNG = 6;
    private static final int REVIEW_FROM_RUNG_NATURAL = 5;

    private Guards() {
    }

    static void strike(Proposals proposals, Verdict verdict) {
        ContactHours hours = verdict.judged().facts().hours();
        List<Rule> guards = new ArrayList<>();
        for (Rule rule : verdict.fired()) {
            if (!rule.card().strikes().isEmpty()) {
                guards.add(rule);
            }
        }
        // a reshaped action is itself judged, so go on until nothing new appears; rungs only fall, so this ends
        List<Candidate> judged = new ArrayList<>();
        List<Candidate> open = proposals.all();
        while (!open.isEmpty()) {
            for (Candidate candidate : open) {
                strike(candidate, guards, proposals);
                untilAnHourOfContact(candidate, hours);
                judged.add(candidate);
            }
            open = proposals.all();
            open.removeAll(judged);
        }
        reviewUnknown(judged, verdict);
    }

    /** Vetoes first: what is forbidden is not made into anything else. */
    private static void strike(Candidate candidate, List<Rule> guards, Proposals proposals) {
        strike(candidate, guards, proposals, true);
        strike(candidate, guards, proposals, false);
    }

    private static void strike(Candidate candidate, List<Rule> guards, Proposals proposals, boolean vetoes) {
        for (Rule guard : guards) {
            for (RuleCard.Strike strike : guard.card().strikes()) {
                if (strike.effect() == RuleCard.Effect.VETO != vetoes || strike.account() && strike.effect() == RuleCard.Effect.REVIEW || !strike.targets().get(candidate.action.number())
                        || guard.card().onTactics() && !candidate.onTactics || guard.card().onRequests() && !candidate.isOnlyRequested()
                        || !goesOutBy(guard, candidate)) {
                    continue;
                }
                if (guard.card().sparesPrevention() && spared(candidate)) {
                    continue;
                }
                apply(candidate, guard, strike, proposals);
            }
        }
    }

    static boolean goesOutBy(Rule guard, Candidate candidate) {
        return guard.card().by().isEmpty() || candidate.channel() != null && guard.card().by().contains(candidate.channel());
    }

    /** What waits is not let loose at an hour at which nobody may be contacted. */
    private static void untilAnHourOfContact(Candidate candidate, ContactHours hours) {
        if (candidate.isDelayed() && candidate.hasAnHour()) {
            candidate.until = hours.opens(candidate.until);
        }
    }

    /** From when on guards of the telephone let us call; {@code null} where nothing puts it off. */
    static OffsetDateTime callsFrom(Verdict verdict) {
        int call = verdict.book().actions().get("CALL").number();
        OffsetDateTime from = null;
        for (Rule guard : verdict.fired()) {
            for (RuleCard.Strike strike : guard.card().strikes()) {
                if (strike.effect() == RuleCard.Effect.DELAY && strike.targets().get(call) && guard.card().by().contains(Channel.CALL)) {
                    OffsetDateTime until = instant(guard.value(strike.binding(), verdict.judged()), verdict);
                    from = until == null || from != null && from.isAfter(until) ? from : until;
                }
            }
        }
        return from;
    }

    /** What rests on prevention goes on, and what rests on arrears falls away from it. */
    private static boolean spared(Candidate candidate) {
        boolean prevention = false;
        for (Rule rule : candidate.proposers) {
            prevention |= rule.card().isPrevention();
        }
        if (prevention) {
            candidate.proposers.removeIf(rule -> !rule.card().isPrevention() && rule.card().kind() == RuleCard.Kind.TIP);
        }
        return prevention;
    }

    private static void apply(Candidate candidate, Rule guard, RuleCard.Strike strike, Proposals proposals) {
        switch (strike.effect()) {
            case VETO -> {
                if (strike.binding() == null || Amounts.asksForNothing(candidate) && !spared(candidate)) {
                    candidate.withhold(Withheld.Effect.VETO, proposals.by(guard));
                    candidate.became = null;
                }
            }
            case RESHAPE -> {
                if (candidate.effect != Withheld.Effect.VETO) {
                    Action softer = strike.becomes().get(candidate.action.number());
                    candidate.withhold(Withheld.Effect.RESHAPE, proposals.by(guard));
                    candidate.became = softer;
                    Candidate instead = proposals.candidate(softer);
                    instead.reshapedBy.add(guard);
                    instead.requested |= candidate.requested;
                }
            }
            case PREREQUISITE -> {
                if (candidate.effect != Withheld.Effect.VETO && candidate.effect != Withheld.Effect.RESHAPE) {
                    candidate.withhold(Withheld.Effect.PREREQUISITE, proposals.by(guard));
                }
            }
            case DELAY, COOLING_OFF -> delay(candidate, guard, strike, proposals);
            case CAP -> {
                BigDecimal cap = guard.value(strike.binding(), candidate.verdict.judged());
                if (cap != null && (candidate.cap == null || cap.compareTo(candidate.cap) < 0)) {
                    candidate.cap = cap;
                    candidate.cappedBy = guard;
                }
            }
            case REVIEW -> candidate.reviews.add(Decision.review(guard, guard.reason().of(candidate.verdict.judged())));
        }
    }

    private static void delay(Candidate candidate, Rule guard, RuleCard.Strike strike, Proposals proposals) {
        boolean cools = strike.effect() == RuleCard.Effect.COOLING_OFF;
        if (candidate.effect != null && !candidate.isDelayed() || cools && candidate.waives("cooling-off")) {
            return;
        }
        OffsetDateTime until = instant(guard.value(strike.binding(), candidate.verdict.judged()), candidate.verdict);
        if (until == null || !until.isAfter(candidate.verdict.judged().facts().moment().now().toOffsetDateTime())) {
            return;
        }
        if (candidate.until == null || until.isAfter(candidate.until)) {
            candidate.until = until;
        }
        candidate.isAheadOfItsDay |= guard.card().onRequests();
        candidate.isDelayedByGuard |= !cools && !guard.card().onRequests();
        boolean isDelay = !cools || candidate.effect == Withheld.Effect.DELAY;
        List<Withheld.By> before = candidate.by;
        candidate.effect = isDelay ? Withheld.Effect.DELAY : Withheld.Effect.COOLING_OFF;
        candidate.by = before == null ? new ArrayList<>(2) : before;
        candidate.by.add(proposals.by(guard));
    }

    /** The moment a rule names: an instant, the start of a date, or the start of the day on which the account is that many days past due. */
    static OffsetDateTime instant(Object value, Verdict verdict) {
        Facts facts = verdict.judged().facts();
        if (value instanceof Integer daysPastDue) {
            Integer now = facts.<Integer>get(Fact.DAYS_PAST_DUE).orNull();
            return now == null ? null : facts.moment().startOf(facts.moment().today().plusDays(daysPastDue - now));
        }
        return value instanceof LocalDate day ? facts.moment().startOf(day) : (OffsetDateTime) value;
    }

    /** A hard step that a guardrail might have stopped, had its fact been known, waits for a person. */
    private static void reviewUnknown(List<Candidate> candidates, Verdict verdict) {
        boolean natural = !Boolean.FALSE.equals(verdict.judged().fact(Fact.NATURAL_PERSON).orNull());
        int from = natural ? REVIEW_FROM_RUNG_NATURAL : REVIEW_FROM_RUNG;
        for (Verdict.Unknown unknown : verdict.unknowns()) {
            for (RuleCard.Strike strike : unknown.rule().card().strikes()) {
                for (Candidate candidate : candidates) {
                    if (candidate.action.rung() >= from && (candidate.requested || !unknown.rule().card().onTactics())
                            && (candidate.isOnlyRequested() || !unknown.rule().card().onRequests()) && goesOutBy(unknown.rule(), candidate)
                            && strike.targets().get(candidate.action.number())) {
                        candidate.reviews.add(Decision.review(unknown.rule(), "It is not known whether this holds: "
                                + unknown.rule().card().sentence() + "."));
                    }
                }
            }
        }
    }
}
