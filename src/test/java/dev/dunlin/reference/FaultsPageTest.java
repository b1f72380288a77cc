package dev.dunlin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsPageTest {
    @TempDir
    private Path root;

    /** A house that keeps the rules and the documentation without the sources loses no page by `./dunlin docs`. */
    @Test
    void withoutBrokenRulebooksThePageStandsAsItDoes() throws IOException {
        assertThat(FaultsPage.of(root)).isEmpty();
        Path page = root.resolve("docs/reference/rule-faults.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "as it stands");
        assertThat(FaultsPage.of(root)).containsExactly(Map.entry("docs/reference/rule-faults.md", "as it stands"));
    }
}
