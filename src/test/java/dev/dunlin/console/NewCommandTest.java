package dev.dunlin.console;

import static dev.dunlin.console.Shell.dunlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.dunlin.ShippedRules;

class NewCommandTest {
    @TempDir
    private Path folder;
    private Path rules;

    @BeforeEach
    void copy() throws IOException {
        rules = ShippedRules.copyTo(folder.resolve("rules"));
    }

    private Shell start(String kind, String name) {
        return dunlin("new", kind, name, "--rules", rules);
    }

    @Test
    void whatIsBegunPassesAsItStands() {
        Shell tip = start("tip", "credit/slower-supply");
        assertThat(tip.status()).isZero();
        assertThat(tip.out()).contains("added to " + rules.resolve("settings/thresholds.yaml"), "wrote " + rules.resolve("tips/credit/slower-supply.drl"),
                "wrote " + rules.resolve("tips/credit/slower-supply.scenarios.yaml"), "Change the scenarios, then the rule and its setting, then `dunlin check` and `dunlin test slower-supply`.");
        assertThat(start("guardrail", "de/weekly-limit").status()).isZero();
        assertThat(start("signal", "seldom-answers").status()).isZero();
        Shell check = dunlin("check", "--strict", "--rules", rules);
        assertThat(check.out()).contains(": no fault.");
        assertThat(check.status()).isZero();
        for (String begun : List.of("slower-supply", "weekly-limit", "seldom-answers")) {
            Shell test = dunlin("test", begun, "--rules", rules);
            assertThat(test.out()).startsWith("3 scenarios").contains("all hold");
            assertThat(test.status()).isZero();
        }
    }

    @Test
    void aSettingWaitsForItsReader() {
        assertThat(start("setting", "timing/weekly.most").out()).contains("added to " + rules.resolve("settings/timing.yaml"), "Nothing reads it yet");
        assertThat(dunlin("check", "--rules", rules).out()).contains("Setting `weekly.most` is defined, and nothing reads it.", "1 fault in 1 file.");
    }

    @Test
    void aTakenNameIsRefused() throws IOException {
        List<Path> before = listed();
        assertThat(start("tip", "credit/ask-straight")).satisfies(refused("The name `ask-straight` is taken by `tips/firm/ask-straight.drl`"));
        assertThat(start("signal", "ask-straight")).satisfies(refused("is taken by"));
        assertThat(start("setting", "tiny")).satisfies(refused("The setting `tiny` is already defined in `settings/thresholds.yaml`."));
        assertThat(start("tip", "credt/slower-supply")).satisfies(refused("There is no shelf `credt` in `tips/`. Maybe `credit` was meant."));
        assertThat(start("tip", "slower-supply")).satisfies(refused("Name the shelf before the name"));
        assertThat(start("tip", "../../slower-supply")).satisfies(refused("There is no shelf `../..`"));
        assertThat(start("tip", "credit/SlowerSupply")).satisfies(refused("is no name of a rule"));
        assertThat(start("signal", "a/seldom-answers")).satisfies(refused("Signals have no shelves"));
        assertThat(start("setting", "Weekly most")).satisfies(refused("is no name of a setting"));
        assertThat(start("rule", "x").status()).isEqualTo(2);
        assertThat(listed()).isEqualTo(before);
    }

    private static java.util.function.Consumer<Shell> refused(String why) {
        return shell -> {
            assertThat(shell.status()).isEqualTo(1);
            assertThat(shell.err()).contains(why);
        };
    }

    private List<Path> listed() throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            return files.sorted().toList();
        }
    }
}
