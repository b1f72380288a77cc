package dev.dunlin.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.RuleWords;

/** `dunlin fmt` would leave every shipped file as it is, and brings it back from whatever was done to its blanks. */
class ShippedRulesAreFormattedTest {
    private static final long SEED = 20261125;
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private static List<RuleFiles.Text> shipped() throws IOException {
        List<RuleFiles.Text> texts = RuleFiles.read(Path.of("rules")).texts();
        assertThat(texts).hasSizeGreaterThan(250);
        return texts;
    }

    @Test
    void everyShippedFileIsFormatted() throws IOException {
        for (RuleFiles.Text file : shipped()) {
            Formatted formatted = Formatted.of(file);
            assertThat(formatted.faults()).isEmpty();
            assertThat(formatted.text()).as("%s: run `./dunlin fmt`", file.path()).isEqualTo(file.text());
        }
    }

    @Test
    void blanksBetweenWordsDoNotMatter() throws IOException {
        Random random = new Random(SEED);
        int changed = 0;
        for (RuleFiles.Text file : shipped()) {
            String ugly = file.path().endsWith(".drl") ? uglyRules(file, random) : uglyYaml(file.text(), random);
            changed += ugly.equals(file.text()) ? 0 : 1;
            Formatted formatted = Formatted.of(new RuleFiles.Text(file.path(), ugly));
            assertThat(formatted.faults()).as(ugly).isEmpty();
            assertThat(formatted.text()).as(ugly).isEqualTo(file.text());
        }
        assertThat(changed).isGreaterThan(250);
    }

    @Test
    void commentsAndBrokenLinesAnywhereAreKept() throws IOException {
        Random random = new Random(SEED);
        for (RuleFiles.Text file : shipped()) {
            String ugly = file.path().endsWith(".drl") ? commentedRules(file, random) : commentedYaml(file.text(), random);
            Formatted formatted = Formatted.of(new RuleFiles.Text(file.path(), ugly));
            assertThat(formatted.faults()).as(ugly).isEmpty();
            assertThat(formatted.text().split("odd one", -1)).hasSameSizeAs(ugly.split("odd one", -1));
            assertThat(Formatted.of(new RuleFiles.Text(file.path(), formatted.text())).text()).as(ugly).isEqualTo(formatted.text());
        }
    }

    private static String commentedRules(RuleFiles.Text file, Random random) {
        StringBuilder ugly = new StringBuilder();
        boolean isJava = false;
        int end = 0;
        for (RuleWords.Word word : RuleWords.of(file, new ArrayList<>()).words()) {
            int start = file.text().indexOf(word.text(), end);
            boolean isInside = isJava || word.text().startsWith(".") || ugly.toString().endsWith(".") || word.isComment();
            ugly.append(file.text(), end, start).append(isInside || random.nextInt(5) > 0 ? "" : random.nextBoolean() ? " // odd one\n" : "\n\n// odd one\n");
            ugly.append(word.text());
            end = start + word.text().length();
            isJava = word.is("then") || isJava && !word.is("end");
        }
        return ugly.append(file.text().substring(end)).toString();
    }

    private static String commentedYaml(String text, Random random) {
        StringBuilder ugly = new StringBuilder();
        for (String line : text.lines().toList()) {
            String blanks = " ".repeat(random.nextInt(8));
            boolean isLoose = !line.contains("\"") && !line.contains("#") && !line.contains("'");
            switch (random.nextInt(8)) {
                case 0 -> ugly.append(line).append(blanks).append(" # odd one\n");
                case 1 -> ugly.append(blanks).append("# odd one\n").append(line).append('\n');
                case 2 -> ugly.append('\n').append(blanks).append("# odd one\n\n\n").append(line).append('\n');
                case 3 -> ugly.append(isLoose ? line.replaceFirst("([\\[{]) (.*), ", "$1 # odd one\n" + blanks + "          $2,\n          ") : line).append('\n');
                case 4 -> ugly.append(isLoose ? line.replaceFirst("([\\[{]) (.*), ", "$1\n          $2,\n" + blanks + "          ") : line).append('\n');
                case 5 -> ugly.append(line.replaceFirst("^( *)- ", "$1- # odd one\n$1  ")).append('\n');
                case 6 -> ugly.append(line.startsWith("#") ? line : line.replaceFirst("^( *)([a-z]+): ", "$1$2: # odd one\n$1   ")).append('\n');
                default -> ugly.append(line).append('\n');
            }
        }
        return ugly.toString();
    }

    /** Other blanks and lines between all words but those that are Java and names with points; a comment keeps its distance from what it is about. */
    private static String uglyRules(RuleFiles.Text file, Random random) {
        List<RuleWords.Word> words = RuleWords.of(file, new ArrayList<>()).words();
        StringBuilder ugly = new StringBuilder("\n".repeat(random.nextInt(3)));
        String before = "";
        boolean isJava = false;
        for (RuleWords.Word word : words) {
            boolean isFixed = isJava && !word.is("end") && !before.equals("then");
            boolean isLine = word.isComment() || before.startsWith("//");
            if (isFixed) {
                ugly.append(before.equals("(") && !word.is(")") || word.is(")") && !before.equals("(") ? " " : "");
            } else if (isLine) {
                ugly.append("\n".repeat(word.newLines() > 1 ? 2 + random.nextInt(2) : 1)).append(" ".repeat(random.nextInt(6)));
            } else if (!before.isEmpty() && !before.equals(".") && !word.text().startsWith(".")) {
                boolean isNeeded = Character.isJavaIdentifierPart(before.charAt(before.length() - 1)) && Character.isJavaIdentifierPart(word.text().charAt(0));
                ugly.append(blanks(random, isNeeded));
            }
            ugly.append(word.text());
            isJava = word.is("then") || isJava && !word.is("end");
            before = word.text();
        }
        return ugly.append("\n".repeat(random.nextInt(3))).toString();
    }

    private static String blanks(Random random, boolean isNeeded) {
        return switch (random.nextInt(isNeeded ? 4 : 6)) {
            case 0 -> " ";
            case 1 -> "   ";
            case 2 -> "\n\n\t";
            case 3 -> "\r\n  ";
            default -> "";
        };
    }

    /** Blocks indented by another number, and other blanks around what stands between values; lines stay lines. */
    private static String uglyYaml(String text, Random random) {
        int factor = 1 + random.nextInt(4);
        StringBuilder ugly = new StringBuilder("\n".repeat(random.nextInt(3)));
        for (String line : text.lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            String words = line.strip();
            ugly.append(" ".repeat(indent * factor));
            if (words.startsWith("#")) {
                ugly.append(words);
            } else {
                Matcher dash = Pattern.compile("- ").matcher(words);
                if (dash.lookingAt()) {
                    // the keys below stand two columns behind the dash, times the factor
                    ugly.append("-").append(" ".repeat(2 * factor - 1));
                    words = words.substring(2);
                }
                int comment = words.contains(" # ") ? words.indexOf(" # ") : words.length();
                ugly.append(loosened(words.substring(0, comment), random)).append(" ".repeat(random.nextInt(2))).append(words.substring(comment));
            }
            ugly.append(random.nextBoolean() ? "\n" : "\r\n").append(words.isEmpty() ? "\n".repeat(random.nextInt(3)) : "");
        }
        return ugly.toString();
    }

    private static String loosened(String words, Random random) {
        StringBuilder loosened = new StringBuilder();
        Matcher quoted = QUOTED.matcher(words);
        int from = 0;
        while (quoted.find()) {
            loosened.append(loosenedPlain(words.substring(from, quoted.start()), random)).append(quoted.group());
            from = quoted.end();
        }
        return loosened.append(loosenedPlain(words.substring(from), random)).toString();
    }

    private static String loosenedPlain(String words, Random random) {
        if (!words.contains("{ ") && !words.contains("[ ") && !words.contains(" }") && !words.contains(" ]")) {
            return words.replaceFirst("^([\\w.-]+:) ", "$1" + " ".repeat(1 + random.nextInt(3)));
        }
        String blank = " ".repeat(random.nextInt(3));
        return words.replace("{ ", "{" + blank).replace("[ ", "[" + blank).replace(" }", blank + "}").replace(" ]", blank + "]")
                .replace(", ", "," + " ".repeat(1 + random.nextInt(2))).replace("[]", "[" + blank + "]");
    }
}
