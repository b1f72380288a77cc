package dev.dunlin.console;

import static dev.dunlin.console.Shell.dunlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.dunlin.ShippedRules;
import dev.dunlin.format.Formatted;
import dev.dunlin.rulebook.RuleFiles;

class FmtCommandTest {
    @TempDir
    private Path folder;
    private Path rules;
    private int files;

    @BeforeEach
    void copy() throws IOException {
        rules = ShippedRules.copyTo(folder.resolve("rules"));
        files = RuleFiles.read(rules).texts().size();
        assertThat(dunlin("fmt", "--rules", rules).status()).isZero();
    }

    private static void change(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static Map<Path, String> texts(Path directory) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(file, Files.readString(file));
            }
        }
        return texts;
    }

    private static Shell piped(String text, Object... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return dunlin(words);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatIsSavedMeanwhileStaysAsItWasSaved() throws IOException {
        Path rule = rules.resolve("tips/firm/ask-straight.drl");
        change(rule, "Account( ", "Account(");
        Formatted formatted = Formatted.of(new RuleFiles.Text("tips/firm/ask-straight.drl", Files.readString(rule)));
        assertThat(formatted.isChange()).isTrue();
        Files.writeString(rule, Files.readString(rule) + "// an editor was here\n");
        String saved = Files.readString(rule);
        assertThat(FmtCommand.write(rule, formatted)).contains("saved while it was being formatted");
        assertThat(Files.readString(rule)).isEqualTo(saved);
        assertThat(FmtCommand.write(rule.resolveSibling("gone.drl"), formatted)).contains("cannot be written");
        try (Stream<Path> files = Files.list(rule.getParent())) {
            assertThat(files).as("no draft is left").noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void aFileThatIsNamedTwiceIsFormattedOnce() throws IOException {
        Path rule = rules.resolve("tips/firm/ask-straight.drl");
        change(rule, "Account( ", "Account(");
        assertThat(dunlin("fmt", rules, rules.resolve("tips/firm"), rule).out().lines()).containsExactly(rule.toString(), "1 of " + files + " files formatted.");
    }

    @Test
    void filesAreWrittenAndNamed() throws IOException {
        Map<Path, String> before = texts(rules);
        Path rule = rules.resolve("tips/firm/ask-straight.drl");
        Path settings = rules.resolve("settings/timing.yaml");
        change(rule, "Account( ", "Account(");
        change(settings, "  unit:", "  unit:  ");
        Files.setPosixFilePermissions(rule, PosixFilePermissions.fromString("rw-rw----"));
        Shell fmt = dunlin("fmt", "--rules", rules);
        assertThat(fmt.out().lines()).containsExactly(settings.toString(), rule.toString(), "2 of " + files + " files formatted.");
        assertThat(fmt.status()).isZero();
        assertThat(texts(rules)).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rule))).isEqualTo("rw-rw----");
        assertThat(dunlin("fmt", "--rules", rules).out().lines()).containsExactly("0 of " + files + " files formatted.");
    }

    @Test
    void checkingWritesNothing() throws IOException {
        Shell fine = dunlin("fmt", "--check", "--rules", rules);
        assertThat(fine.out().lines()).containsExactly("0 of " + files + " files would be formatted.");
        assertThat(fine.status()).isZero();
        Path rule = rules.resolve("tips/firm/ask-straight.drl");
        change(rule, "Account( ", "Account(");
        Map<Path, String> before = texts(rules);
        Shell fmt = dunlin("fmt", "--check", "--rules", rules);
        assertThat(fmt.out().lines()).containsExactly(rule.toString(), "1 of " + files + " files would be formatted.");
        assertThat(fmt.status()).isEqualTo(1);
        assertThat(texts(rules)).isEqualTo(before);
    }

    @Test
    void aDiffShowsWhatWouldChange() throws IOException {
        Path rule = rules.resolve("guardrails/de/no-self-help.drl");
        change(rule, "Account( ", "Account(");
        Map<Path, String> before = texts(rules);
        Shell diff = dunlin("fmt", "--diff", "--rules", rules);
        assertThat(diff.out().lines()).startsWith("--- " + rule, "+++ " + rule).contains("-    Account(country == \"DE\" )", "+    Account( country == \"DE\" )", " when");
        assertThat(diff.err()).isEqualToIgnoringNewLines("1 of " + files + " files would be formatted.");
        assertThat(diff.status()).isZero();
        assertThat(dunlin("fmt", "--diff", "--check", "--rules", rules).status()).isEqualTo(1);
        assertThat(texts(rules)).isEqualTo(before);
    }

    @Test
    void aBrokenFileIsLeftAloneAndTheOthersAreFormatted() throws IOException {
        Path broken = rules.resolve("tips/firm/ask-straight.drl");
        Path binary = rules.resolve("settings/binary.yaml");
        Path other = rules.resolve("tips/firm/ask-straight.scenarios.yaml");
        String pretty = Files.readString(other);
        change(broken, "Account( ", "Account(( ");
        Files.write(binary, new byte[] {'a', ':', (byte) 0xff});
        change(other, "base:", "base:  ");
        String text = Files.readString(broken);
        Shell fmt = dunlin("fmt", "--rules", rules);
        assertThat(fmt.out()).contains("tips/firm/ask-straight.drl:", "[syntax]", "| ", "^", "settings/binary.yaml", "not text in UTF-8",
                "1 of " + files + " files formatted; 2 left alone, for their faults.");
        assertThat(fmt.status()).isEqualTo(1);
        assertThat(broken).hasContent(text);
        assertThat(other).hasContent(pretty);
    }

    @Test
    void filesAndFoldersAreNamed() throws IOException {
        Path one = rules.resolve("tips/firm/ask-straight.drl");
        Path another = rules.resolve("guardrails/de/no-self-help.drl");
        change(one, "Account( ", "Account(");
        change(another, "Account( ", "Account(");
        assertThat(dunlin("fmt", rules.resolve("tips")).out()).contains(one.toString(), "1 of ").doesNotContain(another.toString());
        assertThat(dunlin("fmt", one, another).out().lines()).containsExactly(another.toString(), "1 of 2 files formatted.");
        assertThat(dunlin("fmt", one).out().lines()).containsExactly("0 of 1 file formatted.");
        assertThat(dunlin("fmt", rules.resolve("README.md")).err()).contains("is nothing that is formatted: rules end in `.drl`");
        assertThat(dunlin("fmt", rules.resolve("none.drl")).err()).contains("There is no `");
        assertThat(dunlin("fmt", rules.resolve("none.drl")).status()).isEqualTo(1);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.yaml"), "a:   1\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        assertThat(dunlin("fmt", link).out()).contains("1 of 1 file formatted.");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).isEqualTo("a: 1\n");
    }

    @Test
    void standardInputGoesToStandardOutput() throws IOException {
        String rule = Files.readString(rules.resolve("tips/firm/ask-straight.drl"));
        Shell fmt = piped("// first\n" + rule.replace("Account( ", "Account("), "fmt", "-");
        assertThat(fmt.err()).isEmpty();
        assertThat(fmt.out()).isEqualTo("// first\n" + rule);
        assertThat(fmt.status()).isZero();
        assertThat(piped("# rule\nrule:   x\n", "fmt", "-").out()).isEqualTo("# rule\nrule: x\n");
        assertThat(piped("rule:   x\n", "fmt", "-", "--check").status()).isEqualTo(1);
        assertThat(piped("rule: x\n", "fmt", "-", "--check").status()).isZero();
        assertThat(piped("rule:   x\n", "fmt", "-", "--diff").out().lines()).contains("-rule:   x", "+rule: x");
        Shell broken = piped("a: [ 1\n", "fmt", "-");
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("stdin.yaml:", "[not-yaml]");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(piped("", "fmt", "-", rules).err()).contains("is named alone");
    }

    @Test
    void whatIsBegunIsFormatted() {
        for (List<String> begun : List.of(List.of("tip", "credit/slower-supply"), List.of("guardrail", "de/weekly-limit"), List.of("signal", "seldom-answers"),
                List.of("setting", "timing/weekly.most"))) {
            assertThat(dunlin("new", begun.get(0), begun.get(1), "--rules", rules).status()).isZero();
        }
        Shell check = dunlin("fmt", "--check", "--rules", rules);
        assertThat(check.out()).startsWith("0 of ");
        assertThat(check.status()).isZero();
    }
}
