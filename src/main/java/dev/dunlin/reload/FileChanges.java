package dev.dunlin.reload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dunlin.rulebook.RuleFiles;

/** What became of the files of one rulebook in another, by their paths. Immutable. */
public record FileChanges(List<String> added, List<String> changed, List<String> removed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static FileChanges between(RuleFiles before, RuleFiles after) {
        Map<String, String> then = texts(before);
        Map<String, String> now = texts(after);
        return new FileChanges(now.keySet().stream().filter(path -> !then.containsKey(path)).toList(),
                now.keySet().stream().filter(path -> then.containsKey(path) && !then.get(path).equals(now.get(path))).toList(),
                then.keySet().stream().filter(path -> !now.containsKey(path)).toList());
    }

    private static Map<String, String> texts(RuleFiles files) {
        Map<String, String> texts = new TreeMap<>();
        files.texts().forEach(text -> texts.put(text.path(), text.text()));
        return texts;
    }

    /** Every path, whatever became of the file. */
    public List<String> all() {
        return Stream.of(added, changed, removed).flatMap(List::stream).sorted().toList();
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static FileChanges of(String json) {
        try {
            return JSON.readValue(json, FileChanges.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        List<String> parts = Stream.of(part(added, "added"), part(changed, "changed"), part(removed, "removed")).filter(part -> !part.isEmpty()).toList();
        return parts.isEmpty() ? "no file differs" : String.join("; ", parts);
    }

    private static String part(List<String> paths, String what) {
        return paths.isEmpty() ? "" : paths.size() > 3 ? paths.size() + " files " + what : what + " " + String.join(", ", paths);
    }
}
