package dev.dunlin.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Invariant;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Compare;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Written;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Field;

/**
 * What the scenarios about a rule show of it. Immutable.
 *
 * @param rule  the rule
 * @param shown what it was seen to do
 * @param canBeUnknown some account could leave it undecided
 * @param sides each side of each condition
 */
public record Coverage(Rule rule, Set<Scenario.Then> shown, boolean canBeUnknown, List<Side> sides) {

    /** It is shown in all it can do. */
    public boolean isWhole() {
        return shown.contains(Scenario.Then.FIRES) && shown.contains(Scenario.Then.SILENT) && (shown.contains(Scenario.Then.UNKNOWN) || !canBeUnknown);
    }

    /** What a side is of. */
    public enum Kind {
        /** A comparison with a number: exactly at it, and one step on the other side. */
        THRESHOLD,
        /** Whatever is just true or false. */
        FLAG
    }

    /** One side of a condition, and whether a scenario stands on it. */
    public record Side(Kind kind, Written place, String side, boolean seen) {
    }

    /** Each rule that decides, in the order of the rulebook. */
    public static List<Coverage> of(RuleBook book, List<Scenario> scenarios) {
        Map<String, List<Stage>> byRule = new LinkedHashMap<>();
        ScenarioPlayer player = new ScenarioPlayer(book);
        scenarios.forEach(scenario -> byRule.computeIfAbsent(scenario.rule(), id -> new ArrayList<>()).add(player.stage(scenario)));
        return book.rules().stream().filter(rule -> rule.card().status() == RuleCard.Status.STABLE)
                .map(rule -> of(rule, book, byRule.getOrDefault(rule.id(), List.of()))).toList();
    }

    private static Coverage of(Rule rule, RuleBook book, List<Stage> stages) {
        Set<Scenario.Then> shown = EnumSet.noneOf(Scenario.Then.class);
        List<Case> cases = new ArrayList<>();
        for (Stage stage : stages) {
            Decider.Judged judged = stage.play();
            shown.add(ScenarioPlayer.then(rule, judged));
            judged.verdicts().stream().map(Verdict::judged).forEach(cases::add);
        }
        List<Side> sides = new ArrayList<>();
        rule.constraints().forEach(condition -> sides(condition, rule, cases, sides));
        return new Coverage(rule, shown, Equivalence.canBeUnknown(rule, book), List.copyOf(sides));
    }

    private static void sides(Condition condition, Rule rule, List<Case> cases, List<Side> sides) {
        if (condition instanceof Condition.Not not && !(not.of() instanceof Condition.None)) {
            sides(not.of(), rule, cases, sides);
        } else if (condition instanceof Condition.And and) {
            and.all().forEach(part -> sides(part, rule, cases, sides));
        } else if (condition instanceof Condition.Or or) {
            or.any().forEach(part -> sides(part, rule, cases, sides));
        } else if (condition instanceof Condition.Comparison one && isThreshold(one)) {
            Written place = rule.written(condition);
            if (mayBe(one, 0)) {
                sides.add(new Side(Kind.THRESHOLD, place, "exactly at it", cases.stream().anyMatch(judged -> steps(one, judged, 0))));
            }
            int beside = one.compare() == Compare.AT_LEAST || one.compare() == Compare.LESS ? -1 : 1;
            boolean either = one.compare() == Compare.EQUAL || one.compare() == Compare.NOT_EQUAL;
            if (mayBe(one, beside)) {
                sides.add(new Side(Kind.THRESHOLD, place, either ? "one step beside it" : beside < 0 ? "one step below it" : "one step above it",
                        cases.stream().anyMatch(judged -> steps(one, judged, beside) || either && steps(one, judged, -1))));
            }
        } else {
            for (Truth truth : List.of(Truth.TRUE, Truth.FALSE)) {
                sides.add(new Side(Kind.FLAG, rule.written(condition), truth == Truth.TRUE ? "true" : "false",
                        cases.stream().anyMatch(judged -> condition.judge(judged) == truth)));
            }
        }
    }

    private static boolean isThreshold(Condition.Comparison one) {
        return (Number.class.isAssignableFrom(one.fact().type()) || one.fact().type() == Range.class) && !(one.right() instanceof Condition.Operand.OfFact);
    }

    /** Some account could be so many steps above the number; of a setting, any. */
    private static boolean mayBe(Condition.Comparison one, int steps) {
        return !(one.right() instanceof Condition.Operand.Literal literal)
                || Invariant.allow(one.fact(), Field.of(new BigDecimal(literal.value().toString()).add(BigDecimal.valueOf(steps))));
    }

    /** The fact is so many steps above the number it is compared with. */
    private static boolean steps(Condition.Comparison one, Case judged, int steps) {
        BigDecimal actual = number(judged.fact(one.fact()));
        BigDecimal edge = number(one.right().of(judged));
        Fact fact = one.fact();
        return actual != null && edge != null
                && actual.subtract(edge).compareTo(fact.step(judged.facts().currency()).multiply(BigDecimal.valueOf(steps))) == 0;
    }

    private static BigDecimal number(Object value) {
        Object plain = value instanceof Field<?> field ? field.orNull() : value;
        return plain instanceof Range range ? range.isExact() ? BigDecimal.valueOf(range.low()) : null
                : plain instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
