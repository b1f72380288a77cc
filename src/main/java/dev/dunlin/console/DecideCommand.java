package dev.dunlin.console;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.dunlin.intake.CsvPortfolio;
import dev.dunlin.intake.Intake;
import dev.dunlin.intake.Mapping;
import dev.dunlin.intake.MappingReader;
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
    @Option(names = "--mapping", paramLabel = "FILE", description = "FILE is CSV, and this YAML says what its columns mean.")
    private Path mapping;
    @Option(names = "--as-of", paramLabel = "TIME", description = "CSV: the instant or day it shows, as 2026-11-03; else the mapping's `as-of`.")
    private String asOf;
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
        checkUsage();
        Terminal terminal = Terminal.here();
        try (InputStream in = open()) {
            Intake intake = mapping == null ? intake(in) : csv(in);
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

    private void checkUsage() {
        String lower = file.toLowerCase(Locale.ROOT);
        if (mapping == null && (lower.endsWith(".csv") || lower.endsWith(".tsv"))) {
            throw wrong("`" + file + "` is CSV: say what its columns mean with `--mapping FILE`; docs/how-to/map-a-csv.md tells how.");
        }
        if (mapping == null && asOf != null) {
            throw wrong("`--as-of` goes with `--mapping`; a snapshot says itself of which instant it is.");
        }
        if (top < 0) {
            throw wrong("`--top` is " + top + ", and must be 0 (for all) or more.");
        }
        if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
            throw wrong("There is no file `" + file + "` that can be read.");
        }
        if (mapping != null && !Files.isReadable(mapping)) {
            throw wrong("There is no file `" + mapping + "` that can be read.");
        }
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? new BufferedInputStream(System.in) : new FileInputStream(file);
    }

    private Intake intake(InputStream in) throws IOException {
        return file.toLowerCase(Locale.ROOT).endsWith(".json") ? Intake.single(in)
                : Intake.ndjson(in, file.equals("-") ? -1 : Files.size(Path.of(file)));
    }

    private Intake csv(InputStream in) throws IOException {
        String name = mapping.toString();
        MappingReader.Outcome outcome = MappingReader.read(name, text(mapping));
        if (outcome instanceof MappingReader.Outcome.Bad bad) {
            throw Refusal.of("The mapping cannot be used:", bad.faults());
        }
        Mapping sound = ((MappingReader.Outcome.Good) outcome).mapping();
        CsvPortfolio.Outcome read = CsvPortfolio.read(in, sound, name, asOf(sound));
        if (read instanceof CsvPortfolio.Outcome.Bad bad) {
            throw Refusal.of("`" + file + "` cannot be read with this mapping:", bad.faults());
        }
        return ((CsvPortfolio.Outcome.Good) read).intake();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Refusal("`" + file + "` is not written in UTF-8.");
        }
    }

    private OffsetDateTime asOf(Mapping sound) {
        if (asOf == null && sound.asOf() == null) {
            throw wrong("Of which day is `" + file + "`? Say so with `--as-of 2026-11-03`, or with `as-of:` in the mapping.");
        }
        return sound.instant(asOf != null ? asOf : sound.asOf()).orElseThrow(() -> wrong(
                "`--as-of` is `" + asOf + "`, neither a date as `2026-11-03` nor an instant as `2026-11-03T09:00:00+01:00`."));
    }

    private Progress progress(Terminal terminal, Intake intake) {
        return terminal.errors() && !noProgress ? Progress.on(System.err, terminal, intake) : Progress.none();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
