package dev.dunlin.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.dunlin.intake.Intake;
import dev.dunlin.rulebook.RuleBook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides a whole portfolio and prints what is to be done, the most urgent first. */
@Command(name = "decide", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Decides a portfolio and prints a ranked work list with totals.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin decide portfolio.ndjson                         one account snapshot a line",
            "  dunlin decide portfolio.ndjson --out decisions.ndjson  every decision in full too",
            "  dunlin decide items.csv --mapping erp.yaml --as-of 2026-11-03",
            "  zcat portfolio.ndjson.gz | dunlin decide - --top 0 --format csv > today.csv",
            "",
            "Exit status: 0 fine, 1 the input or the rules have faults (the rest is decided all the same), 2 wrong usage."})
final class DecideCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private RulesOption rules;
    @Parameters(paramLabel = "FILE", description = "NDJSON with one snapshot a line (`-` for standard input), a single snapshot (`.json`), "
            + "or CSV together with --mapping.")
    private String file;
    @Mixin
    private MappingOption mapping;
    @Option(names = "--out", paramLabel = "FILE", description = "Write every decision there, one a line, in the order of the input.")
    private Path out;
    @Option(names = "--faults", paramLabel = "FILE", description = "Write every fault of the input there; the first 20 are printed in any case.")
    private Path faults;
    @Option(names = "--top", paramLabel = "N", defaultValue = "20", description = "Rows of the work list; 0 for all. Default: ${DEFAULT-VALUE}.")
    private int top;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "How the work list is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;
    @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
    private boolean noProgress;
    @Option(names = {"-q", "--quiet"}, description = "Print neither work list nor totals.")
    private boolean quiet;

    /** How a work list is printed. */
    enum Format {
        table, csv, json
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "`--top` is " + top + ", and must be 0 (for all) or more.");
        }
        PortfolioFile portfolio = mapping.of(spec, file);
        portfolio.checkUsage();
        portfolio.checkApart(written());
        Terminal terminal = Terminal.here();
        try (InputStream in = portfolio.open()) {
            Intake intake = portfolio.intake(in);
            RuleBook book = rules.book();
            PortfolioReport report = new PortfolioReport(top);
            try (DecideRun run = new DecideRun(book, report, out, faults); Progress progress = progress(terminal, intake)) {
                run.decide(intake, progress);
            }
            if (!quiet) {
                Printing.of(format, spec.commandLine().getOut(), terminal).print(report);
            }
            report.printFaults(spec.commandLine().getErr(), faults);
            spec.commandLine().getOut().flush();
            return report.faults() == 0 ? Dunlin.FINE : Dunlin.FAULTY;
        }
    }

    private Map<String, Path> written() {
        Map<String, Path> written = new LinkedHashMap<>();
        if (out != null) {
            written.put("--out", out);
        }
        if (faults != null) {
            written.put("--faults", faults);
        }
        return written;
    }

    private Progress progress(Terminal terminal, Intake intake) {
        return terminal.errors() && !noProgress ? Progress.on(System.err, terminal, intake) : Progress.none();
    }
}
