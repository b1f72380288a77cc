package dev.dunlin.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.RuleLint;

/**
 * Everything that can be said of a rules directory.
 *
 * @param outcome the rulebook, or what keeps it from being in force
 * @param faults  errors and warnings, sorted; most warnings wait until there is no error
 */
public record RulesCheck(RuleBookReader.Outcome outcome, List<RuleFault> faults) {

    public static RulesCheck of(RuleFiles files) {
        List<RuleFault> scenarioFaults = new ArrayList<>();
        CompletableFuture<List<Scenario>> reading = CompletableFuture.supplyAsync(() -> ScenarioReader.readAll(files, scenarioFaults));
        RuleBookReader.Outcome outcome = RuleBookReader.read(files);
        List<RuleFault> faults = new ArrayList<>(files.faults().stream().filter(fault -> fault.kind().isWarning()).toList());
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            faults.addAll(bad.faults());
            reading.join();
            ScenarioLint.check(files, faults);
        } else {
            RuleBook book = ((RuleBookReader.Outcome.Good) outcome).book();
            faults.addAll(RuleLint.warnings(book));
            ScenarioLint.check(book, reading.join(), faults);
        }
        faults.addAll(scenarioFaults);
        return new RulesCheck(outcome, faults.stream().sorted().toList());
    }
}
