package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.Signal;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.CreditorRole;

/** Steps 4, 5 and 7: what must come first, what cannot stand side by side, and the one hardest step of the contact track. */
final class Ladder {
    static final String GUARDRAIL = "LADDER";

    private Ladder() {
    }

    /** Step 4. A prerequisite that is not known to hold is not met. What the law only delays keeps its place all the same; a pause or the calendar does not help. */
    static void prerequisites(List<Candidate> candidates, Verdict verdict) {
        for (Candidate candidate : candidates) {
            boolean onlyWaits = candidate.effect == Withheld.Effect.COOLING_OFF || candidate.isAheadOfItsDay && candidate.isDelayed() && !candidate.isDelayedByGuard;
            if (!candidate.stands() && !onlyWaits) {
                continue;
            }
            for (Signal need : unmet(candidate, verdict)) {
                candidate.withhold(Withheld.Effect.PREREQUISITE, mustHold(need, verdict));
            }
            BigDecimal charge = candidate.stands() && candidate.action.asks() == Action.Asks.LATE_CHARGE ? Amounts.of(candidate) : null;
            if (charge != null && charge.signum() == 0) {
                candidate.withhold(Withheld.Effect.PREREQUISITE, ladder("late-charge", "Nothing has accrued that could be charged."));
            }
        }
    }

    /** What must hold first and is not known to, unless a tip waives it. */
    static List<Signal> unmet(Candidate candidate, Verdict verdict) {
        List<Signal> unmet = new ArrayList<>(0);
        for (String need : candidate.action.needs()) {
            for (int i = 0; i < verdict.signals().length; i++) {
                Signal signal = verdict.book().signals().get(i);
                if (verdict.signals()[i] != Truth.TRUE && signal.name().equals(need) && !candidate.waives(need)) {
                    unmet.add(signal);
                }
            }
        }
        return unmet;
    }

    static Truth truth(Signal signal, Verdict verdict) {
        return verdict.signals()[verdict.book().signals().indexOf(signal)];
    }

    static Withheld.By mustHold(Signal need, Verdict verdict) {
        Rule rule = need.rules().get(0);
        return new Withheld.By(rule.id(), GUARDRAIL, "It must first hold that " + rule.card().sentence()
                + (truth(need, verdict) == Truth.UNKNOWN ? "; that is not known." : "; it does not."), null, null);
    }

    /** Step 5. The harder of two that exclude each other stands, but where the catalogue names the other. */
    static void exclusions(List<Candidate> candidates, Verdict verdict) {
        withoutCreditTrack(candidates, verdict);
        List<Candidate> hardestFirst = new ArrayList<>(candidates);
        hardestFirst.sort(Comparator.comparingInt((Candidate candidate) -> -candidate.action.rung()));
        for (Candidate strong : hardestFirst) {
            if (!strong.stands() && !strong.keepsItsPlace()) {
                continue;
            }
            for (Candidate other : hardestFirst) {
                if (other == strong || !other.stands()) {
                    continue;
                }
                String code = other.action.code();
                if (strong.stands() && strong.action.subsumes().contains(code)) {
                    other.withhold(Withheld.Effect.SUPERSEDED, ladder(strong.action.code(), title(strong) + " makes it needless."));
                } else if ((strong.stands() || other.action.track() == Action.Track.CONTACT) && strong.action.rung() >= other.action.rung() && (strong.action.excludes().contains(code) || other.action.excludes().contains(strong.action.code()))
                        || strong.stands() && strong.action.beats().contains(code)) {
                    other.withhold(Withheld.Effect.EXCLUSION, ladder(strong.action.code(), title(strong) + (strong.stands()
                            ? " and this cannot stand side by side."
                            : " waits until " + Reason.said(strong.until) + " and keeps its place; this cannot stand beside it.")));
                }
            }
        }
        riders(candidates);
    }

    static void withoutCreditTrack(List<Candidate> candidates, Verdict verdict) {
        if (verdict.judged().fact(Fact.CREDITOR_ROLE).orNull() == CreditorRole.THIRD_PARTY) {
            for (Candidate candidate : candidates) {
                if (candidate.stands() && candidate.action.track() == Action.Track.CREDIT) {
                    candidate.withhold(Withheld.Effect.EXCLUSION, ladder("credit-track", "A third party that collects grants no credit, so the credit track is off."));
                }
            }
        }
    }

    /** What rides on an action stands, waits and falls with it. */
    static void riders(List<Candidate> candidates) {
        for (Candidate rider : candidates) {
            if (rider.stands() && rider.action.ridesOn() != null) {
                Candidate carrier = find(candidates, rider.action.ridesOn());
                if (carrier == null || !carrier.stands()) {
                    rider.effect = carrier == null ? Withheld.Effect.PREREQUISITE : carrier.effect;
                    rider.became = carrier == null ? null : carrier.became;
                    rider.until = carrier == null ? null : carrier.until;
                    rider.by = carrier == null || carrier.by == null
                            ? new ArrayList<>(List.of(ladder(rider.action.ridesOn(), "It rides on `" + rider.action.ridesOn() + "`, which nobody proposes."))) : carrier.by;
                }
            }
        }
    }

    /** The credit track is one for all currencies: what one of them stops is not merely held for another. */
    static void subsumeAcrossCurrencies(List<Candidate> standing, List<Withheld> withheld) {
        for (Candidate strong : List.copyOf(standing)) {
            for (Candidate other : List.copyOf(standing)) {
                if (strong.verdict != other.verdict && strong.action.subsumes().contains(other.action.code())) {
                    other.withhold(Withheld.Effect.SUPERSEDED, ladder(strong.action.code(), title(strong) + " makes it needless."));
                    withheld.add(other.withheld());
                    standing.remove(other);
                }
            }
        }
    }

    /** Step 7. A delayed action keeps its place: nothing weaker is put in for it. */
    static void pick(List<Candidate> candidates) {
        int top = 0;
        Candidate hardest = null;
        for (Candidate candidate : candidates) {
            if (candidate.action.track() == Action.Track.CONTACT && (candidate.stands() || candidate.keepsItsPlace())
                    && (candidate.action.rung() > top || candidate.action.rung() == top && hardest != null && !hardest.stands())) {
                top = candidate.action.rung();
                hardest = candidate;
            }
        }
        if (hardest == null) {
            return;
        }
        for (Candidate candidate : candidates) {
            if (candidate.action.track() == Action.Track.CONTACT && candidate.stands() && candidate.action.rung() < top
                    && !candidate.action.besideDelayed() && !(isDelayedTalk(hardest) && candidate.channel() == Channel.LETTER)) {
                candidate.withhold(Withheld.Effect.SUPERSEDED, ladder(hardest.action.code(), hardest.stands()
                        ? title(hardest) + " is the harder step and stands."
                        : title(hardest) + " waits and keeps its place; nothing weaker is put in for it."));
            }
        }
    }

    /** A letter is no touch of the same kind as a call or an e-mail that waits for its hour. */
    private static boolean isDelayedTalk(Candidate hardest) {
        return hardest.effect == Withheld.Effect.DELAY && hardest.hasAnHour();
    }

    private static Candidate find(List<Candidate> candidates, String code) {
        for (Candidate candidate : candidates) {
            if (candidate.action.code().equals(code) && !candidate.onTactics) {
                return candidate;
            }
        }
        return null;
    }

    private static String title(Candidate candidate) {
        return "\"" + candidate.action.title() + "\"";
    }

    private static Withheld.By ladder(String rule, String reason) {
        return new Withheld.By(rule, GUARDRAIL, reason, null, null);
    }
}
