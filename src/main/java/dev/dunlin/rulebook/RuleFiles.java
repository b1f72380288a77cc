package dev.dunlin.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The texts of a rules directory, read once. Immutable; sorted by path, so that the same files give the same rulebook.
 *
 * @param faults what kept files from being read, and which files nothing reads
 */
public record RuleFiles(List<Text> texts, List<RuleFault> faults) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The largest file that is read, in bytes: twice the largest law. */
    private static final int LARGEST = 256 * 1024;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    /** So many files are no rules, but a disk that was named instead of them. */
    private static final int MOST = 10_000;

    public RuleFiles(List<Text> texts) {
        this(texts, List.of());
    }

    /**
     * One file.
     *
     * @param path path below the rules directory, with `/`
     */
    public record Text(String path, String text) {

        /** 1-based line of the first line that starts with {@code start}, or 0. */
        int lineOf(String start) {
            return line(each -> each.startsWith(start));
        }

        /** 1-based line of the first line with {@code part} in it, or 0. */
        public int lineWith(String part) {
            return line(each -> each.contains(part));
        }

        private int line(Predicate<String> which) {
            int line = 0;
            for (String each : text.split("\n", -1)) {
                line++;
                if (which.test(each)) {
                    return line;
                }
            }
            return 0;
        }

        String stem() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
        }
    }

    /** Looks once where the directory leads to, so that one that is swapped by its link meanwhile is read as it was. */
    public static RuleFiles read(Path directory) throws IOException {
        Path home = directory.toRealPath();
        List<Text> texts = new ArrayList<>();
        List<RuleFault> faults = new ArrayList<>();
        for (Path path : paths(home)) {
            read(path, home.relativize(path).toString().replace('\\', '/'), home, texts, faults);
        }
        return new RuleFiles(List.copyOf(texts), List.copyOf(faults));
    }

    /** One file by itself, wherever it lies; its path is its name. */
    public static RuleFiles only(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        List<RuleFault> faults = new ArrayList<>();
        Path real = file.toRealPath();
        read(real, file.getFileName().toString(), real.getParent(), texts, faults);
        return new RuleFiles(List.copyOf(texts), List.copyOf(faults));
    }

    /** All that lies in the directory but for what is hidden, in order. Links are followed unless they lead out of it. */
    public static List<Path> paths(Path home) throws IOException {
        List<Path> paths = new ArrayList<>();
        walk(home, new ArrayList<>(), paths);
        paths.sort(null);
        return paths;
    }

    /** The directories in which all that lies, this one first. */
    public static List<Path> directories(Path home) throws IOException {
        List<Path> directories = new ArrayList<>();
        walk(home, directories, new ArrayList<>());
        return directories;
    }

    private static void walk(Path home, List<Path> directories, List<Path> rest) throws IOException {
        Path real = home.toRealPath();
        Files.walkFileTree(home, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(home) && isHidden(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                boolean isInside = folder.toRealPath().startsWith(real);
                count(isInside ? directories : rest, folder);
                return isInside ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isHidden(file)) {
                    count(rest, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                count(rest, file);
                return FileVisitResult.CONTINUE;
            }

            private void count(List<Path> found, Path path) throws IOException {
                found.add(path);
                if (found.size() > MOST) {
                    throw new IOException("`%s` holds more than %,d files. Is it the rules directory?".formatted(home, MOST));
                }
            }
        });
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static void read(Path path, String below, Path home, List<Text> texts, List<RuleFault> faults) {
        if (CONTROL.matcher(below).find()) {
            faults.add(new RuleFault(CONTROL.matcher(below).replaceAll("?"), Place.FILE, FaultKind.HIDDEN_CHARACTER, "The name of the file holds a character that cannot be seen. Rename it."));
            return;
        }
        try {
            if (!path.toRealPath().startsWith(home)) {
                faults.add(new RuleFault(below, Place.FILE, FaultKind.OUTSIDE_RULES, "The link leads to `" + path.toRealPath()
                        + "`, outside the rules directory. Put the file itself there."));
            } else if (Files.isDirectory(path) && !(Files.isReadable(path) && Files.isExecutable(path))) {
                faults.add(new RuleFault(below, Place.FILE, FaultKind.UNREADABLE, "The directory cannot be looked into, so that its rules would be missing. Let Dunlin read it."));
            } else if (!isRules(path)) {
                if (!below.endsWith(".md")) {
                    faults.add(new RuleFault(below, Place.FILE, FaultKind.UNUSED_FILE,
                            "Nothing reads `" + below + "`: rules end in `.drl`, settings, actions and scenarios in `.yaml`, notes in `.md`."));
                }
            } else if (!Files.isRegularFile(path)) {
                faults.add(new RuleFault(below, Place.FILE, FaultKind.UNREADABLE, "This is no file that could be read."));
            } else if (Files.size(path) > LARGEST) {
                faults.add(new RuleFault(below, Place.FILE, FaultKind.FILE_TOO_LARGE, "The file has %,d bytes; the largest that is read has %,d."
                        .formatted(Files.size(path), LARGEST)));
            } else {
                texts.add(new Text(below, Files.readString(path)));
            }
        } catch (CharacterCodingException e) {
            faults.add(new RuleFault(below, Place.FILE, FaultKind.UNREADABLE, "The file is not text in UTF-8. Maybe an editor saved it in another encoding."));
        } catch (NoSuchFileException e) {
            faults.add(new RuleFault(below, Place.FILE, FaultKind.UNREADABLE, "The link leads nowhere."));
        } catch (IOException e) {
            faults.add(new RuleFault(below, Place.FILE, FaultKind.UNREADABLE, "The file cannot be read: " + e.getMessage() + "."));
        }
    }

    /** One flat JSON object of path and text, paths sorted: how a rulebook is archived. The same bytes for the same files. */
    public byte[] toJson() {
        Map<String, String> all = new TreeMap<>();
        texts.forEach(text -> all.put(text.path(), text.text()));
        try {
            return JSON.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files again, in the order in which a directory is read, which their hash depends on. */
    public static RuleFiles ofJson(byte[] json) {
        try {
            return new RuleFiles(JSON.readValue(json, new TypeReference<Map<String, String>>() { }).entrySet().stream()
                    .map(file -> new Text(file.getKey(), file.getValue())).sorted(Comparator.comparing(text -> Path.of(text.path()))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRules(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".drl") || name.endsWith(".yaml");
    }

    Stream<Text> drl() {
        return texts.stream().filter(text -> text.path().endsWith(".drl"));
    }

    Stream<Text> settings() {
        return texts.stream().filter(text -> text.path().startsWith("settings/"));
    }

    public Stream<Text> scenarios() {
        return texts.stream().filter(text -> text.path().endsWith(".scenarios.yaml"));
    }

    /** The file at this path, or {@code null}. */
    public Text get(String path) {
        return texts.stream().filter(text -> text.path().equals(path)).findFirst().orElse(null);
    }

    /** The content hash of everything that decides: rules, settings and catalogues, not scenarios. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Text text : texts) {
                if (!text.path().endsWith(".scenarios.yaml")) {
                    digest.update((text.path() + "\0" + text.text() + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
