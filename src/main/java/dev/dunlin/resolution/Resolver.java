package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.LeftOut;

/** From what the rules found to what stands: the steps of conflict resolution in their order. Pure. */
public final class Resolver {

    private Resolver() {
    }

    /** @param verdicts one per currency, the account's own first */
    public static Decision resolve(AccountSnapshot snapshot, List<Verdict> verdicts, List<String> presumed) {
        List<Candidate> standing = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        Set<Decision.ReviewReason> reviews = new LinkedHashSet<>();
        List<Verdict.Unknown> unknowns = new ArrayList<>();
        BitSet known = new BitSet();
        LeftOut leftOut = new LeftOut(snapshot);
        for (Verdict verdict : verdicts) {
            Proposals proposals = Proposals.of(verdict, snapshot);
            Guards.strike(proposals, verdict);
            List<Candidate> candidates = proposals.all();
            Ladder.prerequisites(candidates, verdict);
            Ladder.exclusions(candidates, verdict);
            Ladder.pick(candidates);
            Schedule.onlyWhatIsThere(candidates);
            for (Candidate candidate : candidates) {
                if (!candidate.stands()) {
                    addOnce(withheld, candidate.withheld());
                } else if (!isRepeated(candidate, standing)) {
                    standing.add(candidate);
                    partlyWithheld(candidate, proposals, verdict, withheld);
                }
            }
            reviewAccount(verdict, reviews);
            for (Verdict.Unknown unknown : verdict.unknowns()) {
                if (!known.get(unknown.rule().number())) {
                    known.set(unknown.rule().number());
                    unknowns.add(new Verdict.Unknown(unknown.rule(), leftOut.named(unknown.missing())));
                }
            }
        }
        Ladder.subsumeAcrossCurrencies(standing, withheld);
        Verdict own = verdicts.get(0);
        reviewStanding(standing, reviews);
        if (!reviews.isEmpty() && standing.stream().noneMatch(candidate -> candidate.action.code().equals("REQUIRE_HUMAN_REVIEW"))) {
            standing.add(new Candidate(own.book().actions().get("REQUIRE_HUMAN_REVIEW"), own, false));
        }
        standing.removeIf(candidate -> candidate.action.code().equals("NO_ACTION"));
        if (standing.isEmpty()) {
            standing.add(new Candidate(own.book().actions().get("NO_ACTION"), own, false));
        }
        standing.sort(Comparator.comparingInt((Candidate candidate) -> -candidate.action.rung())
                .thenComparingInt(candidate -> candidate.action.number()));
        List<Recommendation> recommendations = new Writing(snapshot, own, withheld, reviews).recommend(standing);
        return new Decision(snapshot.account().id(), snapshot.asOf(), own.book(),
                verdicts.stream().map(verdict -> verdict.judged().facts()).toList(), presumed, recommendations,
                List.copyOf(withheld), List.copyOf(reviews), unknowns);
    }

    /** What carries no amount is done once, whichever currencies ask for it; whatever needs a person in one of them needs one. */
    private static boolean isRepeated(Candidate candidate, List<Candidate> standing) {
        if (Amounts.of(candidate) != null) {
            return false;
        }
        for (Candidate other : standing) {
            if (other.action == candidate.action) {
                other.reviews.addAll(candidate.reviews);
                return true;
            }
        }
        return false;
    }

    private static void addOnce(List<Withheld> withheld, Withheld one) {
        if (!withheld.contains(one)) {
            withheld.add(one);
        }
    }

    /** The part of an amount that a guardrail keeps back while the rest stands. */
    static void partlyWithheld(Candidate candidate, Proposals proposals, Verdict verdict, List<Withheld> withheld) {
        BigDecimal overCap = Amounts.overCap(candidate);
        if (overCap != null) {
            withheld.add(new Withheld(candidate.action, Withheld.Effect.CAP, null, null, overCap, List.of(proposals.by(candidate.cappedBy)), List.copyOf(candidate.proposers)));
        }
        if (!Amounts.asksArrears(candidate.action)) {
            return;
        }
        for (Rule guard : verdict.fired()) {
            for (RuleCard.Strike strike : guard.card().strikes()) {
                if (strike.effect() == RuleCard.Effect.VETO && strike.binding() != null && strike.targets().get(candidate.action.number())) {
                    BigDecimal part = guard.value(strike.binding(), verdict.judged());
                    if (part != null && part.signum() > 0) {
                        withheld.add(new Withheld(candidate.action, Withheld.Effect.VETO, null, null, part, List.of(proposals.by(guard)), List.copyOf(candidate.proposers)));
                    }
                }
            }
        }
    }

    static void reviewAccount(Verdict verdict, Set<Decision.ReviewReason> reviews) {
        for (Rule rule : verdict.fired()) {
            if (rule.reviewsAccount()) {
                reviews.add(Decision.review(rule, rule.reason().of(verdict.judged())));
            }
        }
    }

    static Decision.ReviewReason approval(Action action) {
        return new Decision.ReviewReason("human-approval", Ladder.GUARDRAIL, "\"" + action.title() + "\" is taken only when a person has approved it.", null, null);
    }

    private static void reviewStanding(List<Candidate> standing, Set<Decision.ReviewReason> reviews) {
        for (Candidate candidate : standing) {
            if (candidate.action.isReviewed()) {
                candidate.reviews.add(approval(candidate.action));
            }
            if (candidate.action.code().equals("REQUIRE_HUMAN_REVIEW")) {
                candidate.reshapedBy.forEach(rule -> reviews.add(Decision.review(rule, rule.reason().of(candidate.verdict.judged()))));
            }
            reviews.addAll(candidate.reviews);
        }
    }
}
