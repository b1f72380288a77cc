package dev.dunlin.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.dunlin.intake.Intake;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.simulation.ChangelogDraft;
import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Impact;
import dev.dunlin.simulation.Simulation;
import dev.dunlin.simulation.SimulationRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drafts what the changelog says of a change of rules. */
@Command(name = "changelog", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Drafts the changelog entry for a change of rules: rules, settings and actions added, removed and changed, and what that comes to on a portfolio.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin changelog --rules next --against rules",
            "  dunlin changelog --rules next --against rules --accounts portfolio.ndjson",
            "",
            "Exit status: 0 fine, 1 the input or the rules have faults, 2 wrong usage."})
final class ChangelogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private RulesOption rules;
    @Option(names = "--against", paramLabel = "DIR", required = true, description = "Directory of the rules as they were.")
    private Path against;
    @Option(names = "--accounts", paramLabel = "FILE", description = "Tell the effect on these accounts too: NDJSON (`-` for standard input), a single snapshot (`.json`), "
            + "or CSV together with --mapping.")
    private String file;
    @Mixin
    private MappingOption mapping;

    private final Faults faults = new Faults();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file == null && mapping.isGiven()) {
            throw new ParameterException(spec.commandLine(), "`--mapping` and `--as-of` go with `--accounts`.");
        }
        PortfolioFile portfolio = file == null ? null : mapping.of(spec, file);
        if (portfolio != null) {
            portfolio.checkUsage();
        }
        RuleBook before = RulesOption.book(against, "--against");
        RuleBook after = rules.book();
        spec.commandLine().getOut().print(ChangelogDraft.of(before, after, portfolio == null ? null : impact(new Simulation(before, after, null), portfolio)));
        spec.commandLine().getOut().flush();
        faults.print(spec.commandLine().getErr());
        return faults.number() == 0 ? Dunlin.FINE : Dunlin.FAULTY;
    }

    private Impact impact(Simulation simulation, PortfolioFile portfolio) throws IOException, InterruptedException {
        Impact impact = new Impact(simulation);
        try (InputStream in = portfolio.open()) {
            Intake intake = portfolio.intake(in);
            SimulationRun.run(impact, InOrder.Feed.of(intake.snapshots()), new SimulationRun.Listener() {
                @Override
                public void compared(Comparison account) {
                    // the totals are enough
                }

                @Override
                public void unreadable(List<String> found) {
                    found.forEach(faults::add);
                }
            }, Runtime.getRuntime().availableProcessors());
        }
        return impact;
    }
}
