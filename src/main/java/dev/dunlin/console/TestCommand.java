package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioPlayer;
import dev.dunlin.scenario.ScenarioReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the scenarios beside the rules. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Plays every scenario beside the rules and says where the rules do something else.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin test                     every scenario",
            "  dunlin test stop-supply         those of files or names with these words in them"})
final class TestCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules;
    @Parameters(arity = "0..1", paramLabel = "WORDS", defaultValue = "", description = "Only scenarios whose file or name holds these words.")
    private String words;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RuleBook book = rules.book();
        List<RuleFault> faults = new ArrayList<>();
        List<Scenario> scenarios = ScenarioReader.readAll(book.files(), faults).stream()
                .filter(scenario -> scenario.toString().contains(words)).toList();
        if (!faults.isEmpty()) {
            throw Refusal.of("The scenarios have faults:", faults.stream().map(RuleFault::toString).toList());
        }
        if (scenarios.isEmpty()) {
            throw new Refusal("No scenario holds the words `" + words + "`.");
        }
        ScenarioPlayer player = new ScenarioPlayer(book);
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        for (Scenario scenario : scenarios) {
            List<dev.dunlin.scenario.Difference> differences = player.play(scenario);
            if (!differences.isEmpty()) {
                failed++;
                out.println(scenario);
                differences.forEach(difference -> out.println("    " + difference));
            }
        }
        out.printf("%d scenarios of %d rules: %s.%n", scenarios.size(), book.rules().size(), failed == 0 ? "all hold" : failed + " do not hold");
        return failed == 0 ? Dunlin.FINE : Dunlin.FAULTY;
    }
}
