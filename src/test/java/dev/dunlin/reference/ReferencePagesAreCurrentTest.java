package dev.dunlin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.dunlin.ShippedRules;
import dev.dunlin.audit.AuditExamples;
import dev.dunlin.rulebook.RuleCard;

/** The reference pages in `docs/reference`, and the answers in `docs/examples`, say what the rules and the code say. */
class ReferencePagesAreCurrentTest {
    private static final Map<String, String> PAGES = ReferencePages.of(ShippedRules.BOOK);
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z./-]+\\.md)?#([^)]+)\\)");

    @TestFactory
    Stream<DynamicTest> pagesOnDiskAreCurrent() throws IOException {
        Stream<Map.Entry<String, String>> pages = Stream.of(PAGES, ExampleAnswers.of(ShippedRules.BOOK, Path.of("")), AuditExamples.of(ShippedRules.BOOK, Path.of("")),
                FaultsPage.of(Path.of("")))
                .flatMap(each -> each.entrySet().stream());
        return pages.map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
            Path file = Path.of(page.getKey());
            assertThat(Files.exists(file) && Files.readString(file).equals(page.getValue()))
                    .as("`%s` is not what the rules and the code say: run `./dunlin docs`", page.getKey()).isTrue();
        }));
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        assertThat(ReferencePages.stale(Path.of(""), Stream.of(PAGES, FaultsPage.of(Path.of(""))).flatMap(pages -> pages.keySet().stream()).collect(java.util.stream.Collectors.toSet()))).as("pages of what is gone: run `./dunlin docs`").isEmpty();
    }

    @Test
    void everyGuardrailHasARowOnItsShelf() {
        ShippedRules.BOOK.rules().stream().filter(rule -> rule.card().kind() == RuleCard.Kind.GUARD).forEach(rule -> {
            String page = PAGES.get(ReferencePages.DIRECTORY + "/guardrails/" + rule.card().shelf().replace('/', '-') + ".md");
            assertThat(page.lines().filter(line -> line.startsWith("| ") && line.contains("[`" + rule.id() + "`]"))).as(rule.id()).hasSize(1);
        });
    }

    @Test
    void samePagesEveryTime() {
        assertThat(ReferencePages.of(ShippedRules.BOOK)).isEqualTo(PAGES);
    }

    @Test
    void everyLinkBetweenThemLeadsSomewhere() {
        TreeSet<String> lost = new TreeSet<>();
        PAGES.forEach((path, text) -> {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                String target = link.group(1) == null ? path : Path.of(path).resolveSibling(link.group(1)).normalize().toString();
                if (!PAGES.getOrDefault(target, "").contains("<a id=\"" + link.group(2) + "\"></a>")) {
                    lost.add(path + " -> " + target + "#" + link.group(2));
                }
            }
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void everyAnchorStandsOnce() {
        PAGES.forEach((path, text) -> assertThat(Pattern.compile("<a id=\"([^\"]+)\"></a>").matcher(text)
                .results().map(found -> found.group(1)))
                .as(path).doesNotHaveDuplicates());
    }
}
