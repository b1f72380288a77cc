package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.dunlin.ShippedRules;
import dev.dunlin.engine.RuleEngine;
import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Recompiled;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;

/** A rulebook in which every rule has a fault comes out alike whether its conditions are asked one by one or compiled and fired. */
class MutantsAreJudgedAsDroolsFiresThemTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;
    private static final List<Scenario> ALL = ScenarioReader.readAll(BOOK.files(), new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inEveryScenario(long seed) {
        Random random = new Random(seed);
        List<Rule> faulty = BOOK.rules().stream().map(rule -> one(Mutants.of(rule, BOOK), random).changed()).toList();
        RuleBook fired = Recompiled.with(BOOK, faulty);
        RuleBook asked = BOOK;
        for (Rule rule : faulty) {
            asked = asked.with(rule);
        }
        ScenarioPlayer player = new ScenarioPlayer(BOOK);
        int otherwise = 0;
        for (Scenario scenario : ALL) {
            if (!scenario.settings().isEmpty()) {
                continue;
            }
            Stage stage = player.stage(scenario);
            for (var question : stage.questions()) {
                String one = outcome(RuleEngine.judge(fired, question.facts(), question.settings()));
                assertThat(outcome(RuleEngine.judgeOneByOne(asked, question.facts(), question.settings()))).as(scenario.toString()).isEqualTo(one);
                otherwise += one.equals(outcome(RuleEngine.judge(BOOK, question.facts(), question.settings()))) ? 0 : 1;
            }
        }
        assertThat(otherwise).isGreaterThan(ALL.size() / 2);
    }

    private static Mutant one(List<Mutant> mutants, Random random) {
        return mutants.get(random.nextInt(mutants.size()));
    }

    private static String outcome(Verdict verdict) {
        return verdict.fired().stream().map(Rule::id).toList() + " " + verdict.unknowns().stream().map(one -> one.rule().id() + one.missing()).toList()
                + " " + List.of(verdict.judged().signals());
    }
}
