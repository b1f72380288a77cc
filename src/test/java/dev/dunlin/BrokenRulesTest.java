package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.RulesCheck;

/**
 * Each folder of broken rules, laid over the shipped ones, earns exactly the complaints kept beside it. Where the line that cures the first of
 * a kind stands beside them too, in {@code mended-<code>.txt}, that complaint is gone with it.
 */
class BrokenRulesTest {
    private static final Path CASES = Path.of("src/test/resources/broken-rules");
    private static final Set<String> NOTES = Set.of("expected.txt", "edits.txt");
    /** What no folder of texts can show; {@link FenceAroundRulesTest} and the command line's tests show them. */
    private static final Set<FaultKind> SHOWN_ELSEWHERE = EnumSet.of(FaultKind.MISSING_DIRECTORY, FaultKind.MISSING_FILE, FaultKind.UNREADABLE,
            FaultKind.OUTSIDE_RULES, FaultKind.FILE_TOO_LARGE, FaultKind.INTERNAL, FaultKind.SCENARIO_FAILS);

    @TestFactory
    Stream<DynamicTest> complaints() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(100);
        return cases().stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void everyKindOfFaultIsShown() throws IOException {
        Set<FaultKind> shown = EnumSet.noneOf(FaultKind.class);
        for (Path folder : cases()) {
            String expected = Files.readString(folder.resolve("expected.txt"));
            for (FaultKind kind : FaultKind.values()) {
                if (expected.contains("[" + kind + "]")) {
                    shown.add(kind);
                }
            }
        }
        shown.addAll(SHOWN_ELSEWHERE);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(shown))).isEmpty();
    }

    /** Every complaint has a file and a line but where it is about a whole file, and says something. */
    @Test
    void everyComplaintHasAPlace() throws IOException {
        for (Path folder : cases()) {
            for (String complaint : Files.readAllLines(folder.resolve("expected.txt"))) {
                assertThat(complaint).as(folder.toString()).matches("[^:]+\\.(drl|yaml|yml|txt)(:\\d+(:\\d+)?)?: .+[.:] \\[[a-z-]+]|settings: .+");
            }
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void check(Path folder) throws IOException {
        Map<String, String> texts = shipped();
        for (RuleFiles.Text text : RuleFiles.read(folder).texts()) {
            texts.put(text.path(), text.text());
        }
        if (Files.exists(folder.resolve("edits.txt"))) {
            for (String line : Files.readAllLines(folder.resolve("edits.txt"))) {
                String[] edit = line.split("\t");
                assertThat(texts.get(edit[0])).contains(edit[1]);
                texts.computeIfPresent(edit[0], (path, text) -> text.replaceFirst(Pattern.quote(edit[1]), Matcher.quoteReplacement(edit[2])));
            }
        }
        List<RuleFault> faults = faults(texts, folder);
        String complaints = String.join("\n", faults.stream().map(Object::toString).toList()) + "\n";
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("dunlin.write-expected")) {
            Files.writeString(expected, complaints);
        }
        assertThat(complaints).isEqualTo(Files.readString(expected));
        for (FaultKind kind : FaultKind.values()) {
            Path cure = folder.resolve("mended-" + kind + ".txt");
            if (Files.exists(cure)) {
                RuleFault first = faults.stream().filter(fault -> fault.kind() == kind).findFirst().orElseThrow();
                Map<String, String> mended = new TreeMap<>(texts);
                mended.put(first.file(), mended(texts.get(first.file()), first.place().line(), cure));
                assertThat(faults(mended, folder)).as(cure.toString()).noneMatch(fault -> fault.kind() == kind && fault.file().equals(first.file())
                        && fault.detail().equals(first.detail())).noneMatch(fault -> fault.kind() == FaultKind.SYNTAX || fault.kind() == FaultKind.NOT_YAML);
            }
        }
    }

    private static String mended(String text, int line, Path cure) throws IOException {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.set(line - 1, Files.readString(cure).stripTrailing());
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        RuleFiles.read(Path.of("rules")).texts().forEach(text -> texts.put(text.path(), text.text()));
        return texts;
    }

    private static List<RuleFault> faults(Map<String, String> texts, Path folder) throws IOException {
        List<RuleFault> unread = RuleFiles.read(folder).faults().stream().filter(fault -> !NOTES.contains(fault.file()) && !fault.file().startsWith("mended-")).toList();
        return RulesCheck.of(new RuleFiles(texts.entrySet().stream().map(file -> new RuleFiles.Text(file.getKey(), file.getValue())).toList(), unread)).faults();
    }
}
