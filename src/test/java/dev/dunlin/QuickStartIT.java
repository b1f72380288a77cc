package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher keeps of the first start speeds up those that follow, and can do no harm. */
class QuickStartIT {
    private static final String CHECKOUT = """
            set -e
            mkdir -p "$0/src/main" "$0/target"
            cp -R dunlin pom.xml rules "$0"
            cp -R target/quarkus-app "$0/target"
            rm -f "$0"/target/quarkus-app/*.jsa
            touch "$0/target/quarkus-app/quarkus-run.jar"
            """;

    @TempDir
    private Path folder;
    private Path checkout;

    private record Run(int status, String out, String err) {
    }

    @BeforeEach
    void checkOut() throws Exception {
        checkout = folder.resolve("dunlin");
        assertThat(run(Path.of(""), "", "bash", "-c", CHECKOUT, checkout.toString())).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void theFirstStartKeepsWhatTheNextOnesLoad() throws Exception {
        Run first = run(checkout, "", "./dunlin", "check");
        assertThat(first.status()).isZero();
        assertThat(first.err()).startsWith("dunlin: preparing quick starts").hasLineCount(1);

        Path loaded = folder.resolve("loaded");
        Run second = run(checkout, "-Xlog:class+load:file=" + loaded, "./dunlin", "check");
        assertThat(second).isEqualTo(new Run(0, first.out(), ""));
        assertThat(Files.readAllLines(loaded)).as("classes of ours and of Drools")
                .anyMatch(line -> line.contains("dev.dunlin.rulebook.RuleReader source: shared objects file"))
                .anyMatch(line -> line.contains("org.drools.core.impl.InternalRuleBase source: shared objects file"));

        Path kept = kept();
        Files.delete(kept);
        Files.writeString(kept, "nothing a virtual machine can read");
        assertThat(run(checkout, "", "./dunlin", "check")).as("what cannot be used is passed over").isEqualTo(new Run(0, first.out(), ""));
    }

    @Test
    void rulesWithFaultsAreNoHindrance() throws Exception {
        Files.writeString(checkout.resolve("rules/tips/broken.drl"), "package rules.tips\n\nrule");
        Run first = run(checkout, "", "./dunlin", "check");
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.out() + first.err()).contains("preparing quick starts", "broken.drl").doesNotContain("that failed");
        assertThat(Files.size(kept())).isPositive();
        assertThat(run(checkout, "", "./dunlin", "check")).isEqualTo(new Run(1, first.out(), first.err().lines().skip(1).map(line -> line + "\n").collect(Collectors.joining())));
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("target/quarkus-app"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
    }

    private Run run(Path directory, String options, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile().getAbsoluteFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", options);
        builder.environment().remove("DUNLIN_RULES");
        Process process = builder.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("it ends; it printed %s", Files.readString(out)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
