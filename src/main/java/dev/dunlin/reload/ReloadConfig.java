package dev.dunlin.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How changed rules come into force; see docs/how-to/put-a-change-in-force.md. */
@ConfigMapping(prefix = "dunlin.reload")
public interface ReloadConfig {

    /** How much a change may move, of the rules and of what they recommend, before it waits for a person: `0.2` is a fifth. */
    @WithDefault("0.2")
    double maxChange();

    /** On how many accounts of the log it is measured what a change moves: the latest. */
    @WithDefault("500")
    int sampleSize();

    /** A portfolio (a snapshot a line) to measure on while the log is empty. */
    Optional<Path> samplePortfolio();

    /** How long nothing must have been written before the rules are read. */
    @WithDefault("PT0.2S")
    Duration settle();

    /** How often it is looked whether the files are still the same, where no message says so: on network disks. */
    @WithDefault("PT10S")
    Duration lookEvery();
}
