package dev.dunlin.console;

import java.nio.file.Path;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a file of accounts that is CSV is read. */
final class MappingOption {
    @Option(names = "--mapping", paramLabel = "FILE", description = "FILE is CSV, and this YAML says what its columns mean.")
    private Path mapping;
    @Option(names = "--as-of", paramLabel = "TIME", description = "CSV: the instant or day it shows, as 2026-11-03; else the mapping's `as-of`.")
    private String asOf;

    boolean isGiven() {
        return mapping != null || asOf != null;
    }

    PortfolioFile of(CommandSpec spec, String file) {
        return new PortfolioFile(spec, file, mapping, asOf);
    }
}
