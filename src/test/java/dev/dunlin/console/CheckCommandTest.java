package dev.dunlin.console;

import static dev.dunlin.console.Shell.dunlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.FaultKind;

class CheckCommandTest {
    private static final String ASK = "tips/firm/ask-straight.drl";

    @TempDir
    private Path folder;
    private Path rules;

    @BeforeEach
    void copy() throws IOException {
        rules = ShippedRules.copyTo(folder.resolve("rules"));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    @Test
    void theShippedRulesHaveNeitherFaultNorWarning() {
        Shell check = dunlin("check", "--strict");
        assertThat(check.out()).contains(" actions: no fault.", "Rulebook sha256:").doesNotContain("warning");
        assertThat(check.status()).isZero();
    }

    @Test
    void aFaultIsShownWhereItIs() throws IOException {
        change(ASK, "daysPastDue >=", "dayPastDue >=");
        change("settings/thresholds.yaml", "tiny:\n  title: Amount", "tiny:\n  titel: Amount");
        Shell check = dunlin("check", "--rules", rules);
        assertThat(check.status()).isEqualTo(1);
        List<String> lines = check.out().lines().toList();
        assertThat(lines).containsSubsequence(
                rules + "/settings/thresholds.yaml:2:1: Setting `tiny` has no `title`. [missing-key]",
                "    2 | tiny:",
                "        ^^^^",
                "    3 |   titel: Amount up to which asking costs more than it brings",
                "          ^^^^^",
                "",
                rules + "/" + ASK + ":17:34: There is no fact `dayPastDue`. Maybe `daysPastDue` was meant. [unknown-fact]",
                "   17 |     Account( actionable > $tiny, dayPastDue >= $reminderDay, $actionable : actionable, $daysPastDue : daysPast…",
                "                                         ^^^^^^^^^^",
                "",
                "3 faults in 2 files.");
        assertThat(check.out()).doesNotContain("\u001b");
    }

    @Test
    void aTerminalGetsColours() throws IOException {
        change(ASK, "daysPastDue >=", "dayPastDue >=");
        System.setProperty("dunlin.terminal.out", "true");
        try {
            boolean isPlain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(System.getenv("TERM"));
            assertThat(dunlin("check", "--rules", rules).out().contains("\u001b[1;31m^^^^^^^^^^\u001b[0m")).isEqualTo(!isPlain);
        } finally {
            System.clearProperty("dunlin.terminal.out");
        }
    }

    @Test
    void aWarningStopsNothingUnlessStrict() throws IOException {
        Files.writeString(rules.resolve("settings/old.yml"), "x: 1\n");
        Shell check = dunlin("check", "--rules", rules);
        assertThat(check.out()).contains("settings/old.yml: warning: Nothing reads `settings/old.yml`", "0 faults, 1 warning.");
        assertThat(check.status()).isZero();
        assertThat(dunlin("check", "--strict", "--rules", rules).status()).isEqualTo(1);
    }

    @Test
    void programsGetEveryPart() throws IOException {
        change(ASK, "daysPastDue >=", "dayPastDue >=");
        Shell check = dunlin("check", "--format", "json", "--rules", rules);
        assertThat(check.status()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(check.out())).isEqualTo(new ObjectMapper().valueToTree(List.of(Map.of("file", rules + "/" + ASK, "line", 17, "column", 34,
                "length", 10, "severity", "error", "code", "unknown-fact", "detail", "There is no fact `dayPastDue`. Maybe `daysPastDue` was meant."))));
        assertThat(dunlin("check", "--format", "json").out().strip()).matches("\\[\\s*]");
    }

    @Test
    void whatCodeHostsGetIsWhatThePublishedSchemaAllows() throws IOException {
        change(ASK, "daysPastDue >=", "dayPastDue >=");
        Files.writeString(rules.resolve("tips/firm/lost.scenarios.yaml"), "scenarios: []\n");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        for (Shell check : List.of(dunlin("check", "--format", "sarif", "--rules", rules), dunlin("check", "--format", "sarif"))) {
            ObjectNode log = (ObjectNode) new ObjectMapper().readTree(check.out());
            assertThat(schema.validate(log)).isEmpty();
            log.putArray("runs").addObject();
            assertThat(schema.validate(log)).as("and it is a schema that finds something").isNotEmpty();
        }
    }

    @Test
    void codeHostsGetSarif() throws IOException {
        change(ASK, "daysPastDue >=", "dayPastDue >=");
        Files.writeString(rules.resolve("tips/firm/lost.scenarios.yaml"), "scenarios: []\n");
        JsonNode log = new ObjectMapper().readTree(dunlin("check", "--format", "sarif", "--rules", rules).out());
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("runs")).hasSize(1);
        JsonNode run = log.path("runs").get(0);
        JsonNode driver = run.path("tool").path("driver");
        assertThat(driver.path("name").asText()).isEqualTo("Dunlin");
        assertThat(driver.path("rules")).hasSize(FaultKind.values().length).allSatisfy(rule -> {
            assertThat(rule.path("id").asText()).matches("[a-z]+(-[a-z]+)*");
            assertThat(java.net.URI.create(rule.path("helpUri").asText()).isAbsolute()).isTrue();
            assertThat(rule.path("helpUri").asText()).endsWith("docs/reference/rule-faults.md#" + rule.path("id").asText());
            assertThat(rule.path("shortDescription").path("text").asText()).isNotBlank();
            assertThat(rule.path("defaultConfiguration").path("level").asText()).isIn("error", "warning");
        });
        assertThat(driver.path("rules")).extracting(rule -> rule.path("id").asText()).doesNotHaveDuplicates();
        assertThat(run.path("results")).hasSize(2).allSatisfy(result -> {
            assertThat(driver.path("rules").get(result.path("ruleIndex").intValue()).path("id")).isEqualTo(result.path("ruleId"));
            assertThat(result.path("message").path("text").asText()).isNotBlank();
            JsonNode place = result.path("locations").get(0).path("physicalLocation");
            assertThat(place.path("artifactLocation").path("uri").asText()).startsWith("file:///");
            assertThat(place.path("region").path("startLine").intValue()).isPositive();
        });
        JsonNode region = run.path("results").get(0).path("locations").get(0).path("physicalLocation").path("region");
        assertThat(region.toString()).isEqualTo("{\"startLine\":17,\"startColumn\":34,\"endColumn\":44}");
    }

    @Test
    void noDirectoryIsSaid() {
        Shell check = dunlin("check", "--rules", folder.resolve("nowhere"));
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("There is no rules directory");
        assertThat(dunlin("check", "--format", "xml").status()).isEqualTo(2);
    }
}
