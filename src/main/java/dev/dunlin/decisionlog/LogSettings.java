package dev.dunlin.decisionlog;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the log is kept and how. Immutable.
 *
 * @param url                JDBC address, `jdbc:postgresql://…`; {@code null} for the SQLite file in the data directory
 * @param user               database user; {@code null} without one
 * @param password           of that user; {@code null} without one
 * @param data               directory of the SQLite file and of the signing key
 * @param keysKeptFor        how long an idempotency key is remembered
 * @param checkpointEvery    entries between two signed checkpoints
 * @param checkpointInterval the longest time between two signed checkpoints while decisions are made
 * @param masking            what of a snapshot is hidden before it is written
 */
public record LogSettings(String url, String user, String password, Path data, Duration keysKeptFor, int checkpointEvery, Duration checkpointInterval,
        Masking masking) {

    public static LogSettings in(Path data) {
        return new LogSettings(null, null, null, data, Duration.ofDays(7), 10_000, Duration.ofMinutes(10), Masking.NONE);
    }

    public LogSettings at(String jdbcUrl, String its, String secret) {
        return new LogSettings(jdbcUrl, its, secret, data, keysKeptFor, checkpointEvery, checkpointInterval, masking);
    }

    boolean isSqlite() {
        return url == null || url.startsWith("jdbc:sqlite:");
    }

    String jdbcUrl() {
        return url != null ? url : "jdbc:sqlite:" + data.resolve("decisions.db").toAbsolutePath();
    }
}
