package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.ShippedRules;
import dev.dunlin.audit.Logged;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.Masking;

/** The commands of an auditor, on a log of two decisions. */
class AuditCommandsTest {
    private static final String ACCOUNT = "docs/examples/worked-cases/02-first-reminder.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;
    private String out;
    private String err;

    private int dunlin(Object... args) {
        Shell ran = Shell.dunlin(args);
        out = ran.out();
        err = ran.err();
        return ran.status();
    }

    private void seed() {
        try (DecisionLog log = new DecisionLog(new LogSettings(null, null, null, data, Duration.ofDays(7), 2, Duration.ofMinutes(10), Masking.NONE), Clock.systemUTC())) {
            Logged.rulebook(log, ShippedRules.BOOK);
            Logged.decision(log, ShippedRules.BOOK, Logged.workedCase("02-first-reminder"));
            Logged.decision(log, ShippedRules.BOOK, Logged.workedCase("08-seven-calls"));
        }
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("decisions.db")); Statement change = connection.createStatement()) {
            change.executeUpdate(sql);
        }
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        seed();
        int commands = new ShownCommands(Path.of("docs/how-to/audit.md"))
                .check(Map.of("data", data.toString(), "checkpoints.json", data.resolve("checkpoints.json").toString()));
        assertThat(commands).isGreaterThan(9);
    }

    @Test
    void whyNotTakesAFileToo() throws IOException {
        assertThat(dunlin("why-not", "stop-supply", "--account", ACCOUNT, "--json")).isZero();
        assertThat(JSON.readTree(out).at("/changes/0/on").asText()).isEqualTo("2026-12-15");
        assertThat(dunlin("why-not", "STOP_SUPLY", "--account", ACCOUNT)).isEqualTo(2);
        assertThat(err).contains("`STOP_SUPLY` is no action. Maybe `STOP_SUPPLY` was meant.");
        assertThat(dunlin("why-not", "CALL")).isEqualTo(2);
        assertThat(err).contains("a decision of the log as `1-4711`, or an account with `--account FILE`");
        assertThat(dunlin("why-not", "CALL", "--account", ACCOUNT, "--decision", "1-1")).isEqualTo(2);
        assertThat(dunlin("why-not", "CALL", "--account", "none.json")).isEqualTo(2);
        assertThat(dunlin("why-not", "CALL", "--decision", "4711", "--data", data)).isEqualTo(2);
        assertThat(err).contains("`4711` names no decision");
    }

    @Test
    void explainAndForecastTakeAFileToo() throws IOException {
        assertThat(dunlin("explain", "--account", ACCOUNT)).isZero();
        assertThat(out).contains("Because: EUR 1,950.00 is past due, the oldest of it 3 days", "setting reminder.day = 1 day, in force from");
        assertThat(dunlin("forecast", "--account", ACCOUNT, "--days", "20", "--json")).isZero();
        assertThat(JSON.readTree(out).findValuesAsText("action")).contains("SEND_REMINDER", "CALL", "DEMAND_FULL_PAYMENT");
        assertThat(dunlin("forecast", "--account", ACCOUNT, "--days", "0")).isEqualTo(2);
        assertThat(err).contains("`--days` is 0, and must be from 1 to 400");
    }

    @Test
    void whereThereIsNoLogNoneIsMade() {
        for (String[] command : new String[][] {{"verify"}, {"replay"}, {"explain", "1-1"}, {"checkpoints", "--out", data.resolve("c").toString()},
                {"erase", "--account", "A", "--by", "me", "--ground", "why"}}) {
            assertThat(dunlin((Object[]) Stream.concat(Stream.of(command), Stream.of("--data", data.toString())).toArray(String[]::new))).as(command[0]).isEqualTo(1);
            assertThat(err).contains("There is no decision log in");
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDecisionThatIsNotThereIsSaidSo() {
        seed();
        assertThat(dunlin("explain", "1-9", "--data", data)).isEqualTo(1);
        assertThat(err).contains("The log holds no decision `1-9`.");
        assertThat(dunlin("replay", "--decision", "1-9", "--data", data)).isEqualTo(1);
    }

    @Test
    void whatWasTamperedWithIsNamed() throws SQLException, IOException {
        seed();
        assertThat(dunlin("checkpoints", "--out", data.resolve("kept.json"), "--data", data)).isZero();
        tamper("UPDATE entry SET account_id = 'X' WHERE sequence = 1");
        assertThat(dunlin("verify", "--data", data)).isEqualTo(1);
        assertThat(out).contains("Chain 1: BROKEN at entry 1-1 (body-changed).", "NOT SOUND.");
        tamper("DELETE FROM entry WHERE sequence = 2");
        tamper("DELETE FROM checkpoint");
        assertThat(dunlin("verify", "--checkpoints", data.resolve("kept.json"), "--data", data)).isEqualTo(1);
        assertThat(dunlin("verify", "--checkpoints", Files.writeString(data.resolve("no.json"), "{}"), "--data", data)).isEqualTo(1);
        assertThat(err).contains("holds no checkpoints: it is no list.");
    }

    @Test
    void replayChoosesByWhenItWasRecorded() throws IOException {
        seed();
        assertThat(dunlin("replay", "--from", "2020-01-01", "--data", data)).isZero();
        assertThat(out).startsWith("2 decisions under 1 rulebook: 2 identical");
        assertThat(dunlin("replay", "--to", "2020-01-01", "--data", data)).isZero();
        assertThat(out).startsWith("0 decisions");
        assertThat(dunlin("replay", "--account", "NL-2", "--data", data)).isZero();
        assertThat(out).startsWith("1 decision under 1 rulebook: ");
        assertThat(dunlin("replay", "--decision", "1-1", "--json", "--data", data)).isZero();
        JsonNode one = JSON.readTree(out);
        assertThat(one.path("outcome").asText()).isEqualTo("IDENTICAL");
        assertThat(dunlin("replay", "--from", "soon", "--data", data)).isEqualTo(2);
        assertThat(err).contains("`--from` is `soon`");
    }

    @Test
    void anErasureWantsToBeConfirmed() {
        seed();
        assertThat(dunlin("erase", "--account", "NL-2", "--by", "DPO", "--ground", "art. 17", "--data", data)).isEqualTo(1);
        assertThat(dunlin("explain", "1-1", "--data", data)).isZero();
        assertThat(dunlin("erase", "--account", "NL-2", "--by", "DPO", "--ground", "art. 17", "--data", data, "--yes")).isZero();
        assertThat(dunlin("explain", "1-1", "--data", data)).isEqualTo(1);
        assertThat(err).contains("Decision `1-1` was erased by law; entry `1-3` says who");
        assertThat(dunlin("erase", "--account", "NL-2", "--by", "DPO", "--ground", "art. 17", "--data", data, "--yes")).isEqualTo(1);
        assertThat(out).contains("holds no such decision");
        assertThat(dunlin("erase", "--by", "DPO", "--ground", "x", "--data", data)).isEqualTo(2);
        assertThat(dunlin("erase", "--before", "2020-01-01", "--by", "DPO", "--ground", "x", "--data", data, "--yes")).isEqualTo(1);
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : new String[] {"why-not", "explain", "forecast", "replay", "verify", "checkpoints", "erase"}) {
            assertThat(dunlin(command, "--help")).isZero();
            assertThat(out).contains("Examples:", "Exit status", "dunlin " + command);
        }
    }
}
