package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.reload.RuleBookDiff;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares rulebooks, and takes them out of the archive. */
@Command(name = "rulebook", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        subcommands = {RuleBookCommand.Diff.class, RuleBookCommand.Export.class},
        description = "Compares two rulebooks, or writes an archived one into a directory.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin rulebook diff rules /tmp/rules-of-monday",
            "  dunlin rulebook diff sha256:5f1c… rules",
            "  dunlin rulebook export sha256:5f1c… /tmp/rules-of-monday"})
final class RuleBookCommand implements Callable<Integer> {
    private static final String ARCHIVED = "sha256:";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Dunlin.FINE;
    }

    /** Tells what differs. */
    @Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
            description = "Tells which rules, settings and actions differ between two rulebooks, each a directory or the hash of an archived one.")
    static final class Diff implements Callable<Integer> {
        @Mixin
        private LogOption log;
        @Parameters(index = "0", paramLabel = "BEFORE", description = "A directory, or sha256:…")
        private String before;
        @Parameters(index = "1", paramLabel = "AFTER", description = "A directory, or sha256:…")
        private String after;
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            List<RuleBookDiff.Row> rows = RuleBookDiff.between(book(before), book(after));
            PrintWriter out = spec.commandLine().getOut();
            int names = rows.stream().mapToInt(row -> Columns.width(row.name())).max().orElse(0);
            for (RuleBookDiff.Row row : rows) {
                out.println((Columns.left(row.kind(), 8) + Columns.left(row.what(), 8) + " " + Columns.left(row.name(), names) + "  " + Columns.cut(row.detail(), 160)).stripTrailing());
            }
            out.println(rows.isEmpty() ? "They decide alike: no rule, setting or action differs." : "%d added, %d changed, %d removed.".formatted(
                    count(rows, "added"), count(rows, "changed"), count(rows, "removed")));
            return Dunlin.FINE;
        }

        private static long count(List<RuleBookDiff.Row> rows, String what) {
            return rows.stream().filter(row -> row.what().equals(what)).count();
        }

        private RuleBook book(String where) throws IOException {
            RuleFiles files = where.startsWith(ARCHIVED) ? archived(log, where) : directory(where);
            return RulesOption.good(files, "The rules of `%s` have faults, so they cannot be compared:".formatted(where));
        }

        private static RuleFiles directory(String where) throws IOException {
            if (!Files.isDirectory(Path.of(where))) {
                throw new Refusal("There is no rules directory `" + where + "`, and the hash of an archived rulebook begins with `" + ARCHIVED + "`.");
            }
            return RuleFiles.read(Path.of(where));
        }
    }

    /** Takes one out of the archive. */
    @Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
            description = "Writes the files of an archived rulebook into a directory that is empty or not yet there.")
    static final class Export implements Callable<Integer> {
        @Mixin
        private LogOption log;
        @Parameters(index = "0", paramLabel = "HASH", description = "sha256:…, as `GET /rulebook/history` lists them.")
        private String hash;
        @Parameters(index = "1", paramLabel = "DIR", description = "Where to.")
        private Path directory;
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (Files.exists(directory) && !isEmpty(directory)) {
                throw new Refusal("`" + directory + "` is not empty; nothing was written.");
            }
            RuleFiles files = archived(log, hash);
            Path root = directory.toAbsolutePath().normalize();
            files.texts().stream().filter(text -> !root.resolve(text.path()).normalize().startsWith(root)).findFirst().ifPresent(text -> {
                throw new Refusal("The archive names a file outside of the directory, `" + text.path() + "`; nothing was written.");
            });
            for (RuleFiles.Text text : files.texts()) {
                Path file = root.resolve(text.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.text(), StandardCharsets.UTF_8);
            }
            spec.commandLine().getOut().printf("%d files written to %s.%n", files.texts().size(), directory);
            return Dunlin.FINE;
        }

        private static boolean isEmpty(Path directory) throws IOException {
            try (Stream<Path> inside = Files.list(directory)) {
                return inside.findAny().isEmpty();
            }
        }
    }

    private static RuleFiles archived(LogOption log, String hash) {
        try (DecisionLog opened = log.open()) {
            return opened.archived(hash).map(RuleFiles::ofJson).orElseThrow(() -> new Refusal("The archive holds no rulebook `" + hash + "`."));
        }
    }
}
