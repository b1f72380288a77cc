package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * What the documentation shows is what comes out. A block fenced {@code json request}, or a {@code *-snapshot.json} in the examples, is
 * decided without faults. A block fenced {@code json answer} is compared with the answer to the last request above it; {@code json answer
 * first-snapshot.json} with that to an example, and {@code some.setting=5} behind it changes the first row of a setting. A
 * {@code *-decision.json} is compared with the answer to the snapshot beside it. An answer may be
 * shortened: members left out of objects are not compared, {@code "…"} in a list stands for elements left out, and a text that ends with
 * {@code …} is compared up to there.
 */
class DocsExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Path DOCS = Path.of("docs");
    private static final Path EXAMPLES = DOCS.resolve("examples");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```json (request|answer)(?: (\\S+\\.json))?(?: (\\S+)=(\\S+))?\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^]]*]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final String MORE = "…";
    /** These differ from decision to decision, or with every change of any rule. */
    private static final Set<String> NOT_COMPARED = Set.of("decisionId", "contentHash", "rulebook", MORE);

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        return markdown().map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
    }

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        return files(EXAMPLES).filter(DocsExamplesTest::isSnapshot).map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            JsonNode answer = decide(ShippedRules.BOOK, Files.readString(file));
            Path shown = Path.of(file.toString().replace("-snapshot.json", "-decision.json"));
            if (Files.exists(shown)) {
                compare(JSON.readTree(Files.readString(shown)), answer, shown.toString());
            }
        }));
    }

    @Test
    void linesAreAnsweredAsShown() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("three-lines.ndjson"));
        List<String> answers = Files.readAllLines(EXAMPLES.resolve("portfolio-answers.ndjson"));
        assertThat(answers).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode shown = JSON.readTree(answers.get(i));
            if (shown.has("errors")) {
                assertThat(read(ShippedRules.BOOK, lines.get(i))).isInstanceOf(SnapshotReader.Reading.Faulty.class);
            } else {
                compare(shown, decide(ShippedRules.BOOK, lines.get(i)), "portfolio-answers.ndjson/" + i);
            }
        }
    }

    private static boolean isSnapshot(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("-snapshot.json") && !name.startsWith("problem-");
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path page : markdown().toList()) {
            Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```|`[^`\\n]*`", ""));
            while (link.find()) {
                Path target = page.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(target)) {
                    lost.add(page + " -> " + target);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static void check(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        String request = null;
        while (block.find()) {
            if (block.group(1).equals("request")) {
                request = block.group(5);
                decide(ShippedRules.BOOK, request);
            } else {
                String asked = block.group(2) == null ? request : Files.readString(EXAMPLES.resolve(block.group(2)));
                assertThat(asked).as("%s: an answer without a request above it", page).isNotNull();
                RuleBook book = block.group(3) == null ? ShippedRules.BOOK : changed(block.group(3), block.group(4));
                compare(JSON.readTree(block.group(5)), decide(book, asked), page.toString());
            }
        }
    }

    private static SnapshotReader.Reading read(RuleBook book, String snapshot) {
        return new SnapshotReader(book.actions().codes()).read(snapshot.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode decide(RuleBook book, String snapshot) throws IOException {
        SnapshotReader.Reading reading = read(book, snapshot);
        assertThat(reading).isInstanceOf(SnapshotReader.Reading.Ok.class);
        return JSON.readTree(Answer.of(Decider.decide(book, ((SnapshotReader.Reading.Ok) reading).snapshot()), null).json());
    }

    /** The shipped rulebook with another value in the first row of one setting. */
    private static RuleBook changed(String setting, String value) {
        Pattern row = Pattern.compile("(?ms)(^" + Pattern.quote(setting) + ":.*?value: )[^ }]+");
        List<RuleFiles.Text> texts = ShippedRules.BOOK.files().texts().stream()
                .map(text -> !text.path().startsWith("settings/") ? text
                        : new RuleFiles.Text(text.path(), row.matcher(text.text()).replaceFirst("$1" + value))).toList();
        assertThat(texts).isNotEqualTo(ShippedRules.BOOK.files().texts());
        return ((RuleBookReader.Outcome.Good) RuleBookReader.read(new RuleFiles(texts))).book();
    }

    private static void compare(JsonNode shown, JsonNode real, String at) {
        if (shown.isObject()) {
            assertThat(real.isObject()).as("%s: %s", at, real).isTrue();
            shown.properties().stream().filter(member -> !NOT_COMPARED.contains(member.getKey())).forEach(member -> {
                assertThat(real.has(member.getKey())).as("%s/%s is not in the answer", at, member.getKey()).isTrue();
                compare(member.getValue(), real.get(member.getKey()), at + "/" + member.getKey());
            });
        } else if (shown.isArray()) {
            compareLists(shown, real, at);
        } else if (shown.isNumber()) {
            assertThat(real.decimalValue()).as(at).isEqualByComparingTo(shown.decimalValue());
        } else if (shown.asText().endsWith(MORE)) {
            assertThat(real.asText()).as(at).startsWith(shown.asText().substring(0, shown.asText().length() - 1));
        } else {
            assertThat(real).as(at).isEqualTo(shown);
        }
    }

    /** With `"…"` in it, each element shown must come somewhere after the one before. */
    private static void compareLists(JsonNode shown, JsonNode real, String at) {
        boolean shortened = false;
        for (JsonNode element : shown) {
            shortened |= element.asText().equals(MORE);
        }
        if (!shortened) {
            assertThat(real.size()).as("%s has %s", at, real).isEqualTo(shown.size());
        }
        int next = 0;
        for (JsonNode element : shown) {
            if (!element.asText().equals(MORE)) {
                next = shortened ? find(element, real, next, at) : next;
                compare(element, real.get(next), at + "/" + next);
                next++;
            }
        }
    }

    private static int find(JsonNode element, JsonNode real, int from, String at) {
        for (int i = from; i < real.size(); i++) {
            try {
                compare(element, real.get(i), at);
                return i;
            } catch (AssertionError differs) {
                // maybe the next one
            }
        }
        throw new AssertionError(at + " lacks " + element);
    }

    private static Stream<Path> markdown() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("rules/README.md")), files(DOCS))
                .filter(file -> file.toString().endsWith(".md"));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
