package dev.dunlin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;

/** The rulebook in `rules/`, read once for all tests. */
public final class ShippedRules {
    public static final RuleBook BOOK = read();

    private ShippedRules() {
    }

    /** The shipped rules with these files laid over them: path and text. */
    public static RuleBook with(Map<String, UnaryOperator<String>> files) {
        try {
            Map<String, RuleFiles.Text> texts = new TreeMap<>();
            RuleFiles.read(Path.of("rules")).texts().forEach(text -> texts.put(text.path(), text));
            files.forEach((path, change) -> texts.merge(path, new RuleFiles.Text(path, change.apply("")),
                    (shipped, none) -> new RuleFiles.Text(path, change.apply(shipped.text()))));
            return good(new RuleFiles(List.copyOf(texts.values())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Their files, to be changed, in a directory that is not yet there; that directory. */
    public static Path copyTo(Path directory) throws IOException {
        Path shipped = Path.of("rules");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return directory;
    }

    private static RuleBook read() {
        try {
            return good(RuleFiles.read(Path.of("rules")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleBook good(RuleFiles files) {
        RuleBookReader.Outcome outcome = RuleBookReader.read(files);
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            throw new IllegalStateException(bad.faults().stream().map(Object::toString).collect(Collectors.joining("\n", "The shipped rules have faults:\n", "")));
        }
        return ((RuleBookReader.Outcome.Good) outcome).book();
    }
}
