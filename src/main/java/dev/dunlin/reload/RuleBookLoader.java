package dev.dunlin.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.logging.Logger;

import dev.dunlin.rulebook.ParsedFiles;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioLint;
import dev.dunlin.scenario.ScenarioPlayer;
import dev.dunlin.scenario.ScenarioReader;

/**
 * Reads a rules directory and plays its scenarios. What is made of a file by its text alone is kept for the next time. All scenarios are
 * played again whenever anything that decides is another, for any rule may have a say in any of them. For one thread.
 */
final class RuleBookLoader {
    private static final Logger LOG = Logger.getLogger(RuleBookLoader.class);
    private static final int MOST_FAILURES = 50;

    private final ParsedFiles parsed = new ParsedFiles();
    private String provenHash;
    private final Set<RuleFiles.Text> proven = new HashSet<>();

    /**
     * What lies in the directory.
     *
     * @param book   {@code null} when it has faults
     * @param faults everything wrong with it
     */
    record Loaded(RuleBook book, List<RuleFault> faults) {
        private static Loaded faulty(FaultKind kind, String detail) {
            return new Loaded(null, List.of(new RuleFault("", 0, 0, kind, detail)));
        }
    }

    private record ScenarioFile(List<Scenario> scenarios) {
    }

    Loaded load(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                return Loaded.faulty(FaultKind.MISSING_DIRECTORY, "There is no directory `" + directory.toAbsolutePath()
                        + "`. Name the rules directory with `dunlin.rules` or `DUNLIN_RULES`.");
            }
            return load(RuleFiles.read(directory));
        } catch (IOException | UncheckedIOException e) {
            return Loaded.faulty(FaultKind.UNREADABLE, "The rules in `" + directory.toAbsolutePath() + "` cannot be read: " + e.getMessage() + ".");
        }
    }

    Loaded load(RuleFiles files) {
        try {
            RuleBookReader.Outcome outcome = RuleBookReader.read(files, parsed);
            return outcome instanceof RuleBookReader.Outcome.Bad bad ? new Loaded(null, bad.faults()) : new Loaded(((RuleBookReader.Outcome.Good) outcome).book(), List.of());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("The rules do not load", e);
            return Loaded.faulty(FaultKind.INTERNAL, "The rules passed every check and still do not load: " + e + ".");
        }
    }

    /** What is wrong with the scenarios themselves. */
    List<RuleFault> scenarioFaults(RuleBook book) {
        List<RuleFault> faults = new ArrayList<>();
        List<Scenario> all = book.files().scenarios().flatMap(file -> scenarios(file, faults).stream()).toList();
        ScenarioLint.check(book, all, faults);
        return faults.stream().filter(fault -> !fault.kind().isWarning()).toList();
    }

    /** Where the rules do something else than their scenarios say. */
    List<RuleFault> failures(RuleBook book) {
        if (!book.hash().equals(provenHash)) {
            provenHash = book.hash();
            proven.clear();
        }
        ScenarioPlayer player = new ScenarioPlayer(book);
        List<RuleFault> failures = new ArrayList<>();
        for (RuleFiles.Text file : book.files().scenarios().toList()) {
            if (proven.contains(file)) {
                continue;
            }
            int before = failures.size();
            for (Scenario scenario : scenarios(file, new ArrayList<>())) {
                play(player, file, scenario, failures);
                if (failures.size() >= MOST_FAILURES) {
                    return failures;
                }
            }
            if (failures.size() == before) {
                proven.add(file);
            }
        }
        return failures;
    }

    private static void play(ScenarioPlayer player, RuleFiles.Text file, Scenario scenario, List<RuleFault> failures) {
        List<String> differences;
        try {
            differences = player.play(scenario).stream().map(Object::toString).toList();
        } catch (RuntimeException e) {
            LOG.errorf(e, "The scenario %s breaks the rules", scenario);
            differences = List.of("Deciding fails: " + e + ".");
        }
        if (!differences.isEmpty()) {
            failures.add(new RuleFault(file.path(), scenario.line(), 0, FaultKind.SCENARIO_FAILS, "The scenario `" + scenario.name() + "` does not hold: " + String.join("; ", differences)));
        }
    }

    private List<Scenario> scenarios(RuleFiles.Text file, List<RuleFault> faults) {
        ScenarioFile read = parsed.get(file, ScenarioFile.class, missing -> {
            int before = faults.size();
            List<Scenario> scenarios = ScenarioReader.readAll(new RuleFiles(List.of(file)), faults);
            return faults.size() == before ? new ScenarioFile(scenarios) : null;
        });
        return read == null ? List.of() : read.scenarios();
    }
}
