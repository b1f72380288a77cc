package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.dunlin.ShippedRules;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFiles;

class RuleBookCommandTest {
    @TempDir
    private Path at;

    @Test
    void whatDiffersIsTold() throws Exception {
        RuleBook changed = ShippedRules.with(Map.of(
                "settings/ladder.yaml", text -> text.replaceFirst("value: 15 }", "value: 18 }"),
                "tips/credit/stop-supply-at-once.drl", text -> text.replace("daysPastDue >= $stopDay", "daysPastDue > $stopDay"),
                "actions.yaml", text -> text.replaceFirst("rung: 2", "rung: 3")));
        archive(ShippedRules.BOOK);
        archive(changed);
        Shell diff = Shell.dunlin("rulebook", "diff", "rules", changed.hash(), "--data", at);
        assertThat(diff.err()).isEmpty();
        assertThat(diff.status()).isZero();
        assertThat(diff.out().lines().toList()).hasSize(5).anySatisfy(line -> assertThat(line).startsWith("rule    changed  stop-supply-at-once/late").contains("daysPastDue > $stopDay"))
                .anySatisfy(line -> assertThat(line).startsWith("setting changed  demand.day").contains("15 days from 1990-01-01 → 18 days from 1990-01-01"))
                .anySatisfy(line -> assertThat(line).startsWith("action  changed").contains("rung 2 → rung 3"))
                .last().isEqualTo("0 added, 4 changed, 0 removed.");
        assertThat(Shell.dunlin("rulebook", "diff", "rules", ShippedRules.BOOK.hash(), "--data", at).out()).contains("They decide alike");
    }

    @Test
    void anArchivedRulebookIsWrittenOutAsItWas() throws Exception {
        archive(ShippedRules.BOOK);
        Path out = at.resolve("out");
        assertThat(Shell.dunlin("rulebook", "export", ShippedRules.BOOK.hash(), out, "--data", at).out()).contains(ShippedRules.BOOK.files().texts().size() + " files written");
        assertThat(RuleFiles.read(out)).isEqualTo(ShippedRules.BOOK.files());
        Shell again = Shell.dunlin("rulebook", "export", ShippedRules.BOOK.hash(), out, "--data", at);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty; nothing was written");
        Files.createDirectories(at.resolve("elsewhere"));
        assertThat(Shell.dunlin("rulebook", "export", "sha256:0", at.resolve("elsewhere"), "--data", at).err()).contains("holds no rulebook `sha256:0`");
        assertThat(Shell.dunlin("rulebook", "diff", "nowhere", "rules").err()).contains("There is no rules directory `nowhere`");
    }

    private void archive(RuleBook book) {
        try (DecisionLog log = new DecisionLog(LogSettings.in(at), Clock.systemUTC())) {
            log.archive(book.hash(), "test", book.files().toJson());
            assertThat(new String(log.archived(book.hash()).orElseThrow(), StandardCharsets.UTF_8)).startsWith("{\"actions.yaml\"");
        }
    }
}
