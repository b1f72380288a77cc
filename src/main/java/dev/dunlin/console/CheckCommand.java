package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import dev.dunlin.problem.Counted;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.RulesCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the rules and says everything that is wrong with them. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Reads and compiles the rules and says everything that is wrong with them, with file, line and the likely cure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin check                          for people",
            "  dunlin check --format sarif           for editors and code hosts",
            "  dunlin check --strict                 warnings count as faults",
            "",
            "Warnings are said once the rulebook has no fault. docs/reference/rule-faults.md tells of every kind."})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json or sarif (default: ${DEFAULT-VALUE}).")
    private Format format;
    @Option(names = "--strict", description = "Warnings count as faults.")
    private boolean strict;
    @Spec
    private CommandSpec spec;

    private enum Format {
        TEXT, JSON, SARIF
    }

    @Override
    public Integer call() throws IOException {
        RuleFiles files = rules.files();
        RulesCheck check = RulesCheck.of(files);
        FaultReport report = new FaultReport(rules.near(), files, check.faults());
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> {
                report.text(out, Terminal.here());
                out.println(summary(report, check.outcome()));
            }
            case JSON -> report.json(out);
            case SARIF -> report.sarif(out, new Dunlin.Version().getVersion()[0].substring("dunlin ".length()));
        }
        return report.errors() + (strict ? report.warnings() : 0) == 0 ? Dunlin.FINE : Dunlin.FAULTY;
    }

    private static String summary(FaultReport report, RuleBookReader.Outcome outcome) {
        String counted = report.faults().isEmpty() ? "no fault" : Counted.of(report.errors(), "fault") + (report.warnings() == 0 ? "" : ", " + Counted.of(report.warnings(), "warning"));
        if (outcome instanceof RuleBookReader.Outcome.Good good) {
            RuleBook book = good.book();
            return "%d rules, %d signals, %d settings, %d actions: %s.%nRulebook %s".formatted(book.rules().size(), book.signals().size(),
                    book.settings().all().size(), book.actions().all().size(), counted, book.hash());
        }
        long named = report.faults().stream().map(RuleFault::file).distinct().count();
        return counted + " in " + Counted.of(named, "file") + ".";
    }
}
