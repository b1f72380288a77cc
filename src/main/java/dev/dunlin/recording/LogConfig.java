package dev.dunlin.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the decision log is kept; see docs/how-to/run-the-log.md. */
@ConfigMapping(prefix = "dunlin.log")
public interface LogConfig {

    /** `jdbc:postgresql://…`; without one a SQLite file in the data directory. */
    Optional<String> url();

    Optional<String> user();

    Optional<String> password();

    /** How long an idempotency key is remembered. */
    @WithDefault("P7D")
    Duration keysKeptFor();

    /** What of a snapshot is hidden behind pseudonyms before it is logged: `account.name`, `contacts[].phone` …; nothing by default. */
    Optional<List<String>> mask();

    /** The secret the pseudonyms are made with; the same on every instance, so that a person has one. Needed with `mask`. */
    Optional<String> maskKey();

    /** Entries between two signed checkpoints. */
    @WithDefault("10000")
    int checkpointEvery();

    /** The longest time between two signed checkpoints while decisions are made. */
    @WithDefault("PT10M")
    Duration checkpointInterval();
}
