package dev.dunlin.audit;

import java.util.List;
import java.util.Set;

import dev.dunlin.decision.Decider;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;

/**
 * Tells without deciding that an action cannot stand: no rule brings it, a guardrail forbids it whoever brings it, or what must hold first
 * does not. What it does not rule out must be decided to be known. Immutable.
 *
 * @param bringers the rules that can bring the action
 * @param vetoes   the guardrails that forbid it, whoever brings it and however it goes out
 */
record OutOfQuestion(RuleBook book, Action action, List<Rule> bringers, List<Rule> vetoes) {
    /** Not only rules bring these: what stands, or that nothing does, does too. */
    private static final Set<String> COME_BY_THEMSELVES = Set.of("REQUIRE_HUMAN_REVIEW", "NO_ACTION");

    static OutOfQuestion of(RuleBook book, Action action) {
        return new OutOfQuestion(book, action, WhyNot.bringers(book, action), book.rules().stream().filter(rule -> forbids(rule.card(), action)).toList());
    }

    private static boolean forbids(RuleCard card, Action action) {
        return !card.onTactics() && !card.onRequests() && !card.sparesPrevention() && card.by().isEmpty() && card.strikes().stream()
                .anyMatch(strike -> strike.effect() == RuleCard.Effect.VETO && strike.binding() == null && strike.targets().get(action.number()));
    }

    boolean on(AccountSnapshot account) {
        boolean isRequested = account.requested().or(List.of()).stream().anyMatch(one -> one.action().equals(action.code()));
        return !isRequested && !COME_BY_THEMSELVES.contains(action.code()) && Decider.cases(book, account).stream().noneMatch(this::mayStand);
    }

    private boolean mayStand(Case.AfterSignals judged) {
        List<Rule> bring = bringers.stream().filter(rule -> holds(rule, judged)).toList();
        return !bring.isEmpty() && action.needs().stream().allMatch(need -> isMet(need, bring, judged)) && vetoes.stream().noneMatch(rule -> holds(rule, judged));
    }

    private boolean isMet(String need, List<Rule> bring, Case.AfterSignals judged) {
        return bring.stream().anyMatch(rule -> rule.card().waives().contains(need)) || book.signals().stream()
                .noneMatch(signal -> signal.name().equals(need) && judged.signal(book.signals().indexOf(signal)) != Truth.TRUE);
    }

    private static boolean holds(Rule rule, Case judged) {
        return rule.card().isInForce(judged.facts().moment().today()) && rule.condition().judge(judged) == Truth.TRUE;
    }
}
