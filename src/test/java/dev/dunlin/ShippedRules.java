package dev.dunlin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;

/** The rulebook in `rules/`, read once for all tests. */
public final class ShippedRules {
    public static final RuleBook BOOK = read();

    private ShippedRules() {
    }

    private static RuleBook read() {
        try {
            RuleBookReader.Outcome outcome = RuleBookReader.read(RuleFiles.read(Path.of("rules")));
            if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
                throw new IllegalStateException(bad.faults().stream().map(Object::toString).collect(Collectors.joining("\n", "The shipped rules have faults:\n", "")));
            }
            return ((RuleBookReader.Outcome.Good) outcome).book();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
