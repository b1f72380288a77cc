package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;

/** The scenarios beside each shipped rule, told by its trace: what is told to have failed is what differs from a case in which it fires, and what is missing is named. */
class EveryRuleIsExplainedTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;
    private static final Map<String, List<Scenario>> SCENARIOS = ScenarioReader.readAll(BOOK.files(), new ArrayList<>()).stream().collect(Collectors.groupingBy(Scenario::rule));

    @TestFactory
    Stream<DynamicTest> whatFailedIsWhatDiffersFromEachCaseThatFires() {
        return BOOK.rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            for (Scenario silent : of(rule, Scenario.Then.SILENT)) {
                for (ConditionTrace told : traces(rule, silent)) {
                    if (!isInForce(rule, silent)) {
                        continue;
                    }
                    assertThat(told.truth()).as("%s", silent).isEqualTo(Truth.FALSE);
                    for (Scenario fires : of(rule, Scenario.Then.FIRES)) {
                        List<ConditionTrace> firing = traces(rule, fires).stream().filter(one -> one.truth() == Truth.TRUE).toList();
                        assertThat(firing).as("%s holds", fires).isNotEmpty();
                        assertThat(firing).as("%s, beside %s", silent, fires).allSatisfy(one -> assertThat(turned(told, one)).isNotEmpty()
                                .allSatisfy(each -> assertThat(each).isNotBlank()));
                    }
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsMissingIsNamed() {
        return BOOK.rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            for (Scenario unknown : of(rule, Scenario.Then.UNKNOWN)) {
                List<ConditionTrace> told = traces(rule, unknown).stream().filter(one -> one.truth() == Truth.UNKNOWN).toList();
                assertThat(told).as("%s", unknown).isNotEmpty();
                Set<String> missing = told.stream().flatMap(one -> one.missing().stream()).collect(Collectors.toCollection(TreeSet::new));
                assertThat(missing).as("%s", unknown).isNotEmpty();
                if (unknown.missing() != null) {
                    assertThat(missing).as("%s", unknown).containsExactlyInAnyOrderElementsOf(unknown.missing());
                }
                told.forEach(one -> leaves(one).stream().filter(leaf -> leaf.truth() == Truth.UNKNOWN).forEach(leaf -> assertThat(leaf.missing()).as("%s: %s", unknown, leaf).isNotEmpty()));
            }
        }));
    }

    @Test
    void noRuleIsLeftOut() {
        assertThat(BOOK.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(of(rule, Scenario.Then.FIRES)).as("%s fires", rule.id()).isNotEmpty();
            assertThat(of(rule, Scenario.Then.SILENT)).as("%s is silent", rule.id()).anySatisfy(one -> assertThat(isInForce(rule, one)).isTrue());
        });
    }

    private static List<Scenario> of(Rule rule, Scenario.Then then) {
        return SCENARIOS.getOrDefault(rule.id(), List.of()).stream().filter(one -> one.then() == then).toList();
    }

    private static boolean isInForce(Rule rule, Scenario scenario) {
        return rule.card().isInForce(judged(scenario).get(0).judged().facts().moment().today());
    }

    private static List<Verdict> judged(Scenario scenario) {
        RuleBook book = scenario.settings().isEmpty() ? BOOK : BOOK.supposing(scenario.settings());
        return Decider.judge(book, Logged.read(BOOK, scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8))).verdicts();
    }

    /** The trace of a rule in each currency; where the rule decides on that day, the engine came to the same. */
    private static List<ConditionTrace> traces(Rule rule, Scenario scenario) {
        return judged(scenario).stream().map(verdict -> {
            ConditionTrace trace = ConditionTrace.of(rule.condition(), verdict.judged(), verdict.book());
            if (rule.card().kind() != RuleCard.Kind.SIGNAL && rule.card().isInForce(verdict.judged().facts().moment().today())) {
                assertThat(verdict.fired().contains(rule)).as("%s fired", scenario).isEqualTo(trace.truth() == Truth.TRUE);
                assertThat(verdict.unknowns().stream().anyMatch(one -> one.rule() == rule)).as("%s unknown", scenario).isEqualTo(trace.truth() == Truth.UNKNOWN);
            }
            return trace;
        }).toList();
    }

    /** What was told not to hold, held in the other case, and read something else there. */
    private static List<String> turned(ConditionTrace silent, ConditionTrace fires) {
        if (silent.truth() == Truth.TRUE || fires.truth() != Truth.TRUE) {
            return List.of();
        }
        if (silent.parts().isEmpty()) {
            return silent.actual().equals(fires.actual()) && silent.condition().equals(fires.condition()) ? List.of() : List.of(silent.condition());
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < silent.parts().size(); i++) {
            ConditionTrace part = silent.parts().get(i);
            int at = i;
            fires.parts().stream().filter(other -> part.rule() == null ? other == fires.parts().get(at) : other.rule() == part.rule()).forEach(other -> all.addAll(turned(part, other)));
        }
        return all;
    }

    private static List<ConditionTrace> leaves(ConditionTrace trace) {
        return trace.parts().isEmpty() ? List.of(trace) : trace.parts().stream().flatMap(part -> leaves(part).stream()).toList();
    }
}
