package dev.dunlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Findings;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.SettingsBook;
import dev.dunlin.snapshot.Field;

/**
 * Runs the rulebook over the facts: signals first, then tips and guardrails, so that firing order cannot matter. Stateless.
 *
 * <p>A rule is one pattern over one case and its consequence is written by the compiler, so each fires once at most; a rulebook that fires more
 * was not read from rules, and is stopped. How long it takes is bounded by the length of the conditions, which is bounded when they are read.
 */
public final class RuleEngine {
    /** One thread uses a session, and every rule is one pattern: it may fire as soon as the case matches. */
    private static final KieSessionConfiguration SESSION = KieServices.get().newKieSessionConfiguration();

    static {
        SESSION.setOption(DirectFiringOption.YES);
        SESSION.setOption(ThreadSafeOption.NO);
    }

    private RuleEngine() {
    }

    /** @param unscored the facts, with the early-warning score still open, but where an auditor supposes one */
    public static Verdict judge(RuleBook book, Facts unscored, SettingsBook.InForce settings) {
        RulesInForce.Day rules = book.derived(RulesInForce.class, RulesInForce::new).on(unscored.moment().today());
        Findings findings = new Findings(rules.inForce(), rules.rehearsed(), book.rules().size());
        KieSession session = book.compiled().newKieSession(SESSION, null);
        try {
            session.setGlobal("findings", findings);
            Case.BeforeSignals before = new Case.BeforeSignals(unscored, settings.values());
            session.insert(before);
            session.fireAllRules(book.rules().size());
            Case.AfterSignals after = afterSignals(book, before, settings, findings.rules());
            session.insert(after);
            session.fireAllRules(book.rules().size());
            return verdict(book, settings, after, findings);
        } catch (RuntimeException e) {
            throw runaway(book, e);
        } finally {
            session.dispose();
        }
    }

    /** Drools hands on what a consequence throws inside an exception of its own. */
    private static RuntimeException runaway(RuleBook book, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Findings.TooMany tooMany) {
                return new RunawayRule(book.rules().get(tooMany.rule()));
            }
        }
        return failure;
    }

    /**
     * The same without what was compiled: each condition is asked in its turn. Slower for one decision, but right too for a rulebook in which a
     * rule was exchanged.
     */
    public static Verdict judgeOneByOne(RuleBook book, Facts unscored, SettingsBook.InForce settings) {
        RulesInForce.Day rules = book.derived(RulesInForce.class, RulesInForce::new).on(unscored.moment().today());
        Findings findings = new Findings(rules.inForce(), rules.rehearsed(), book.rules().size());
        Case.BeforeSignals before = new Case.BeforeSignals(unscored, settings.values());
        find(book, true, before, findings);
        Case.AfterSignals after = afterSignals(book, before, settings, findings.rules());
        find(book, false, after, findings);
        return verdict(book, settings, after, findings);
    }

    private static void find(RuleBook book, boolean signals, Case judged, Findings findings) {
        for (Rule rule : book.rules()) {
            if ((rule.card().kind() == RuleCard.Kind.SIGNAL) == signals && truth(rule, judged) != Truth.FALSE) {
                findings.add(rule.number());
            }
        }
    }

    /** The case as tips and guardrails see it, without asking them. */
    public static Case.AfterSignals caseOf(RuleBook book, Facts unscored, SettingsBook.InForce settings) {
        BitSet inForce = book.derived(RulesInForce.class, RulesInForce::new).on(unscored.moment().today()).inForce();
        return afterSignals(book, new Case.BeforeSignals(unscored, settings.values()), settings, inForce);
    }

    /** @param open the rules that are not known to be false, or more */
    private static Case.AfterSignals afterSignals(RuleBook book, Case.BeforeSignals before, SettingsBook.InForce settings, BitSet open) {
        Facts facts = before.facts();
        if (facts.get(Fact.EARLY_WARNING_SCORE).isUnknown()) {
            facts = facts.with(Fact.EARLY_WARNING_SCORE, Field.of(score(book, before, settings, open)));
        }
        return new Case.AfterSignals(facts, settings.values(), signals(book, before, open));
    }

    private static Truth[] signals(RuleBook book, Case judged, BitSet found) {
        Truth[] signals = new Truth[book.signals().size()];
        Arrays.fill(signals, Truth.FALSE);
        for (int i = 0; i < signals.length; i++) {
            for (Rule rule : book.signals().get(i).rules()) {
                if (found.get(rule.number())) {
                    signals[i] = signals[i].or(truth(rule, judged));
                }
            }
        }
        return signals;
    }

    private static Range score(RuleBook book, Case judged, SettingsBook.InForce settings, BitSet found) {
        int low = 0;
        int high = 0;
        for (Rule rule : book.scored()) {
            if (found.get(rule.number())) {
                int points = settings.byName().days(rule.card().points());
                Truth truth = truth(rule, judged);
                high += truth == Truth.FALSE ? 0 : points;
                low += truth == Truth.TRUE ? points : 0;
            }
        }
        return new Range(low, high);
    }

    private static Verdict verdict(RuleBook book, SettingsBook.InForce settings, Case.AfterSignals judged, Findings findings) {
        BitSet found = findings.rules();
        List<Rule> fired = new ArrayList<>(found.cardinality());
        List<Verdict.Unknown> unknowns = new ArrayList<>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            Rule rule = book.rules().get(i);
            if (rule.card().kind() == RuleCard.Kind.SIGNAL) {
                continue;
            }
            List<String> missing = rule.missing(judged, book);
            if (missing == null) {
                fired.add(rule);
            } else {
                unknowns.add(new Verdict.Unknown(rule, missing));
            }
        }
        List<Rule> rehearsed = findings.drafts().stream().mapToObj(book.rules()::get).filter(rule -> truth(rule, judged) == Truth.TRUE).toList();
        return new Verdict(book, settings, judged, fired, unknowns, judged.signals(), rehearsed);
    }

    /** Drools let it through, so it is not false: true, or unknown? */
    private static Truth truth(Rule rule, Case judged) {
        return rule.condition().judge(judged);
    }
}
