package dev.dunlin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    @TempDir
    private Path home;

    @Test
    void nobodyLooksIntoWhatLiesOutsideOrIsHidden() throws IOException {
        Path rules = Files.createDirectories(home.resolve("rules"));
        Path tips = Files.createDirectories(rules.resolve("tips"));
        Files.createDirectories(rules.resolve(".git/objects"));
        Path outside = Files.createDirectories(home.resolve("outside/deep"));
        Path file = Files.writeString(tips.resolve("a.drl"), "");
        Path link = Files.createSymbolicLink(rules.resolve("link"), home);
        Path within = Files.createSymbolicLink(rules.resolve("within"), tips);
        Files.createSymbolicLink(tips.resolve("loop"), rules);

        assertThat(RuleFiles.directories(rules)).containsExactlyInAnyOrder(rules, tips, within).doesNotContain(outside);
        assertThat(RuleFiles.paths(rules)).contains(file, link).doesNotContain(rules, tips).noneMatch(path -> path.toString().contains(".git") || path.startsWith(outside));
    }

    @Test
    void aDiskThatIsNamedInsteadOfTheRulesIsNotGoneThrough() throws IOException {
        for (int i = 0; i <= 10_000; i++) {
            Files.createFile(home.resolve("file-" + i));
        }
        assertThatThrownBy(() -> RuleFiles.read(home)).isInstanceOf(IOException.class).hasMessageContaining("more than 10,000 files. Is it the rules directory?");
    }
}
