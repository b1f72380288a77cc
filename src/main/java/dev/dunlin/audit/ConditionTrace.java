package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.LeftOut;

/**
 * How one condition of a rule came out in one decision, as the engine itself judges it. Immutable.
 *
 * @param condition the condition in the words of the rule, with the values of its settings
 * @param truth     held, failed, or unknown
 * @param fact      what it was judged on; {@code null} where it has parts
 * @param actual    what that fact was
 * @param gap       how far it is from holding, `42 days short`; empty where it holds or has no measure
 * @param missing   snapshot paths that make it unknown
 * @param rule      the rule of a signal it stands for; {@code null} for what is written in the rule itself
 * @param parts     of an "and", an "or" and a signal
 */
public record ConditionTrace(String condition, Truth truth, Fact fact, String actual, String gap, List<String> missing, Rule rule, List<ConditionTrace> parts) {

    /** How each condition of a rule came out. */
    public static List<ConditionTrace> of(Rule rule, Case judged, RuleBook book) {
        return rule.constraints().stream().map(constraint -> of(constraint, judged, book)).toList();
    }

    static ConditionTrace of(Condition condition, Case judged, RuleBook book) {
        return of(condition, true, null, judged, book);
    }

    /** @param wanted whether the condition is to hold, or not to */
    private static ConditionTrace of(Condition condition, boolean wanted, Rule rule, Case judged, RuleBook book) {
        if (condition instanceof Condition.Not not) {
            return of(not.of(), !wanted, rule, judged, book);
        }
        Truth truth = wanted ? condition.judge(judged) : condition.judge(judged).not();
        List<String> missing = new ArrayList<>();
        if (truth == Truth.UNKNOWN) {
            condition.missing(judged, missing, book);
        }
        List<ConditionTrace> parts = new ArrayList<>();
        String words = wanted ? "" : "not ";
        if (Leaf.is(condition)) {
            Leaf leaf = new Leaf(condition);
            String actual = Words.value(leaf.fact(), judged.fact(leaf.fact()), judged.facts().currency());
            return new ConditionTrace(words + words(condition, judged, book), truth, leaf.fact(), actual, truth == Truth.FALSE ? leaf.gap(wanted, judged) : "",
                    List.copyOf(new TreeSet<>(missing)), rule, List.of());
        }
        if (condition instanceof Condition.SignalHolds signal) {
            words += "`" + book.signals().get(signal.number()).name() + "`";
            raising(signal, judged, book).forEach(one -> parts.add(of(one.condition(), wanted, one, judged, book)));
        } else {
            words = wanted == condition instanceof Condition.And ? "all of these" : "any of these";
            parts(condition).forEach(part -> parts.add(of(part, wanted, null, judged, book)));
        }
        return new ConditionTrace(words, truth, null, "", "", List.copyOf(new TreeSet<>(missing)), rule, List.copyOf(parts));
    }

    /** The same, with what the entries of a list leave out named in place of the list. */
    ConditionTrace naming(LeftOut leftOut) {
        return new ConditionTrace(condition, truth, fact, actual, gap, leftOut.named(missing), rule, parts.stream().map(part -> part.naming(leftOut)).toList());
    }

    static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.And and ? and.all() : ((Condition.Or) condition).any();
    }

    /** The rules that may raise a signal on that day. */
    static List<Rule> raising(Condition.SignalHolds signal, Case judged, RuleBook book) {
        return book.signals().get(signal.number()).rules().stream().filter(rule -> rule.card().isInForce(judged.facts().moment().today())).toList();
    }

    private static String words(Condition condition, Case judged, RuleBook book) {
        if (condition instanceof Condition.Comparison one) {
            return one.fact().inRules() + " " + one.compare().sign() + " " + operand(one, judged, book);
        }
        return new Leaf(condition).fact().inRules() + (condition instanceof Condition.None ? " is none" : "");
    }

    private static String operand(Condition.Comparison one, Case judged, RuleBook book) {
        if (one.right() instanceof Condition.Operand.OfSetting setting) {
            return Words.value(one.fact(), judged.setting(setting.number()), judged.facts().currency()) + " (" + book.settingNames().get(setting.number()) + ")";
        }
        if (one.right() instanceof Condition.Operand.OfFact other) {
            return other.fact().inRules() + " (" + Words.value(other.fact(), judged.fact(other.fact()), judged.facts().currency()) + ")";
        }
        return Words.plain(((Condition.Operand.Literal) one.right()).value());
    }
}
