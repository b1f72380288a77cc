package dev.dunlin.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            int line = 0;
            for (String each : text.split("\n", -1)) {
                line++;
                if (each.startsWith(start)) {
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

    public static RuleFiles read(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> paths = files.filter(Files::isRegularFile).filter(RuleFiles::isRules).sorted().toList();
            return new RuleFiles(paths.stream().map(path -> {
                try {
                    return new Text(directory.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(path + ": " + e.getMessage(), e);
                }
            }).toList());
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
        return !name.startsWith(".") && (name.endsWith(".drl") || name.endsWith(".yaml"));
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

    Text get(String path) {
        return texts.stream().filter(text -> text.path().equals(path)).findFirst().orElse(null);
    }

    /** The content hash of everything that decides: rules, settings and catalogues, not scenarios. */
    String hash() {
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
