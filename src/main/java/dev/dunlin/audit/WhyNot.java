package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Truth;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Permissions;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.LeftOut;
import dev.dunlin.snapshot.RequestedAction;

/**
 * Why an action does not stand in a decision (or that it does): every rule that could have brought it, condition by condition; what
 * withheld it, or would; and the smallest changes that bring it, each tried by deciding again. Immutable.
 *
 * @param decision the decision asked about
 * @param stands   the action does stand in it
 * @param rules    every rule that could have brought it, the nearest to holding first
 * @param withheld what kept it back although it was proposed or asked for
 * @param wouldBe  how it fares once it is proposed, in each currency: what stands against it, and what must come first
 * @param changes  changes that bring it, those that come of themselves first; empty where none was found
 */
public record WhyNot(Decision decision, Action action, boolean stands, List<RuleTrace> rules, List<Withheld> withheld, List<Permission> wouldBe, List<Change> changes) {

    private static final Set<Fact> LAND = EnumSet.of(Fact.COUNTRY, Fact.REGION, Fact.EU_MEMBER, Fact.ENGLAND_OR_WALES);

    /**
     * One rule that could have brought the action.
     *
     * @param isInForce  it decides on that day
     * @param truth      whether it holds
     * @param currency   the currency it was judged in
     * @param conditions what stands between its commas
     */
    public record RuleTrace(Rule rule, boolean isInForce, Truth truth, String currency, List<ConditionTrace> conditions) {

        /** How many conditions do hold. */
        public long met() {
            return conditions.stream().filter(one -> one.truth() == Truth.TRUE).count();
        }

        /** It is of the law of another country or region than the debtor's, whatever else holds. */
        boolean isElsewhere() {
            return conditions.stream().anyMatch(one -> one.truth() == Truth.FALSE && LAND.contains(one.fact()));
        }

        private long unmet() {
            return conditions.size() - met();
        }
    }

    public static WhyNot of(RuleBook book, AccountSnapshot snapshot, Action action) {
        Decider.Judged judged = Decider.judge(book, snapshot);
        boolean stands = stands(judged.decision(), action);
        LeftOut leftOut = new LeftOut(snapshot);
        List<RuleTrace> traces = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            for (Rule rule : bringers(book, action)) {
                traces.add(new RuleTrace(rule, rule.card().isInForce(verdict.judged().facts().moment().today()), rule.condition().judge(verdict.judged()),
                        verdict.judged().facts().currency(), rule.constraints().stream().map(one -> ConditionTrace.of(one, verdict.judged(), book).naming(leftOut)).toList()));
            }
        }
        traces.sort(Comparator.comparing(RuleTrace::isInForce).reversed().thenComparing(RuleTrace::unmet));
        List<Withheld> withheld = judged.decision().withheld().stream().filter(one -> one.action() == action).toList();
        AccountSnapshot asking = snapshot.requesting(List.of(new RequestedAction(action.code(), Field.of(List.of()))));
        return new WhyNot(judged.decision(), action, stands, List.copyOf(traces), withheld, stands ? List.of() : Permissions.of(asking, Decider.judge(book, asking).verdicts()),
                stands ? List.of() : Changes.bringing(book, snapshot, judged, action));
    }

    /** The rules that may bring an action: they propose it, soften something harder to it, or call for a person where that is the action. */
    static List<Rule> bringers(RuleBook book, Action action) {
        boolean review = action.code().equals("REQUIRE_HUMAN_REVIEW");
        return book.rules().stream().filter(rule -> rule.card().kind() != RuleCard.Kind.SIGNAL && (rule.card().actions().contains(action)
                || rule.card().strikes().stream().anyMatch(strike -> strike.becomes() != null && strike.becomes().containsValue(action))
                || review && rule.card().reviewsAccount())).toList();
    }

    static boolean stands(Decision decision, Action action) {
        return decision.recommendations().stream().anyMatch(one -> one.action() == action);
    }
}
