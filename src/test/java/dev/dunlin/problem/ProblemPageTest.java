package dev.dunlin.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class ProblemPageTest {

    @Test
    void everyKindOfProblemHasItsSection() throws IOException {
        String page = Files.readString(Path.of("docs/reference/problems.md"));
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(page).contains("## " + kind.slug() + "\n**" + kind.status() + ".**");
        }
    }
}
