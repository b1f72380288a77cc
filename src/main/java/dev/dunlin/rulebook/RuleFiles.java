package dev.dunlin.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
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
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The texts of a rules directory, read once. Immutable; sorted by path, so that the same files give the same rulebook. */
public record RuleFiles(List<Text> texts) {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        Path real = directory.toRealPath();
        List<Text> texts = new ArrayList<>();
        for (Path path : paths(real)) {
            String name = real.relativize(path).toString().replace('\\', '/');
            try {
                texts.add(new Text(name, Files.readString(path)));
            } catch (CharacterCodingException e) {
                throw new IOException("`" + name + "` is not UTF-8", e);
            }
        }
        return new RuleFiles(List.copyOf(texts));
    }

    /** The files that make up a rulebook, in its order: all that end so, but for what is hidden. Links are followed. */
    public static List<Path> paths(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        Files.walkFileTree(directory, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(directory) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isRules(file)) {
                    paths.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        paths.sort(null);
        return paths;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
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
        return !isHidden(path) && (name.endsWith(".drl") || name.endsWith(".yaml"));
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
