package dev.dunlin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.dunlin.reference.ReferencePages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the reference pages of tips, guardrails, settings, actions, facts and the snapshot anew. */
@Command(name = "docs", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Writes the generated reference pages anew; what has not changed is left alone.")
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
        for (Map.Entry<String, String> page : ReferencePages.of(rules.book()).entrySet()) {
            Path file = root.resolve(page.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
                spec.commandLine().getOut().println("wrote " + file.normalize());
                written++;
            }
        }
        spec.commandLine().getOut().println(written == 0 ? "Every page is current." : written + (written == 1 ? " page." : " pages."));
        return Dunlin.FINE;
    }
}
