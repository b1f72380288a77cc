package dev.dunlin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

import picocli.CommandLine.Option;

/** Which rules decide. */
final class RulesOption {
    @Option(names = "--rules", paramLabel = "DIR", defaultValue = "${env:DUNLIN_RULES:-rules}",
            description = "Directory of the rules; DUNLIN_RULES where it is not given, else ${DEFAULT-VALUE}.")
    Path directory;

    /** As one names it from here: relative where it lies below the current directory. */
    Path near() {
        return near(directory);
    }

    static Path near(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }

    RuleFiles files() throws IOException {
        return files(directory, "--rules");
    }

    private static RuleFiles files(Path directory, String option) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Refusal("There is no rules directory `" + directory + "`. Name one with `" + option + " DIR`.");
        }
        return RuleFiles.read(directory);
    }

    /** The rulebook; refused with every fault when it has one. */
    RuleBook book() throws IOException {
        return book(directory, "--rules");
    }

    /** The rulebook in a directory that another option names. */
    static RuleBook book(Path directory, String option) throws IOException {
        return good(files(directory, option), "The rules in `%s` have faults, so nothing is decided:".formatted(directory));
    }

    /** The rulebook of these files; refused with those words, and every fault, when it has one. */
    static RuleBook good(RuleFiles files, String refusal) {
        RuleBookReader.Outcome outcome = RuleBookReader.read(files);
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            throw Refusal.of(refusal, bad.faults().stream().map(RuleFault::toString).toList());
        }
        return ((RuleBookReader.Outcome.Good) outcome).book();
    }
}
