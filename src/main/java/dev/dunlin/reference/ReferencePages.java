package dev.dunlin.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;

/** The reference pages that follow from a rulebook and the code. Pure: the same rulebook gives the same pages. */
public final class ReferencePages {
    public static final String DIRECTORY = "docs/reference";

    private ReferencePages() {
    }

    /** The text of every page by its path from the project's root, in order of the paths. */
    public static Map<String, String> of(RuleBook book) {
        List<RuleFault> faults = new ArrayList<>();
        Map<String, Long> scenarios = ScenarioReader.readAll(book.files(), faults).stream()
                .collect(Collectors.groupingBy(Scenario::rule, Collectors.counting()));
        RuleSection rules = new RuleSection(book, scenarios);
        Map<String, String> pages = new TreeMap<>();
        pages.put(DIRECTORY + "/actions.md", new ActionsPage(book).write());
        pages.put(DIRECTORY + "/facts.md", new FactsPage(book).write());
        new GuardrailPages(rules).write().forEach((path, page) -> pages.put(DIRECTORY + "/" + path, page));
        pages.put(DIRECTORY + "/settings.md", new SettingsPage(book).write());
        pages.put(DIRECTORY + "/signals.md", new SignalsPage(rules).write());
        pages.put(DIRECTORY + "/snapshot.md", SnapshotPage.write());
        pages.put(DIRECTORY + "/tips.md", new TipsPage(rules).write());
        return pages;
    }

    /** Pages on disk that were written from a rulebook once and that this one does not give any more. */
    public static List<Path> stale(Path root, Set<String> pages) throws IOException {
        List<Path> stale = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root.resolve(DIRECTORY))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!pages.contains(path) && Files.readString(file).startsWith(Markdown.MARK)) {
                    stale.add(file);
                }
            }
        }
        return stale;
    }
}
