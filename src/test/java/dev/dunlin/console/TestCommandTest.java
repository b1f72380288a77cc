package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

class TestCommandTest {
    @TempDir
    private Path folder;

    private Path brokenRules() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.writeString(to, Files.readString(file).replace("daysPastDue >= $stopDay", "daysPastDue > $stopDay"));
                }
            }
        }
        return folder.resolve("rules");
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
    void coverageAndMutantsComeAsJson() throws IOException {
        Shell coverage = Shell.dunlin("test", "stop-supply-at-once", "--coverage", "--coverage-min", "100", "--format", "json");
        assertThat(coverage.status()).as(coverage.err()).isZero();
        assertThat(new ObjectMapper().readTree(coverage.out()).at("/rules/percent").asDouble()).isEqualTo(100);
        Shell mutants = Shell.dunlin("test", "stop-supply-at-once", "--mutate", "--min", "90", "--format", "json");
        assertThat(mutants.status()).as(mutants.err()).isZero();
        assertThat(new ObjectMapper().readTree(mutants.out()).at("/noticed").asInt()).isPositive();
    }
}
