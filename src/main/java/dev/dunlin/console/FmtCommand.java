package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import dev.dunlin.format.Formatted;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes rule files, settings, actions and scenarios in the one way in which they are written. */
@Command(name = "fmt", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Writes rules, settings, actions and scenarios in one way: what they say stays, and so does every comment.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin fmt                       all files of the rules directory",
            "  dunlin fmt rules/tips/credit     those of a shelf, or single files",
            "  dunlin fmt --check               only names them, with status 1 for a build",
            "  dunlin fmt --diff                only shows what would change",
            "  dunlin fmt - < rule.drl          to standard output, for editors",
            "",
            "A file that cannot be read is left as it is, and its faults are shown; the others are formatted."})
final class FmtCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    /** How the first line of a rule file begins that is no comment. */
    private static final Pattern RULES = Pattern.compile("(package|import|rule)\\b(?!\\s*:).*");
    private static final int AROUND = 3;

    @Parameters(paramLabel = "FILE|DIR", arity = "0..*", description = "Files, or directories with all below them; `-` for standard input. The rules directory where none is given.")
    private List<Path> paths = List.of();
    @Option(names = "--check", description = "Write nothing; name the files that would change, with status 1 where there are any.")
    private boolean check;
    @Option(names = "--diff", description = "Write nothing; show what would change.")
    private boolean diff;
    @Mixin
    private RulesOption rules;
    @Spec
    private CommandSpec spec;

    /** Files, and the directory that they are named from. */
    private record Below(Path directory, RuleFiles files) {
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (paths.stream().anyMatch(path -> path.toString().equals(STDIN))) {
            if (paths.size() > 1) {
                throw new Refusal("`-` stands for standard input and is named alone.");
            }
            return standardInput(out);
        }
        // a diff is for programs too, so nothing else stands in it
        PrintWriter said = diff ? spec.commandLine().getErr() : out;
        int read = 0;
        long left = 0;
        List<Path> changed = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Below below : below()) {
            List<RuleFault> faults = new ArrayList<>(below.files.faults().stream().filter(fault -> !fault.kind().isWarning()).toList());
            for (RuleFiles.Text file : below.files.texts()) {
                if (!seen.add(below.directory.resolve(file.path()).toRealPath())) {
                    continue;
                }
                Formatted formatted = Formatted.of(file);
                faults.addAll(formatted.faults());
                read++;
                if (formatted.isChange()) {
                    Path path = below.directory.resolve(file.path());
                    if (diff) {
                        show(out, path.toString(), formatted);
                    }
                    String unwritten = diff || check ? null : write(path, formatted);
                    if (unwritten == null) {
                        changed.add(path);
                    } else {
                        faults.add(new RuleFault(file.path(), 0, 0, FaultKind.UNREADABLE, unwritten));
                    }
                }
            }
            new FaultReport(below.directory, below.files, faults.stream().sorted().toList()).text(said, Terminal.here());
            left += faults.stream().map(RuleFault::file).distinct().count();
        }
        if (!diff) {
            changed.forEach(out::println);
        }
        said.println("%d of %d file%s %s%s.".formatted(changed.size(), read, read == 1 ? "" : "s", check || diff ? "would be formatted" : "formatted",
                left == 0 ? "" : "; " + left + " left alone, for " + (left == 1 ? "its" : "their") + " faults"));
        return left > 0 || check && !changed.isEmpty() ? Dunlin.FAULTY : Dunlin.FINE;
    }

    private List<Below> below() throws IOException {
        if (paths.isEmpty()) {
            return List.of(new Below(rules.near(), rules.files()));
        }
        List<Below> all = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                all.add(new Below(RulesOption.near(path), RuleFiles.read(path)));
            } else if (Files.exists(path)) {
                RuleFiles only = RuleFiles.only(path);
                if (only.texts().isEmpty() && only.faults().stream().allMatch(fault -> fault.kind().isWarning())) {
                    throw new Refusal("`" + path + "` is nothing that is formatted: rules end in `.drl`, settings, actions and scenarios in `.yaml`.");
                }
                all.add(new Below(RulesOption.near(path.resolveSibling("")), only));
            } else {
                throw new Refusal("There is no `" + path + "`.");
            }
        }
        return all;
    }

    private int standardInput(PrintWriter out) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(System.in.readAllBytes())).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("Standard input is not text in UTF-8.");
        }
        String first = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("//")).findFirst().orElse("");
        RuleFiles.Text file = new RuleFiles.Text(RULES.matcher(first).matches() ? "stdin.drl" : "stdin.yaml", text);
        Formatted formatted = Formatted.of(file);
        if (!formatted.faults().isEmpty()) {
            new FaultReport(Path.of(""), new RuleFiles(List.of(file)), formatted.faults().stream().sorted().toList()).text(spec.commandLine().getErr(), Terminal.here());
            return Dunlin.FAULTY;
        }
        if (diff) {
            show(out, file.path(), formatted);
        } else if (!check) {
            out.print(formatted.text());
            out.flush();
        }
        return check && formatted.isChange() ? Dunlin.FAULTY : Dunlin.FINE;
    }

    private static void show(PrintWriter out, String path, Formatted formatted) {
        List<String> before = lines(formatted.file().text());
        UnifiedDiffUtils.generateUnifiedDiff(path, path, before, DiffUtils.diff(before, lines(formatted.text())), AROUND).forEach(out::println);
    }

    /** The lines as they are: what is not a line feed at the end of one is part of it. */
    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    /**
     * The whole file at once, so that nobody who watches it reads half of it; a link stays a link. What was saved since it was read stays.
     *
     * @return why it was not written; {@code null} where it was
     */
    static String write(Path path, Formatted formatted) {
        try {
            Path real = path.toRealPath();
            Path draft = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".tmp");
            try {
                Files.writeString(draft, formatted.text(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                copyRights(real, draft);
                if (!Files.readString(real).equals(formatted.file().text())) {
                    return "The file was saved while it was being formatted, and is left as it was saved. Format it again.";
                }
                Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return null;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            return "The file cannot be written: " + e.getMessage() + ".";
        }
    }

    private static void copyRights(Path from, Path to) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (rights == null) {
            return;
        }
        PosixFileAttributes theirs = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes ours = rights.readAttributes();
        if (!ours.owner().equals(theirs.owner())) {
            rights.setOwner(theirs.owner());
        }
        if (!ours.group().equals(theirs.group())) {
            rights.setGroup(theirs.group());
        }
        rights.setPermissions(theirs.permissions());
    }
}
