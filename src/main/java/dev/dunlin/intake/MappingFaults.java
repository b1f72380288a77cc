package dev.dunlin.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.dunlin.problem.DidYouMean;

/** Collects what is wrong with one mapping, each with the line that is meant. */
final class MappingFaults {
    static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final String[] lines;
    private final List<String> faults = new ArrayList<>();

    MappingFaults(String file, String yaml) {
        this.file = file;
        this.lines = yaml.split("\n", -1);
    }

    /**
     * @param key the key that is meant, in the file; {@code null} for the whole file
     */
    void add(String key, String detail) {
        int line = key == null ? 0 : lineOf(key);
        faults.add(file + (line == 0 ? "" : ":" + line) + ": " + detail);
    }

    void notYaml(JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : ":" + Math.max(1, e.getLocation().getLineNr());
        faults.add(file + where + ": The file is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
    }

    /** Every key of a mapping is one of those known. */
    void checkKeys(String of, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                add(of == null ? key : of, "`" + key + "` is no key " + (of == null ? "of a mapping" : "of `" + of + "`") + "; there are "
                        + String.join(", ", known) + "." + DidYouMean.sentence(key, known));
            }
        });
    }

    void checkPattern(String key, String pattern) {
        if (pattern != null) {
            try {
                CellFormat.formatter(pattern);
            } catch (IllegalArgumentException e) {
                add(key, "`" + pattern + "` is no date format. One is written as `M/d/yyyy`, `dd.MM.yyyy` or `yyyyMMdd`.");
            }
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<String> all() {
        return List.copyOf(faults);
    }

    private int lineOf(String key) {
        String last = key.startsWith("rewind.") ? key.substring("rewind.".length()) : key;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith(last + ":") || line.startsWith("\"" + last + "\":") || line.startsWith("'" + last + "':")) {
                return i + 1;
            }
        }
        return 0;
    }
}
