package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.List;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.findings.Truth;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;

/**
 * Why an action does not stand in a decision (or that it does): every rule that could have proposed it, condition by condition; what
 * withheld it; and the smallest changes that would bring it, each tried by deciding again. Immutable.
 *
 * @param stands   it does stand
 * @param rules    every rule that could have proposed it, the nearest to firing first
 * @param withheld what kept it back although it was proposed or asked for
 * @param changes  single changes that bring it, the smallest first; empty where no single one does
 */
public record WhyNot(Action action, boolean stands, List<RuleTrace> rules, List<Withheld> withheld, List<Change> changes) {

    /**
     * One rule that could have proposed the action.
     *
     * @param truth      fired, did not, or could not be judged
     * @param currency   the currency it was judged in
     * @param conditions what stands between its commas
     */
    public record RuleTrace(Rule rule, Truth truth, String currency, List<ConditionTrace> conditions) {

        /** How many conditions are not met. */
        public long unmet() {
            return conditions.stream().filter(one -> one.truth() != Truth.TRUE).count();
        }
    }

    public static WhyNot of(RuleBook book, AccountSnapshot snapshot, Action action) {
        Decider.Judged judged = Decider.judge(book, snapshot);
        boolean stands = stands(judged, action);
        List<RuleTrace> traces = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            for (Rule rule : book.rules()) {
                if (rule.card().actions().contains(action) && rule.card().kind() != RuleCard.Kind.SIGNAL) {
                    traces.add(new RuleTrace(rule, rule.condition().judge(verdict.judged()), verdict.judged().facts().currency(),
                            rule.constraints().stream().map(one -> ConditionTrace.of(one, verdict.judged(), book)).toList()));
                }
            }
        }
        traces.sort(java.util.Comparator.comparingLong(RuleTrace::unmet));
        List<Withheld> withheld = judged.decision().withheld().stream().filter(one -> one.action() == action).toList();
        return new WhyNot(action, stands, List.copyOf(traces), withheld, stands ? List.of() : Changes.bringing(book, snapshot, judged, action));
    }

    static boolean stands(Decider.Judged judged, Action action) {
        return judged.decision().recommendations().stream().map(Recommendation::action).anyMatch(action::equals);
    }
}
