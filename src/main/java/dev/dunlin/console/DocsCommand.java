package dev.dunlin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import dev.dunlin.audit.AuditExamples;
import dev.dunlin.reference.ExampleAnswers;
import dev.dunlin.reference.FaultsPage;
import dev.dunlin.reference.ReferencePages;
import dev.dunlin.rulebook.RuleBook;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the reference pages and the answers to the examples anew. */
@Command(name = "docs", aliases = "doc", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Writes the generated reference pages and the answers to the examples anew; what has not changed is left alone, and pages of what is gone are removed.")
final class DocsCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules;
    @Option(names = "--to", paramLabel = "DIR", defaultValue = ".", description = "Directory that holds docs/ (default: the current one).")
    private Path root;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int written = 0;
        RuleBook book = rules.book();
        Map<String, String> pages = new TreeMap<>(ReferencePages.of(book));
        pages.putAll(ExampleAnswers.of(book, root));
        pages.putAll(AuditExamples.of(book, root));
        pages.putAll(FaultsPage.of(root));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = root.resolve(page.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
                spec.commandLine().getOut().println("wrote " + file.normalize());
                written++;
            }
        }
        for (Path stale : ReferencePages.stale(root, pages.keySet())) {
            Files.delete(stale);
            spec.commandLine().getOut().println("removed " + stale.normalize());
            written++;
        }
        spec.commandLine().getOut().println(written == 0 ? "Every page is current." : written + (written == 1 ? " page." : " pages."));
        return Dunlin.FINE;
    }
}
