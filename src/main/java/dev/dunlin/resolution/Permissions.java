package dev.dunlin.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.ContactHours;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Signal;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.RequestedAction;
import dev.dunlin.snapshot.Tactic;

/**
 * Judges what the snapshot requests, each by itself: guardrails and prerequisites strike as they do in a decision, but it does not
 * matter what else is recommended. Pure.
 */
public final class Permissions {
    private final AccountSnapshot snapshot;
    private final Verdict verdict;
    private final Proposals proposals;
    private final ContactHours hours;

    private Permissions(AccountSnapshot snapshot, Verdict verdict) {
        this.snapshot = snapshot;
        this.verdict = verdict;
        this.proposals = Proposals.of(verdict, snapshot);
        for (Candidate candidate : proposals.all()) {
            if (candidate.requested && candidate.action.ridesOn() != null) {
                proposals.candidate(verdict.book().actions().get(candidate.action.ridesOn())).requested = true;
            }
        }
        this.hours = verdict.judged().facts().hours();
        Guards.strike(proposals, verdict);
        List<Candidate> all = proposals.all();
        Ladder.prerequisites(all, verdict);
        Ladder.withoutCreditTrack(all, verdict);
        Ladder.riders(all);
    }

    /** @param verdicts one per currency; each request is judged in each of them */
    public static List<Permission> of(AccountSnapshot snapshot, List<Verdict> verdicts) {
        List<Permissions> currencies = verdicts.stream().map(verdict -> new Permissions(snapshot, verdict)).toList();
        List<Permission> permissions = new ArrayList<>();
        for (RequestedAction request : snapshot.requested().or(List.of())) {
            for (Permissions currency : currencies) {
                Action action = currency.verdict.book().actions().get(request.action());
                List<Tactic> tactics = request.tactics().or(List.of());
                if (tactics.isEmpty()) {
                    permissions.add(currency.of(currency.proposals.candidate(action), Set.of()));
                }
                tactics.forEach(tactic -> permissions.add(currency.of(action, tactic)));
            }
        }
        return permissions;
    }

    /** A tactic is judged by the guardrails on tactics alone; what none of them speaks of stays unjudged. */
    private Permission of(Action action, Tactic tactic) {
        List<Withheld.By> against = verdict.fired().stream().filter(rule -> rule.card().onTactics() && touches(rule.card(), action))
                .map(rule -> proposals.by(rule)).toList();
        return new Permission(action, tactic, currency(), against.isEmpty() ? Permission.Ruling.NOT_JUDGED : Permission.Ruling.REFUSED,
                null, null, against, List.of(), List.of(), List.of(), List.of(), null);
    }

    /** @param harder what this was softened from; two guardrails that soften to each other's target leave nothing to do */
    private Permission of(Candidate candidate, Set<Action> harder) {
        List<Signal> unmet = Ladder.unmet(candidate, verdict);
        boolean stopped = candidate.effect == Withheld.Effect.VETO || candidate.effect == Withheld.Effect.RESHAPE || candidate.effect == Withheld.Effect.EXCLUSION;
        List<Withheld.By> first = stopped ? List.of() : unmet.stream().map(need -> Ladder.mustHold(need, verdict)).toList();
        List<Withheld.By> against = new ArrayList<>(candidate.by == null ? List.of() : candidate.by);
        against.removeAll(first);
        List<Decision.ReviewReason> persons = stopped ? List.of() : persons(candidate);
        List<Verdict.Unknown> unknown = stopped ? List.of() : unknown(candidate, unmet);
        Permission became = null;
        if (candidate.became != null && !harder.contains(candidate.became)) {
            Set<Action> further = new HashSet<>(harder);
            further.add(candidate.action);
            became = of(proposals.candidate(candidate.became), further);
        }
        boolean isPossible = candidate.stands() || candidate.isDelayed();
        List<Withheld> parts = new ArrayList<>(0);
        if (isPossible) {
            Resolver.partlyWithheld(candidate, proposals, verdict, parts);
        }
        return new Permission(candidate.action, null, currency(), ruling(candidate, became, unmet, against, persons, unknown),
                candidate.isDelayed() ? candidate.until : null, became, List.copyOf(against), first, persons, unknown, parts,
                isPossible ? new Writing(snapshot, verdict, List.of(), Set.of()).recommend(List.of(candidate)).get(0) : null);
    }

    private Permission.Ruling ruling(Candidate candidate, Permission became, List<Signal> unmet, List<Withheld.By> against,
            List<Decision.ReviewReason> persons, List<Verdict.Unknown> unknown) {
        if (candidate.effect == Withheld.Effect.VETO || candidate.effect == Withheld.Effect.EXCLUSION) {
            return Permission.Ruling.REFUSED;
        }
        if (candidate.effect == Withheld.Effect.RESHAPE) {
            return became == null ? Permission.Ruling.REFUSED
                    : candidate.became.code().equals("REQUIRE_HUMAN_REVIEW") ? Permission.Ruling.NEEDS_A_PERSON : Permission.Ruling.RESHAPED;
        }
        if (candidate.effect == Withheld.Effect.PREREQUISITE || !unmet.isEmpty()) {
            boolean onlyUnknown = candidate.effect != Withheld.Effect.PREREQUISITE || against.isEmpty();
            for (Signal need : unmet) {
                onlyUnknown &= Ladder.truth(need, verdict) == Truth.UNKNOWN;
            }
            return onlyUnknown ? Permission.Ruling.NOT_JUDGED : Permission.Ruling.NOT_YET;
        }
        return !persons.isEmpty() ? Permission.Ruling.NEEDS_A_PERSON : !unknown.isEmpty() ? Permission.Ruling.NOT_JUDGED
                : candidate.isDelayed() ? Permission.Ruling.ALLOWED_FROM : Permission.Ruling.ALLOWED;
    }

    private List<Decision.ReviewReason> persons(Candidate candidate) {
        Set<Decision.ReviewReason> persons = new LinkedHashSet<>(candidate.reviews);
        if (candidate.action.isReviewed()) {
            persons.add(Resolver.approval(candidate.action));
        }
        if (!isInternal(candidate.action)) {
            Resolver.reviewAccount(verdict, persons);
        }
        return List.copyOf(persons);
    }

    private List<Verdict.Unknown> unknown(Candidate candidate, List<Signal> unmet) {
        List<Verdict.Unknown> unknown = new ArrayList<>();
        for (Verdict.Unknown one : verdict.unknowns()) {
            RuleCard card = one.rule().card();
            if (!card.onTactics() && touches(card, candidate.action) && !isSpared(card, candidate)) {
                unknown.add(one);
            }
        }
        for (Signal need : unmet) {
            for (Rule rule : need.rules()) {
                if (rule.condition().judge(verdict.judged()) == Truth.UNKNOWN) {
                    unknown.add(new Verdict.Unknown(rule, rule.missing(verdict.judged(), verdict.book())));
                }
            }
        }
        return unknown;
    }

    /** It may stop the action, have a person see it, or (by law) change what it looks like. */
    private static boolean touches(RuleCard card, Action action) {
        for (RuleCard.Strike strike : card.strikes()) {
            if (strike.targets().get(action.number())) {
                return true;
            }
        }
        return card.kind() == RuleCard.Kind.GUARD && card.shape() != null && card.shape().targets().get(action.number()) || card.reviewsAccount() && !isInternal(action);
    }

    /** It would leave this action alone even if it held. */
    private static boolean isSpared(RuleCard card, Candidate candidate) {
        boolean waived = candidate.waives("cooling-off") && card.strikes().stream().allMatch(strike -> strike.effect() == RuleCard.Effect.COOLING_OFF);
        return waived && !card.strikes().isEmpty() || card.sparesPrevention() && candidate.proposers.stream().anyMatch(rule -> rule.card().isPrevention());
    }

    private static boolean isInternal(Action action) {
        return action.kind() == Action.Kind.INTERNAL;
    }

    private String currency() {
        return verdict.judged().facts().currency();
    }
}
