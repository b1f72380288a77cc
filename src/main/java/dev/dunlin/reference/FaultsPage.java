package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.dunlin.rulebook.FaultKind;

/** The page of rule faults: every kind, what it means, a broken example and the mended one, both out of the broken rulebooks that the tests check. */
public final class FaultsPage {
    private static final Path CASES = Path.of("src/test/resources/broken-rules");
    private static final String PAGE = ReferencePages.DIRECTORY + "/rule-faults.md";
    private static final Pattern COMPLAINT = Pattern.compile("([^:]+):(\\d+)(?::\\d+)?: (.*) \\[([a-z-]+)]");

    /** A broken rulebook, and the first thing said of it. */
    private record Example(Path folder, String file, int line, String detail, String code) {
        Path mended() {
            return folder.resolve("mended-" + code + ".txt");
        }

        /** Whether the line that is wrong stands in the folder, and not in a shipped file that it edits. */
        boolean hasLine() {
            Path there = folder.resolve(file);
            try {
                return Files.exists(there) && Files.size(there) > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FaultsPage() {
    }

    /** The page by its path from the project's root; as it stands there, if it does, where the broken rulebooks are not there to show. */
    public static Map<String, String> of(Path root) throws IOException {
        if (!Files.isDirectory(root.resolve(CASES))) {
            Path standing = root.resolve(PAGE);
            return Files.exists(standing) ? Map.of(PAGE, Files.readString(standing)) : Map.of();
        }
        List<Example> examples = examples(root.resolve(CASES));
        Markdown page = new Markdown("Rule faults", "What `./dunlin check` can say of a rulebook. An error keeps the rulebook from being in force: the service goes on "
                + "with the one it has. A warning does not; with `--strict`, `check` counts it as a fault. `--format json` and `--format sarif` say the same to programs.");
        page.table(List.of("Code", "Kind", "What it means"), Arrays.stream(FaultKind.values()).map(kind ->
                List.of(link(code(kind.code()), "#" + kind.code()), kind.isWarning() ? "warning" : "error", kind.meaning())).toList());
        for (FaultKind kind : FaultKind.values()) {
            page.heading(2, kind.code(), code(kind.code()));
            page.paragraph(kind.meaning() + " " + kind.why());
            // one with a cure, if there is one, else one with the line that is wrong
            Example shown = examples.stream().filter(example -> example.code().equals(kind.code()))
                    .min(Comparator.comparing(example -> Files.exists(example.mended()) ? 0 : example.hasLine() ? 1 : 2)).orElse(null);
            if (shown != null) {
                write(page, shown);
            }
        }
        return Map.of(PAGE, page.toString());
    }

    private static void write(Markdown page, Example example) throws IOException {
        Path file = example.folder().resolve(example.file());
        String language = example.file().endsWith(".drl") ? "drl" : "yaml";
        if (example.hasLine()) {
            List<String> lines = Files.readAllLines(file);
            page.code(language, lines.get(Math.min(example.line(), lines.size()) - 1));
        }
        page.paragraph("> " + shown(example.detail()));
        if (Files.exists(example.mended())) {
            String cure = Files.readString(example.mended()).stripTrailing();
            if (cure.isEmpty()) {
                page.paragraph("Mended: the line is gone.");
            } else {
                page.paragraph("Mended:").code(language, cure);
            }
        }
    }

    /** As it is said, with what HTML would take for its own made plain where it is not code. */
    private static String shown(String detail) {
        String[] parts = detail.split("`", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = Markdown.plain(parts[i]);
        }
        return String.join("`", parts);
    }

    private static List<Example> examples(Path cases) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<Path> folders;
        try (Stream<Path> all = Files.list(cases)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            for (String line : Files.readAllLines(folder.resolve("expected.txt"))) {
                Matcher complaint = COMPLAINT.matcher(line);
                if (complaint.matches()) {
                    examples.add(new Example(folder, complaint.group(1), Integer.parseInt(complaint.group(2)), complaint.group(3), complaint.group(4)));
                }
            }
        }
        return examples;
    }
}
