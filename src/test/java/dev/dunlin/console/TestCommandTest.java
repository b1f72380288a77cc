package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.ShippedRules;

class TestCommandTest {
    @TempDir
    private Path folder;

    private Path brokenRules() throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Path rule = rules.resolve("tips/credit/stop-supply-at-once.drl");
        Files.writeString(rule, Files.readString(rule).replace("daysPastDue >= $stopDay", "daysPastDue > $stopDay"));
        return rules;
    }

    @Test
    void aFailureSaysWhatWasExpectedWhatCameAndWhy() throws Exception {
        Path rules = brokenRules();
        Shell text = Shell.dunlin("test", "stop-supply-at-once", "--rules", rules);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out()).contains("stop-supply-at-once.scenarios.yaml:", ": stops on day 45", "expected: `stop-supply-at-once/late` fires", "got:      is silent",
                "fails: daysPastDue > 45 days (stop-supply.day); it is 45 days, just at the edge");
        Path xml = folder.resolve("junit.xml");
        assertThat(Shell.dunlin("test", "stop-supply-at-once", "--rules", rules, "--format", "junit", "--output", xml).status()).isEqualTo(1);
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile()).getElementsByTagName("failure").getLength()).isPositive();
    }

    @Test
    void aDraftIsSilentAndSaysSo() throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Path rule = rules.resolve("tips/credit/stop-supply-at-once.drl");
        Files.writeString(rule, Files.readString(rule).replace("@status( \"stable\" )", "@status( \"draft\" )"));
        assertThat(Shell.dunlin("test", "stops on day 45", "--rules", rules).out())
                .contains("got:      is silent", "why:      the rule decides nothing while its status is `draft`", "1 scenario of 1 rule in ");
    }

    @Test
    void coverageAndMutantsComeAsJson() throws IOException {
        Shell coverage = Shell.dunlin("test", "stop-supply-at-once", "--coverage", "--coverage-min", "100", "--format", "json");
        assertThat(coverage.status()).as(coverage.err()).isZero();
        assertThat(new ObjectMapper().readTree(coverage.out()).at("/rules/percent").asDouble()).isEqualTo(100);
        Shell mutants = Shell.dunlin("test", "stop-supply-at-once", "--mutate", "--min", "90", "--format", "json");
        assertThat(mutants.status()).as(mutants.err()).isZero();
        assertThat(new ObjectMapper().readTree(mutants.out()).at("/noticed").asInt()).isPositive();
    }

    @Test
    void whatIsSavedIsPlayedAgain() throws Exception {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Path rule = rules.resolve("tips/credit/stop-supply-at-once.drl");
        String sound = Files.readString(rule);
        StringWriter printed = new StringWriter();
        Thread watching = new Thread(() -> Dunlin.run(new PrintWriter(printed, true), new PrintWriter(printed, true), "test", "stop-supply-at-once", "--watch", "--rules", rules.toString()));
        watching.start();
        await(printed, "all hold");
        Files.writeString(rule, sound.replace("daysPastDue >= $stopDay", "daysPastDue > $stopDay"));
        await(printed, "not hold");
        assertThat(printed.toString()).contains("tips/credit/stop-supply-at-once.drl" + System.lineSeparator(), "expected: `stop-supply-at-once/late` fires");
        Files.writeString(rule, sound.replace("daysPastDue >=", "daysPastDu >="));
        await(printed, "Maybe `daysPastDue` was meant");
        Files.writeString(rule, sound);
        int before = printed.toString().length();
        await(printed, "all hold", before);
        watching.interrupt();
        watching.join(10_000);
        assertThat(watching.isAlive()).isFalse();
    }

    private static void await(StringWriter printed, String words) throws InterruptedException {
        await(printed, words, 0);
    }

    private static void await(StringWriter printed, String words, int from) throws InterruptedException {
        for (int i = 0; printed.toString().indexOf(words, from) < 0; i++) {
            assertThat(i).as(words + " is printed; so far: " + printed).isLessThan(600);
            Thread.sleep(50);
        }
    }
}
