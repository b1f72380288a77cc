package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;

/** Each folder of broken rules, laid over the shipped ones, earns exactly the complaints kept beside it. */
class BrokenRulesTest {
    private static final Path CASES = Path.of("src/test/resources/broken-rules");

    @TestFactory
    Stream<DynamicTest> complaints() throws IOException {
        RuleFiles shipped = RuleFiles.read(Path.of("rules"));
        List<Path> cases;
        try (Stream<Path> folders = Files.list(CASES)) {
            cases = folders.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThan(25);
        return cases.stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(shipped, folder)));
    }

    private static void check(RuleFiles shipped, Path folder) throws IOException {
        Map<String, RuleFiles.Text> texts = new TreeMap<>();
        shipped.texts().forEach(text -> texts.put(text.path(), text));
        RuleFiles.read(folder).texts().forEach(text -> texts.put(text.path(), text));
        List<RuleFiles.Text> sorted = new ArrayList<>(texts.values());
        sorted.sort(Comparator.comparing(RuleFiles.Text::path));
        RuleBookReader.Outcome outcome = RuleBookReader.read(new RuleFiles(sorted));
        String complaints = outcome instanceof RuleBookReader.Outcome.Bad bad
                ? String.join("\n", bad.faults().stream().map(Object::toString).toList()) + "\n" : "none\n";
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("dunlin.write-expected")) {
            Files.writeString(expected, complaints);
        }
        assertThat(complaints).isEqualTo(Files.readString(expected));
    }
}
