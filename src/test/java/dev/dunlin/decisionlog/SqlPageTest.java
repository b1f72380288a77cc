package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of docs/reference/sql.md runs on both databases, finds something in a log that has it, and finds the same. */
class SqlPageTest {
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\\n(.*?)^```$");

    @TempDir
    Path data;

    @Test
    void theQueriesRunOnBothDatabases() throws IOException, SQLException {
        LogSettings sqlite = new LogSettings(null, null, null, data, Duration.ofDays(7), 3, Duration.ofMinutes(10), Masking.NONE);
        List<String> found = answers(sqlite);
        assertThat(found).hasSizeGreaterThanOrEqualTo(10);
        assertThat(answers(sqlite.at(Postgres.freshDatabase(), null, null))).isEqualTo(found);
    }

    private static List<String> answers(LogSettings settings) throws IOException, SQLException {
        try (DecisionLog log = new DecisionLog(settings, Clock.systemUTC())) {
            append(log, "DE-104711", "stands:STOP_SUPPLY", "T06", "rule:stop-supply");
            append(log, "US-30455", "veto", "veto:CALL", "G-US-01", "review", "stands:NO_ACTION");
            append(log, "NL-20017", "stands:CALL");
            log.archive("sha256:1", "Dunlin, Drools", "{}".getBytes(StandardCharsets.UTF_8));
            append(log, "DE-104711", "stands:CALL");
            log.erase(new Erasure("NL-20017", null, "DPO", "GDPR art. 17")).join();
        }
        List<String> answers = new ArrayList<>();
        try (Connection connection = new LogDatabase(settings).open(); Statement select = connection.createStatement()) {
            Matcher query = QUERY.matcher(Files.readString(Path.of("docs/reference/sql.md")));
            while (query.find()) {
                try (ResultSet row = select.executeQuery(query.group(1))) {
                    List<String> rows = rows(row);
                    assertThat(rows).as(query.group(1)).isNotEmpty().allMatch(each -> !each.isBlank());
                    answers.add(String.join("\n", rows));
                }
            }
        }
        return answers;
    }

    /** Times differ from run to run, and how many digits a percentage has from database to database. */
    private static List<String> rows(ResultSet row) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (row.next()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String name = row.getMetaData().getColumnLabel(i);
                String value = name.endsWith("_at") ? "then" : name.equals("percent") ? String.valueOf(Math.round(row.getDouble(i))) : row.getString(i);
                text.append(name).append('=').append(value).append(' ');
            }
            rows.add(text.toString());
        }
        return rows;
    }

    private static void append(DecisionLog log, String account, String... found) {
        byte[] body = ("{\"account\":\"" + account + "\"}").getBytes(StandardCharsets.UTF_8);
        log.append(new DecisionRecord(account, "2026-11-03T10:00:00+01:00", "sha256:1", Hashes.sha256(body), body, body, List.of(found), null)).join();
    }
}
