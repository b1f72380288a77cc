package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioPlayer;
import dev.dunlin.scenario.ScenarioReader;

/** Every shipped rule does what the scenarios beside it say. */
class ShippedRulesTest {

    @TestFactory
    Stream<DynamicTest> scenarios() {
        List<RuleFault> faults = new ArrayList<>();
        List<Scenario> scenarios = ScenarioReader.readAll(ShippedRules.BOOK.files(), faults);
        assertThat(faults).isEmpty();
        ScenarioPlayer player = new ScenarioPlayer(ShippedRules.BOOK);
        return scenarios.stream().map(scenario -> DynamicTest.dynamicTest(scenario.toString(),
                () -> assertThat(player.play(scenario)).isEmpty()));
    }
}
