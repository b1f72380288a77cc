package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class DunlinTest {
    private static final String SOUND = "{\"asOf\":\"2026-11-03T10:00:00+01:00\",\"account\":{\"id\":\"%s\",\"currency\":\"%s\",\"debtorType\":\"COMPANY\",\"country\":\"DE\"},"
            + "\"invoices\":[{\"id\":\"1\",\"dueOn\":\"2026-10-31\",\"open\":%s}],\"unappliedCash\":0}\n";

    @TempDir
    private Path folder;
    private String out;
    private String err;

    private int dunlin(Object... args) {
        Shell ran = Shell.dunlin(args);
        out = ran.out();
        err = ran.err();
        return ran.status();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void soundSnapshotsAreDecidedInOrder() throws IOException {
        Path input = file("p.ndjson", SOUND.formatted("B", "EUR", "100") + "\n" + SOUND.formatted("A", "USD", "2500"));
        Path decisions = folder.resolve("d.ndjson");
        assertThat(dunlin("decide", input, "--out", decisions)).isZero();
        assertThat(Files.readAllLines(decisions)).extracting(line -> new ObjectMapper().readTree(line).path("accountId").asText()).containsExactly("B", "A");
        assertThat(out).contains("100.00 EUR", "2,500.00 USD", "R2 Send a reminder", "2 accounts: 2 with something to do").doesNotContain("2,600");
        assertThat(err).isEmpty();
    }

    @Test
    void aBadLineCostsThatLineOnly() throws IOException {
        Path faults = folder.resolve("faults.txt");
        Path input = file("p.ndjson", SOUND.formatted("A", "EUR", "100") + SOUND.formatted("B", "EUR", "1").replace("2026-10-31", "yesterday") + "{\n" + SOUND.formatted("C", "EUR", "7"));
        assertThat(dunlin("decide", input, "--faults", faults)).isEqualTo(1);
        assertThat(err).contains("2 faults", "line 2, `invoices[0].dueOn`: `dueOn` is `yesterday`", "line 3: Not JSON");
        assertThat(Files.readAllLines(faults)).hasSize(2);
        assertThat(out).contains("2 accounts");
    }

    @Test
    void theWorkListComesAsJsonAndCsvToo() throws IOException {
        Path input = file("p.ndjson", SOUND.formatted("A", "EUR", "100"));
        assertThat(dunlin("decide", input, "--format", "json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.at("/workList/0/action").asText()).isEqualTo("SEND_REMINDER");
        assertThat(json.at("/totals/actions/SEND_REMINDER/amounts/EUR").decimalValue()).isEqualByComparingTo("100");
        assertThat(json.at("/totals/ageing/EUR/ageing1To30").decimalValue()).isEqualByComparingTo("100");
        assertThat(dunlin("decide", input, "--format", "csv")).isZero();
        assertThat(out.lines().toList().get(1)).startsWith("1,A,,SEND_REMINDER,2,100,EUR,3,");
        assertThat(dunlin("decide", input, "--quiet")).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void theExamplesAreSoundAndCoverEveryRung() throws IOException {
        assertThat(dunlin("decide", "docs/examples/portfolio.ndjson", "--top", "0")).isZero();
        for (int rung = 0; rung <= 8; rung++) {
            assertThat(out).containsPattern("  R" + rung + "[* ]");
        }
        assertThat(out.lines().mapToInt(Columns::width).max().orElse(0)).isLessThanOrEqualTo(120);
        String snapshots = Files.readString(Path.of("docs/examples/portfolio.ndjson"));
        assertThat(snapshots).contains("\"CONSUMER\"", "\"SOLE_TRADER\"", "\"COMPANY\"", "\"PUBLIC\"");
        assertThat(dunlin("decide", "docs/examples/open-items.csv", "--mapping", "docs/examples/open-items.mapping.yaml")).isZero();
    }

    @Test
    void wrongUsageIsStatus2WithAHint() throws IOException {
        assertThat(dunlin("decied", "x")).isEqualTo(2);
        assertThat(err).contains("decide");
        assertThat(dunlin("decide", "--mappin", "x")).isEqualTo(2);
        assertThat(err).contains("--mapping", "dunlin decide --help");
        assertThat(dunlin("decide", "missing.ndjson")).isEqualTo(2);
        assertThat(err).contains("There is no file `missing.ndjson`");
        assertThat(dunlin("decide", file("x.csv", "a\n"))).isEqualTo(2);
        assertThat(err).contains("--mapping FILE");
        assertThat(dunlin("decide", "docs/examples/open-items.csv", "--mapping", "docs/examples/open-items.mapping.yaml", "--as-of", "soon")).isEqualTo(2);
        assertThat(err).contains("`soon`");
    }

    @Test
    void faultyRulesAndMappingsAreStatus1() throws IOException {
        Path input = file("p.ndjson", SOUND.formatted("A", "EUR", "100"));
        assertThat(dunlin("decide", input, "--rules", folder)).isEqualTo(1);
        assertThat(err).contains("have faults", "actions.yaml");
        assertThat(dunlin("decide", input, "--rules", folder.resolve("none"))).isEqualTo(1);
        assertThat(dunlin("decide", "docs/examples/open-items.csv", "--mapping", file("m.yaml", "group-by: Account\n"))).isEqualTo(1);
        assertThat(err).contains("`fields` is missing");
    }

    @Test
    void helpAndVersionAreAtHand() {
        assertThat(dunlin("--help")).isZero();
        assertThat(out).contains("Examples:", "serve", "decide");
        assertThat(dunlin("decide", "--help")).isZero();
        assertThat(out).contains("--as-of", "Exit status");
        assertThat(dunlin("--version")).isZero();
        assertThat(out).startsWith("dunlin ");
    }
}
