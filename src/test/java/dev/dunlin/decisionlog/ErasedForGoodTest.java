package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was erased by law is in no file of the database any more, once the steps of docs/how-to/run-the-log.md are done. */
class ErasedForGoodTest {
    private static final int OTHERS = 200;

    @TempDir
    Path data;
    private final String account = "ERASE-" + UUID.randomUUID();
    private final byte[] snapshot = utf8("{\"account\":{\"id\":\"" + account + "\",\"name\":\"" + UUID.randomUUID() + UUID.randomUUID() + "\"}}");
    private final byte[] answer = utf8("{\"accountId\":\"" + account + "\",\"because\":\"" + UUID.randomUUID() + UUID.randomUUID() + "\"}");

    @Test
    void fromTheFileOfSqlite() throws Exception {
        LogSettings settings = LogSettings.in(data);
        recordAmongOthers(settings);
        assertThat(whereItIs(data)).as("it is there before").containsExactlyInAnyOrder("account", "snapshot", "answer");
        erase(settings);
        maintain(settings.jdbcUrl(), "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
        assertThat(whereItIs(data)).isEmpty();
        stillVerifies(settings);
    }

    @Test
    void fromTheTablesOfPostgres() throws Exception {
        String url = Postgres.freshDatabase();
        LogSettings settings = LogSettings.in(data).at(url, null, null);
        recordAmongOthers(settings);
        // the planner's statistics hold values of their own: the last account in the order of texts is always among them
        maintain(url, "ANALYZE entry", "CHECKPOINT");
        Path files = directory(url);
        assertThat(whereItIs(files)).as("it is there before").containsExactlyInAnyOrder("account", "snapshot", "answer");
        erase(settings);
        maintain(url, "VACUUM FULL entry", "CHECKPOINT");
        assertThat(whereItIs(files)).as("in the statistics").contains("account");
        maintain(url, "ANALYZE entry", "VACUUM FULL pg_statistic", "CHECKPOINT");
        assertThat(whereItIs(files)).isEmpty();
        stillVerifies(settings);
    }

    private void recordAmongOthers(LogSettings settings) {
        try (DecisionLog log = new DecisionLog(settings, Clock.systemUTC())) {
            for (int i = 0; i < OTHERS; i++) {
                boolean it = i == OTHERS / 2;
                byte[] other = utf8("{\"account\":{\"id\":\"A-" + i + "\",\"name\":\"" + UUID.randomUUID() + "\"}}");
                log.append(new DecisionRecord(it ? account : "A-" + i, "2026-11-03T10:00:00+01:00", "sha256:00", Hashes.sha256(it ? answer : other), it ? snapshot : other,
                        it ? answer : other, List.of("stands:CALL"), "key-" + i)).join();
            }
        }
    }

    private void erase(LogSettings settings) {
        try (DecisionLog log = new DecisionLog(settings, Clock.systemUTC())) {
            log.erase(new Erasure(account, null, "Data protection officer", "GDPR art. 17")).join();
        }
    }

    private static void stillVerifies(LogSettings settings) {
        try (DecisionLog log = new DecisionLog(settings, Clock.systemUTC())) {
            Verification verification = log.verify(List.of(), any -> {
            });
            assertThat(verification.breaks()).isEmpty();
            assertThat(verification.entries()).isEqualTo(OTHERS + 1);
            assertThat(verification.erased()).isEqualTo(1);
            StoredDecision erased = log.find(new EntryId(1, OTHERS / 2 + 1)).orElseThrow();
            assertThat(erased.isErased()).isTrue();
            assertThat(log.find(new EntryId(1, 1)).orElseThrow().snapshot()).isNotNull();
        }
    }

    private static void maintain(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Where PostgreSQL keeps the tables of that database. */
    private static Path directory(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()")) {
            row.next();
            return Path.of(row.getString(1), "base", row.getString(2));
        }
    }

    /** What of it stands in any file, as it was or as it was packed. */
    private List<String> whereItIs(Path files) throws IOException {
        String all;
        try (Stream<Path> every = Files.walk(files)) {
            StringBuilder bytes = new StringBuilder();
            for (Path file : every.filter(Files::isRegularFile).toList()) {
                try {
                    bytes.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).append('\n');
                } catch (NoSuchFileException e) {
                    // SQLite takes away its write-ahead log when the last connection of the pool is closed, a moment after the log
                    continue;
                }
            }
            all = bytes.toString();
        }
        return Stream.of("account", "snapshot", "answer").filter(part -> all.contains(switch (part) {
            case "account" -> account;
            case "snapshot" -> packed(snapshot);
            default -> packed(answer);
        })).toList();
    }

    /** The end of the frame, which is this body's own. */
    private static String packed(byte[] body) {
        String packed = new String(Compression.pack(body), StandardCharsets.ISO_8859_1);
        return packed.substring(packed.length() - 40);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
