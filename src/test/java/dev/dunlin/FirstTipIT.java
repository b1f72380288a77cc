package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who does what the tutorial says gets what it shows. In a checkout of its own, and in the order of the page, every block is played: {@code sh}
 * is run, ends with 0 or the {@code status=} beside it, and prints the {@code text} below; {@code sh background} runs on until the end of the
 * page; {@code diff FILE} is changed in the file, as an editor would; any other block names the file that it is. No block is left out but for
 * the IBM sample where nobody has it: it is named with {@code -Ddunlin.ibm=FILE}, or lies beside the project.
 */
class FirstTipIT {
    private static final Path PAGE = Path.of("docs/tutorial/first-tip.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: ([^\\n]+))?\\n(.*?)^```$(?:\\n\\n```text\\n(.*?)^```$)?");
    private static final String SAMPLE = "WA_Fn-UseC_-Accounts-Receivable.csv";
    private static final String CHECKOUT = """
            set -e
            mkdir -p "$0/src/main" "$0/target"
            cp -R dunlin pom.xml .gitignore rules docs "$0"
            cp -R target/quarkus-app "$0/target"
            cd "$0"
            git init -q
            git add .
            git commit -qm 'Dunlin as it is'
            touch target/quarkus-app/quarkus-run.jar
            ./dunlin --version
            """;
    /** What one command sets, the next one knows, as in a terminal. */
    private static final String TERMINAL = """
            set -ea
            . ../terminal
            %s
            export -p > ../terminal
            """;

    private record Block(int line, String kind, String about, String text, String printed) {
        @Override
        public String toString() {
            return "%s:%d %s %s".formatted(PAGE.getFileName(), line, about == null ? kind : kind + " " + about, text.lines().findFirst().orElse(""));
        }
    }

    @TempDir
    private Path folder;
    private Path checkout;
    private int port;
    private ServiceProcess service;
    private boolean failed;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = folder.resolve("dunlin");
        Files.createFile(folder.resolve("terminal"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path output = folder.resolve("checkout.log");
        assertThat(bash(Path.of(""), CHECKOUT, output).waitFor()).as("see %s", output).isZero();
        Path sample = Stream.of(System.getProperty("dunlin.ibm", ""), "../shared/data/ibm_ar/" + SAMPLE).map(Path::of).filter(Files::isRegularFile).findFirst().orElse(null);
        if (sample != null) {
            Files.copy(sample, checkout.resolve("target").resolve(SAMPLE));
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> thePageIsAsItSays() throws IOException {
        String page = Files.readString(PAGE);
        List<Block> blocks = BLOCK.matcher(page).results().map(found -> new Block(1 + (int) page.substring(0, found.start()).lines().count(), found.group(1), found.group(2),
                found.group(3), found.group(4))).toList();
        assertThat(page.lines().filter(line -> line.startsWith("```")).count()).as("every block is read").isEqualTo(
                2 * blocks.stream().mapToLong(block -> block.printed() == null ? 1 : 2).sum());
        return blocks.stream().map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
            Assumptions.assumeFalse(failed, "A step above failed.");
            Assumptions.assumeTrue(!block.text().contains(SAMPLE) || Files.exists(checkout.resolve("target").resolve(SAMPLE)),
                    "Nobody has the IBM sample here: name it with -Ddunlin.ibm=FILE.");
            try {
                play(block);
            } catch (Exception | AssertionError e) {
                failed = true;
                throw new AssertionError(block + ": " + e.getMessage(), e instanceof Exception ? e : null);
            }
        }));
    }

    private void play(Block block) throws Exception {
        switch (block.kind()) {
            case "sh" -> run(block);
            case "diff" -> change(checkout.resolve(block.about()), block.text().lines().toList());
            default -> Files.writeString(checkout.resolve(block.about()), block.text());
        }
    }

    private void run(Block block) throws Exception {
        String command = block.text().replace("localhost:8080", "localhost:" + port);
        if ("background".equals(block.about())) {
            service = new ServiceProcess(bash(checkout, "exec " + command, folder.resolve("service.log")), "http://localhost:" + port);
            return;
        }
        Path output = folder.resolve("output");
        Process process = bash(checkout, TERMINAL.formatted(command), output);
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends within two minutes; it printed %s", Files.readString(output)).isTrue();
        String printed = Files.readString(output).replace("localhost:" + port, "localhost:8080");
        assertThat("status=" + process.exitValue()).as("%s", printed).isEqualTo(block.about() == null ? "status=0" : block.about());
        if (block.printed() != null) {
            ShownText.compare(block.printed().lines().toList(), printed.lines().toList());
        }
    }

    private Process bash(Path directory, String script, Path output) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script, checkout.toString()).directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("DUNLIN_"));
        bash.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-XX:TieredStopAtLevel=1", "QUARKUS_HTTP_PORT", String.valueOf(port),
                "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_AUTHOR_NAME", "A Learner", "GIT_AUTHOR_EMAIL", "learner@example.org",
                "GIT_COMMITTER_NAME", "A Learner", "GIT_COMMITTER_EMAIL", "learner@example.org"));
        return bash.start();
    }

    private static void change(Path file, List<String> lines) throws IOException {
        String before = side(lines, '-');
        assertThat(Files.readString(file)).as("it stands there once").containsOnlyOnce(before);
        Files.writeString(file, Files.readString(file).replace(before, side(lines, '+')));
    }

    private static String side(List<String> lines, char mark) {
        return lines.stream().filter(line -> line.charAt(0) == mark || line.charAt(0) == ' ').map(line -> line.substring(1) + "\n").collect(Collectors.joining());
    }
}
