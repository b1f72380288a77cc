package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.Signal;
import dev.dunlin.snapshot.Field;

/**
 * How one condition of a rule came out in one decision, as the engine itself judges it. Immutable.
 *
 * @param condition the condition in the words of the rule, with the values of its settings
 * @param truth     held, failed, or unknown
 * @param actual    the value it was judged on; empty where it has parts
 * @param missing   snapshot paths that make it unknown
 * @param parts     of an "and", an "or" and a signal
 */
public record ConditionTrace(String condition, Truth truth, String actual, List<String> missing, List<ConditionTrace> parts) {

    static ConditionTrace of(Condition condition, Case judged, RuleBook book) {
        return of(condition, false, judged, book);
    }

    private static ConditionTrace of(Condition condition, boolean negated, Case judged, RuleBook book) {
        Truth truth = negated ? condition.judge(judged).not() : condition.judge(judged);
        List<ConditionTrace> parts = new ArrayList<>();
        String actual = "";
        if (condition instanceof Condition.Comparison one) {
            actual = shown(judged.fact(one.fact()));
        } else if (condition instanceof Condition.Holds one) {
            actual = shown(judged.fact(one.fact()));
        } else if (condition instanceof Condition.None one) {
            actual = shown(judged.fact(one.fact()));
        } else if (condition instanceof Condition.Not not) {
            return of(not.of(), !negated, judged, book);
        } else if (condition instanceof Condition.And and) {
            and.all().forEach(part -> parts.add(of(part, negated, judged, book)));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> parts.add(of(part, negated, judged, book)));
        } else if (condition instanceof Condition.SignalHolds signal) {
            Signal named = book.signals().get(signal.number());
            named.rules().forEach(rule -> parts.add(of(rule.condition(), negated, judged, book)));
        }
        List<String> missing = new ArrayList<>();
        if (truth == Truth.UNKNOWN) {
            condition.missing(judged, missing, book);
        }
        return new ConditionTrace(words(condition, negated, judged, book), truth, actual, List.copyOf(new TreeSet<>(missing)), List.copyOf(parts));
    }

    private static String words(Condition condition, boolean negated, Case judged, RuleBook book) {
        String not = negated ? "not " : "";
        if (condition instanceof Condition.Comparison one) {
            return not + one.fact().inRules() + " " + one.compare().sign() + " " + operand(one.right(), judged, book);
        } else if (condition instanceof Condition.Holds one) {
            return not + one.fact().inRules();
        } else if (condition instanceof Condition.None one) {
            return one.fact().inRules() + (negated ? " is there" : " is none");
        } else if (condition instanceof Condition.SignalHolds signal) {
            return not + book.signals().get(signal.number()).name();
        }
        return negated == condition instanceof Condition.And ? "any of these" : "all of these";
    }

    private static String operand(Condition.Operand operand, Case judged, RuleBook book) {
        if (operand instanceof Condition.Operand.OfSetting setting) {
            return shown(judged.setting(setting.number())) + " (" + book.settingNames().get(setting.number()) + ")";
        }
        if (operand instanceof Condition.Operand.OfFact other) {
            return other.fact().inRules() + " (" + shown(judged.fact(other.fact())) + ")";
        }
        return ((Condition.Operand.Literal) operand).value().toString();
    }

    static String shown(Field<?> value) {
        return value.isUnknown() ? "unknown" : value.isNone() ? "none" : shown(value.orNull());
    }

    static String shown(Object value) {
        return value instanceof java.math.BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    /** The facts a condition reads, those of its signals among them. */
    static void leaves(Condition condition, boolean negated, RuleBook book, List<Leaf> leaves) {
        if (condition instanceof Condition.Not not) {
            leaves(not.of(), !negated, book, leaves);
        } else if (condition instanceof Condition.And and) {
            and.all().forEach(part -> leaves(part, negated, book, leaves));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> leaves(part, negated, book, leaves));
        } else if (condition instanceof Condition.SignalHolds signal) {
            book.signals().get(signal.number()).rules().forEach(rule -> leaves(rule.condition(), negated, book, leaves));
        } else {
            leaves.add(new Leaf(condition, negated));
        }
    }

    /** A condition without parts, and whether the rule wants it not to hold. */
    record Leaf(Condition condition, boolean negated) {
        Fact fact() {
            return condition instanceof Condition.Comparison one ? one.fact() : condition instanceof Condition.Holds holds ? holds.fact()
                    : ((Condition.None) condition).fact();
        }
    }
}
