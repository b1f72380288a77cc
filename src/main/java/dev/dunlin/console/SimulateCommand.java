package dev.dunlin.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Intake;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Impact;
import dev.dunlin.simulation.ImpactPage;
import dev.dunlin.simulation.RecordedAccounts;
import dev.dunlin.simulation.Simulation;
import dev.dunlin.simulation.SimulationRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries other rules on a portfolio and tells what changes. */
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Decides the same accounts under two rulebooks and tells what changes: for how many accounts and how much money, and for which of them why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin simulate --rules next --against rules --accounts portfolio.ndjson",
            "  dunlin simulate --rules next --against rules --accounts items.csv --mapping erp.yaml --as-of 2026-11-03",
            "  dunlin simulate --rules next --against rules --log-from 2026-10-01 --log-to 2026-11-01",
            "  dunlin simulate --rules next --against rules --accounts portfolio.ndjson --on 2027-01-01",
            "  dunlin simulate --rules next --against rules --accounts portfolio.ndjson --html impact.html --fail-over 5%%",
            "",
            "Exit status: 0 fine; 1 the input or the rules have faults, or more accounts change than --fail-over allows; 2 wrong usage."})
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private RulesOption rules;
    @Option(names = "--against", paramLabel = "DIR", required = true, description = "Directory of the rules to compare with: those in force.")
    private Path against;
    @Option(names = "--accounts", paramLabel = "FILE", description = "NDJSON with one snapshot a line (`-` for standard input), a single snapshot (`.json`), "
            + "or CSV together with --mapping.")
    private String file;
    @Mixin
    private MappingOption mapping;
    @Option(names = "--log-from", paramLabel = "DAY", description = "Instead of a file the snapshots of the decision log, recorded on that day (UTC) or later.")
    private String from;
    @Option(names = "--log-to", paramLabel = "DAY", description = "Those recorded before that day, or that instant.")
    private String to;
    @Mixin
    private LogOption log;
    @Option(names = "--on", paramLabel = "DAY", description = "Suppose that day for every account, and that nothing has happened until then: what a row or a rule does that begins later.")
    private LocalDate on;
    @Option(names = "--top", paramLabel = "N", description = "Changed accounts to list; 0 for all. Default: 20 in a table, else all.")
    private Integer top;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "How it is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private DecideCommand.Format format;
    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with charts and a table of the accounts there; it opens in any browser, without a network.")
    private Path html;
    @Option(names = "--fail-over", paramLabel = "SHARE", description = "Exit status 1 when a larger share of the accounts changes, as 5%% or 0.5%%.")
    private String failOver;
    @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
    private boolean noProgress;
    @Option(names = {"-q", "--quiet"}, description = "Print nothing but faults.")
    private boolean quiet;

    private final Faults faults = new Faults();
    private final ImpactPage page = new ImpactPage();

    @Override
    public Integer call() throws IOException, InterruptedException {
        BigDecimal limit = checkUsage();
        Terminal terminal = Terminal.here();
        Simulation simulation = new Simulation(RulesOption.book(against, "--against"), rules.book(), on);
        Impact impact = new Impact(simulation);
        int most = top == null ? format == DecideCommand.Format.table ? SimulationTable.USUAL_TOP : 0 : top;
        SimulationPrinting printing = quiet ? SimulationPrinting.NOTHING : SimulationPrinting.of(format, spec.commandLine().getOut(), terminal, most == 0 ? Long.MAX_VALUE : most);
        if (file == null) {
            logged(impact, printing, terminal);
        } else {
            read(impact, printing, terminal);
        }
        printing.end(impact);
        if (html != null) {
            try (Writer to = Files.newBufferedWriter(html)) {
                page.write(impact, to);
            }
        }
        faults.print(spec.commandLine().getErr());
        spec.commandLine().getOut().flush();
        boolean tooMany = limit != null && isOver(impact, limit);
        if (tooMany) {
            spec.commandLine().getErr().println("%,d of %,d accounts change: more than the %s %% that --fail-over allows.".formatted(
                    impact.all().changed(), impact.all().accounts(), limit.toPlainString()));
        }
        return impact.unreadable() == 0 && !tooMany ? Dunlin.FINE : Dunlin.FAULTY;
    }

    /** The share that --fail-over allows, in percent; {@code null} where it is not given. */
    private BigDecimal checkUsage() throws IOException {
        if (top != null && top < 0) {
            throw wrong("`--top` is " + top + ", and must be 0 (for all) or more.");
        }
        if (on != null && on.isAfter(Simulation.LAST_DAY)) {
            throw wrong("`--on` is " + on + ", and must not be after " + Simulation.LAST_DAY + ".");
        }
        boolean logged = from != null || to != null;
        if (logged == (file != null)) {
            throw wrong("Say which accounts: a file with `--accounts FILE`, or those of the decision log with `--log-from DAY`.");
        }
        if (file != null) {
            portfolio().checkUsage();
            portfolio().checkApart(html == null ? Map.of() : Map.of("--html", html));
        } else if (mapping.isGiven()) {
            throw wrong("`--mapping` and `--as-of` go with `--accounts`.");
        }
        if (failOver == null) {
            return null;
        }
        if (!failOver.matches("\\d{1,3}(\\.\\d{1,6})?%?")) {
            throw wrong("`--fail-over` is `" + failOver + "`, and must be a share as `5%`.");
        }
        return new BigDecimal(failOver.replace("%", ""));
    }

    private static boolean isOver(Impact impact, BigDecimal percent) {
        return BigDecimal.valueOf(impact.all().changed()).movePointRight(2).compareTo(percent.multiply(BigDecimal.valueOf(impact.all().accounts()))) > 0;
    }

    private PortfolioFile portfolio() {
        return mapping.of(spec, file);
    }

    private void read(Impact impact, SimulationPrinting printing, Terminal terminal) throws IOException, InterruptedException {
        try (InputStream in = portfolio().open()) {
            Intake intake = portfolio().intake(in);
            try (Progress progress = terminal.errors() && !noProgress ? Progress.on(System.err, terminal, "Simulating", intake) : Progress.none()) {
                run(impact, InOrder.Feed.of(intake.snapshots()), printing, progress);
            }
        }
    }

    private void logged(Impact impact, SimulationPrinting printing, Terminal terminal) throws IOException, InterruptedException {
        Instant start = from == null ? null : LogOption.moment(spec, "--log-from", from);
        Instant end = to == null ? Instant.now() : LogOption.moment(spec, "--log-to", to);
        if (start != null && to != null && !start.isBefore(end)) {
            throw wrong("`--log-to` is not after `--log-from`, so that nothing lies between them.");
        }
        try (DecisionLog opened = log.open(); Progress progress = noProgress ? Progress.none() : Progress.ofLog(terminal, "Simulating", -1)) {
            run(impact, new RecordedAccounts(opened, start, end), printing, progress);
        }
    }

    private void run(Impact impact, InOrder.Feed<Incoming> accounts, SimulationPrinting printing, Progress progress) throws IOException, InterruptedException {
        printing.begin();
        SimulationRun.run(impact, accounts, new SimulationRun.Listener() {
            @Override
            public void compared(Comparison account) {
                if (account.kind() != Comparison.Kind.SAME) {
                    printing.add(account);
                    if (html != null) {
                        page.add(account);
                    }
                }
            }

            @Override
            public void unreadable(List<String> found) {
                found.forEach(faults::add);
            }

            @Override
            public void took(long weight) {
                progress.step(weight);
            }
        }, Runtime.getRuntime().availableProcessors());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
