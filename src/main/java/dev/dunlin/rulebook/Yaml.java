package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML files of the rulebook; exact decimals, a repeated key is a fault. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Yaml() {
    }

    /** The file's mapping; an empty one, and a fault, when it is not a mapping. */
    public static ObjectNode read(RuleFiles.Text file, List<RuleFault> faults) {
        try {
            JsonNode node = MAPPER.readTree(file.text());
            if (node instanceof ObjectNode mapping) {
                return mapping;
            }
            faults.add(new RuleFault(file.path(), 1, 0, "not-a-mapping", "The file holds no mapping of names to values."));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(new RuleFault(file.path(), Math.max(line, 0), e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                    "not-yaml", "The file is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("") + "."));
        }
        return MAPPER.createObjectNode();
    }

    /** A list of strings, or a single string as a list of one; empty when missing. */
    public static List<String> strings(JsonNode node) {
        List<String> result = new ArrayList<>();
        if (node.isTextual()) {
            result.add(node.asText());
        }
        node.elements().forEachRemaining(item -> result.add(item.asText()));
        return List.copyOf(result);
    }
}
