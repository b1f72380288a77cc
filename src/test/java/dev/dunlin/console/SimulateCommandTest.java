package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.ShippedRules;
import dev.dunlin.audit.Logged;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.Masking;

/** `simulate` and `changelog` on the example portfolio, the demand ten days later. */
class SimulateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = "docs/examples/portfolio.ndjson";

    @TempDir
    static Path folder;
    private static Path next;
    @TempDir
    Path work;

    @BeforeAll
    static void aLaterDemand() throws IOException {
        next = ShippedRules.copyTo(folder.resolve("next"));
        Path ladder = next.resolve("settings/ladder.yaml");
        Files.writeString(ladder, Files.readString(ladder).replaceFirst("(?s)(demand\\.day:.*?value: )15", "$125"));
    }

    private static Shell simulate(Object... words) {
        return Shell.dunlin(Stream.concat(Stream.of("simulate", "--rules", next, "--against", "rules"), Stream.of(words)).toArray());
    }

    @Test
    void totalsFirstThenTheAccountsWithTheirReasons() {
        Shell told = simulate("--accounts", ACCOUNTS, "--top", "3");
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("By action", "By tip", "By age of the oldest", "- DEMAND_FULL_PAYMENT", "T08 demand-all-of-it/demand", "more; `--top 0` lists all.");
        assertThat(told.out().indexOf("Changed ")).isLessThan(told.out().indexOf("Accounts decided otherwise"));
    }

    @Test
    void jsonAndCsvListTheSameAccounts() throws IOException {
        JsonNode json = JSON.readTree(simulate("--accounts", ACCOUNTS, "--format", "json").out());
        long listed = json.path("accounts").size();
        JsonNode totals = json.path("totals");
        assertThat(listed).isPositive().isEqualTo(totals.path("accounts").asLong() - totals.path("unchanged").asLong());
        assertThat(json.path("accounts")).filteredOn(account -> account.path("change").asText().equals("ACTIONS")).hasSize(totals.path("otherActions").asInt())
                .allSatisfy(account -> assertThat(account.path("because").size() + account.path("becauseBefore").size()).isPositive());
        List<String> rows = simulate("--accounts", ACCOUNTS, "--format", "csv").out().lines().toList();
        assertThat(rows.get(0)).startsWith("account,country,");
        assertThat(rows.stream().skip(1).map(row -> row.split(",")[0]).distinct()).containsExactlyElementsOf(json.path("accounts").findValuesAsText("accountId"));
    }

    @Test
    void thePageHoldsAllItNeeds() throws IOException {
        Path page = work.resolve("impact.html");
        assertThat(simulate("--accounts", ACCOUNTS, "--quiet", "--html", page).out()).isEmpty();
        String html = Files.readString(page);
        assertThat(html).doesNotContain("@DATA@", "@ECHARTS@", "<link", "<script src");
        String data = html.substring(html.indexOf("id=\"data\">") + 10, html.indexOf("</script>"));
        assertThat(JSON.readTree(data).path("accounts").size()).isPositive();
    }

    @Test
    void tooLargeAShareFails() {
        assertThat(simulate("--accounts", ACCOUNTS, "--quiet", "--fail-over", "90%").status()).isZero();
        Shell failed = simulate("--accounts", ACCOUNTS, "--quiet", "--fail-over", "0.5%");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("more than the 0.5 % that --fail-over allows.");
        Shell same = Shell.dunlin("simulate", "--rules", "rules", "--against", "rules", "--accounts", ACCOUNTS, "--fail-over", "0");
        assertThat(same.status()).isZero();
        assertThat(same.out()).contains("No account is decided otherwise.");
    }

    @Test
    void theSnapshotsOfTheLogAreTaken() {
        try (DecisionLog log = new DecisionLog(new LogSettings(null, null, null, work, Duration.ofDays(7), 2, Duration.ofMinutes(10), Masking.NONE), Clock.systemUTC())) {
            Logged.rulebook(log, ShippedRules.BOOK);
            Logged.decision(log, ShippedRules.BOOK, Logged.workedCase("02-first-reminder"));
            Logged.decision(log, ShippedRules.BOOK, Logged.workedCase("08-seven-calls"));
        }
        assertThat(simulate("--log-from", "2020-01-01", "--data", work).out()).contains("2 accounts under");
        assertThat(simulate("--log-to", "2020-01-01", "--data", work).out()).contains("0 accounts under");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(simulate().status()).isEqualTo(2);
        assertThat(simulate("--accounts", ACCOUNTS, "--log-from", "2026-01-01").err()).contains("Say which accounts");
        assertThat(simulate("--accounts", ACCOUNTS, "--fail-over", "a lot").err()).contains("`--fail-over` is `a lot`");
        assertThat(simulate("--accounts", "items.csv").err()).contains("`--mapping FILE`");
        Shell none = Shell.dunlin("simulate", "--rules", next, "--against", work.resolve("no"), "--accounts", ACCOUNTS);
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("Name one with `--against DIR`.");
    }

    @Test
    void theChangelogIsDrafted() {
        Shell drafted = Shell.dunlin("changelog", "--rules", next, "--against", "rules", "--accounts", ACCOUNTS);
        assertThat(drafted.status()).isZero();
        assertThat(drafted.out()).startsWith("## Unreleased\n").contains("`demand.day`", "shelf `ladder`", "15 days → 25 days, for all days", "**Effect** on 65 accounts",
                "`DEMAND_FULL_PAYMENT`: ");
        assertThat(Shell.dunlin("changelog", "--rules", "rules", "--against", "rules").out()).contains("Nothing that decides has changed.");
    }
}
