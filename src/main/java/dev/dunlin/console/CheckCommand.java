package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.ScenarioReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the rules and says everything that is wrong with them. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Reads and compiles the rules and says everything that is wrong with them, with file, line and the likely cure.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RuleFiles files = rules.files();
        List<RuleFault> faults = new ArrayList<>();
        RuleBookReader.Outcome outcome = RuleBookReader.read(files);
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            faults.addAll(bad.faults());
        }
        ScenarioReader.readAll(files, faults);
        PrintWriter out = spec.commandLine().getOut();
        if (outcome instanceof RuleBookReader.Outcome.Good good && faults.isEmpty()) {
            RuleBook book = good.book();
            out.printf("%d rules, %d signals, %d settings, %d actions: no fault.%nRulebook %s%n", book.rules().size(),
                    book.signals().size(), book.settings().all().size(), book.actions().all().size(), book.hash());
            return Dunlin.FINE;
        }
        faults.stream().sorted().forEach(fault -> out.println(rules.directory + "/" + fault));
        out.printf("%d %s.%n", faults.size(), faults.size() == 1 ? "fault" : "faults");
        return Dunlin.FAULTY;
    }
}
