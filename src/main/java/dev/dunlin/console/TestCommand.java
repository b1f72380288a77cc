package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.dunlin.reload.FileChanges;
import dev.dunlin.reload.RulesWatch;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.Coverage;
import dev.dunlin.scenario.Difference;
import dev.dunlin.scenario.Mutant;
import dev.dunlin.scenario.Mutation;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioPlayer;
import dev.dunlin.scenario.ScenarioReader;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the scenarios beside the rules, and tells how much they show. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = {"Plays every scenario beside the rules and says where the rules do something else.",
            "With --coverage it tells which sides of the rules no scenario shows, with --mutate which faults in a rule no scenario would notice."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin test                              every scenario",
            "  dunlin test stop-supply                  those of files or names with these words in them",
            "  dunlin test --watch                      again whenever a file is saved",
            "  dunlin test --format junit --output target/scenarios.xml",
            "  dunlin test --coverage --coverage-min 100",
            "  dunlin test --mutate --min 95            would a fault in a rule be noticed?"})
final class TestCommand implements Callable<Integer> {
    /** Where no message tells of a change, as on network disks. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    /** Editors save in several steps; all of them are one change. */
    private static final Duration SETTLED = Duration.ofMillis(200);

    enum Format {
        TEXT, JSON, JUNIT
    }

    /** What is asked beside whether the scenarios hold. */
    private static final class Instead {
        @Option(names = "--watch", required = true, description = "Play again whenever a file of the rules is saved, what was changed first; Ctrl-C ends it.")
        private boolean watch;
        @Option(names = "--coverage", required = true, description = "Tell what the scenarios show of each rule: that it fires, is silent and does not know, "
                + "both sides of each threshold and of each flag.")
        private boolean coverage;
        @Option(names = "--mutate", required = true, description = "Change each rule in small ways, one at a time, and tell which changes no scenario notices.")
        private boolean mutate;
    }

    @Mixin
    private RulesOption rules;
    @ArgGroup
    private Instead instead = new Instead();
    @Option(names = "--coverage-min", paramLabel = "PERCENT", defaultValue = "0", description = "With --coverage: fail where fewer rules are shown firing, silent and not knowing.")
    private int coverageMin;
    @Option(names = "--min", paramLabel = "PERCENT", defaultValue = "0", description = "With --mutate: fail where fewer faults are noticed.")
    private int min;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "${COMPLETION-CANDIDATES}; JUnit XML is for scenarios alone. Default: ${DEFAULT-VALUE}.")
    private Format format;
    @Option(names = "--output", paramLabel = "FILE", description = "Write there instead of to the terminal.")
    private Path output;
    @Parameters(arity = "0..1", paramLabel = "WORDS", defaultValue = "", description = "Only scenarios whose file or name holds these words; with --mutate, only such rules.")
    private String words;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean onlyPlays = !instead.coverage && !instead.mutate;
        if (format == Format.JUNIT && !onlyPlays || instead.watch && (format != Format.TEXT || output != null)) {
            throw new ParameterException(spec.commandLine(), format == Format.JUNIT && !onlyPlays ? "JUnit XML tells of scenarios alone; use `--format json`."
                    : "`--watch` prints text to the terminal.");
        }
        if (instead.watch) {
            return watch();
        }
        RuleBook book = rules.book();
        List<Scenario> all = scenarios(book);
        List<Scenario> chosen = all.stream().filter(this::isChosen).toList();
        if (chosen.isEmpty() && !instead.mutate) {
            throw new Refusal("No scenario holds the words `" + words + "`.");
        }
        try (PrintWriter file = output == null ? null : new PrintWriter(Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
            PrintWriter out = file == null ? spec.commandLine().getOut() : file;
            int status = instead.mutate ? mutate(book, all, out) : instead.coverage ? coverage(book, chosen, out) : play(book, chosen, out);
            if (file != null && file.checkError()) {
                throw new Refusal("`" + output + "` cannot be written whole. Is the disk full?");
            }
            return status;
        }
    }

    private boolean isChosen(Scenario scenario) {
        return scenario.toString().contains(words);
    }

    private static List<Scenario> scenarios(RuleBook book) {
        List<RuleFault> faults = new ArrayList<>();
        List<Scenario> all = ScenarioReader.readAll(book.files(), faults);
        if (!faults.isEmpty()) {
            throw Refusal.of("The scenarios have faults:", faults.stream().map(RuleFault::toString).toList());
        }
        return all;
    }

    private int play(RuleBook book, List<Scenario> scenarios, PrintWriter out) throws IOException {
        ScenarioPlayer player = new ScenarioPlayer(book);
        List<TestReport.Played> played = new ArrayList<>();
        long begun = System.nanoTime();
        try (Progress progress = Progress.counting(Terminal.here(), "Playing", "scenarios", scenarios.size())) {
            for (Scenario scenario : scenarios) {
                long from = System.nanoTime();
                List<Difference> differences = player.play(scenario);
                played.add(new TestReport.Played(scenario, differences, System.nanoTime() - from));
                progress.step(1);
            }
        }
        new TestReport(played, rules.near(), System.nanoTime() - begun).print(format, out, output == null ? Terminal.here() : Terminal.of(false, false, Map.of()));
        return played.stream().allMatch(TestReport.Played::holds) ? Dunlin.FINE : Dunlin.FAULTY;
    }

    private int coverage(RuleBook book, List<Scenario> scenarios, PrintWriter out) throws IOException {
        Set<String> named = scenarios.stream().map(Scenario::rule).collect(Collectors.toSet());
        CoverageReport report = new CoverageReport(Coverage.of(book, scenarios).stream().filter(one -> words.isEmpty() || named.contains(one.rule().id())).toList(), rules.near());
        report.print(format, out);
        return report.rules().percent() >= coverageMin ? Dunlin.FINE : Dunlin.FAULTY;
    }

    private int mutate(RuleBook book, List<Scenario> scenarios, PrintWriter out) throws IOException {
        Predicate<Rule> which = rule -> (rule.card().file() + ": " + rule.id()).contains(words);
        long begun = System.nanoTime();
        Mutation mutation;
        try {
            mutation = new Mutation(book, scenarios);
        } catch (IllegalArgumentException e) {
            throw new Refusal("Only scenarios that hold can notice a fault: " + e.getMessage());
        }
        List<Mutant> mutants = mutation.mutants(which);
        if (mutants.isEmpty()) {
            throw new Refusal("No rule holds the words `" + words + "`.");
        }
        List<Mutation.Result> results;
        try (Progress progress = Progress.counting(Terminal.here(), "Mutating", "mutants", mutants.size())) {
            results = mutation.run(mutants, () -> {
                synchronized (progress) {
                    progress.step(1);
                }
            });
        }
        MutationReport report = new MutationReport(results, rules.near(), System.nanoTime() - begun);
        report.print(format, out);
        return report.score().percent() >= min ? Dunlin.FINE : Dunlin.FAULTY;
    }

    /** Ends with the program, or when its thread is interrupted. */
    private int watch() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (RulesWatch saved = new RulesWatch(rules.directory)) {
            RuleFiles seen = rules.files();
            List<String> changed = List.of();
            while (true) {
                again(changed, out);
                out.printf("%nWaiting for a file below %s to be saved; Ctrl-C ends it.%n", rules.near());
                out.flush();
                RuleFiles before = seen;
                do {
                    saved.await(LOOK_EVERY);
                    saved.settle(SETTLED);
                    seen = rules.files();
                    changed = FileChanges.between(before, seen).all();
                } while (changed.isEmpty());
                out.printf("%n%s%n", String.join(", ", changed));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Dunlin.FINE;
        }
    }

    /** The scenarios beside what was changed come first; a change of scenarios alone touches no others. */
    private void again(List<String> changed, PrintWriter out) throws IOException {
        try {
            RuleBook book = rules.book();
            Predicate<Scenario> beside = scenario -> changed.stream().map(TestCommand::stem).anyMatch(stem(scenario.file())::equals);
            boolean onlyThose = !changed.isEmpty() && changed.stream().allMatch(file -> file.endsWith(".scenarios.yaml"));
            List<Scenario> scenarios = scenarios(book).stream().filter(this::isChosen).filter(scenario -> !onlyThose || beside.test(scenario))
                    .sorted(Comparator.comparing(scenario -> !beside.test(scenario))).toList();
            play(book, scenarios, out);
        } catch (Refusal e) {
            out.println(e.getMessage());
        }
    }

    private static String stem(String file) {
        return file.replaceFirst("\\.(drl|scenarios\\.yaml)$", "");
    }
}
