package dev.dunlin.scenario;

import java.util.ArrayList;
import java.util.List;

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
        RuleBookReader.Outcome outcome = RuleBookReader.read(files);
        List<RuleFault> faults = new ArrayList<>(files.faults().stream().filter(fault -> fault.kind().isWarning()).toList());
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            faults.addAll(bad.faults());
            ScenarioLint.check(files, faults);
        } else {
            RuleBook book = ((RuleBookReader.Outcome.Good) outcome).book();
            faults.addAll(RuleLint.warnings(book));
            ScenarioLint.check(book, faults);
        }
        return new RulesCheck(outcome, faults.stream().sorted().toList());
    }
}
