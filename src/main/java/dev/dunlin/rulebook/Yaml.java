package dev.dunlin.rulebook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML files of the rulebook; exact decimals, a repeated key is a fault. */
public final class Yaml {
    private static final Pattern MARKS = Pattern.compile("[&*!]");
    private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'");
    private static final int DEEPEST = 32;
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Yaml() {
    }

    /** The file's mapping; an empty one, and a fault, when it is not a mapping. */
    public static ObjectNode read(RuleFiles.Text file, List<RuleFault> faults) {
        try {
            JsonNode node = MAPPER.readTree(file.text());
            boolean isPlain = isPlain(file, faults);
            if (node instanceof ObjectNode mapping) {
                return isPlain ? mapping : MAPPER.createObjectNode();
            }
            faults.add(new RuleFault(file.path(), 1, 0, FaultKind.NOT_A_MAPPING, "The file holds no mapping of names to values."));
        } catch (JsonProcessingException e) {
            faults.add(notYaml(file, e));
        }
        return MAPPER.createObjectNode();
    }

    private static RuleFault notYaml(RuleFiles.Text file, JsonProcessingException failure) {
        try {
            new org.yaml.snakeyaml.Yaml().compose(new StringReader(file.text()));
        } catch (MarkedYAMLException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            return new RuleFault(file.path(), e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1, FaultKind.NOT_YAML,
                    "The file is not YAML: " + context + e.getProblem() + ".");
        } catch (YAMLException e) {
            return new RuleFault(file.path(), 1, 0, FaultKind.NOT_YAML, "The file is not YAML: " + e.getMessage().lines().findFirst().orElse("") + ".");
        }
        JsonLocation at = failure.getLocation();
        Matcher twice = TWICE.matcher(failure.getOriginalMessage());
        if (at != null && twice.lookingAt()) {
            return new RuleFault(file.path(), Place.at(file.text(), Math.max(0, Place.offset(file.text(), at.getLineNr()) + Math.max(0, at.getColumnNr() - 1 - twice.group(1).length())), twice.group(1).length()),
                    FaultKind.NOT_YAML, "`" + twice.group(1) + "` stands twice here, and only one of them could count.");
        }
        return new RuleFault(file.path(), at == null ? 0 : Math.max(at.getLineNr(), 0), at == null ? 0 : Math.max(at.getColumnNr(), 0), FaultKind.NOT_YAML,
                "The file is not YAML: " + failure.getOriginalMessage().lines().findFirst().orElse("") + ".");
    }

    /** No anchors, aliases and tags: a value is where it stands. */
    private static boolean isPlain(RuleFiles.Text file, List<RuleFault> faults) {
        if (MARKS.matcher(file.text()).find()) {
            for (Event event : new org.yaml.snakeyaml.Yaml().parse(new StringReader(file.text()))) {
                boolean isTagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                        || event instanceof CollectionStartEvent start && start.getTag() != null;
                if (isTagged || event instanceof NodeEvent node && node.getAnchor() != null) {
                    faults.add(new RuleFault(file.path(), place(event.getStartMark(), event.getEndMark()), FaultKind.YAML_REFERENCE,
                            "Anchors (`&x`), aliases (`*x`) and tags (`!x`) of YAML are not read: write the value here, or put quotes around it."));
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Where a value stands, or the key it would stand under.
     *
     * @param path names and numbers of items, from the top
     */
    public static Place place(RuleFiles.Text file, Object... path) {
        return place(file, true, path);
    }

    /** Where a key stands. */
    public static Place placeOfKey(RuleFiles.Text file, Object... path) {
        return place(file, false, path);
    }

    private static Place place(RuleFiles.Text file, boolean value, Object... path) {
        Node node = new org.yaml.snakeyaml.Yaml().compose(new StringReader(file.text()));
        Place place = Place.FILE;
        for (Object step : path) {
            Node next = null;
            Node shown = null;
            if (node instanceof MappingNode mapping) {
                for (NodeTuple entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step)) {
                        next = entry.getValueNode();
                        shown = value && next instanceof ScalarNode ? next : key;
                    }
                }
            } else if (node instanceof SequenceNode list && step instanceof Integer number && number < list.getValue().size()) {
                next = list.getValue().get(number);
                shown = next;
            }
            if (next == null) {
                return place;
            }
            place = place(shown.getStartMark(), shown.getEndMark());
            node = next;
        }
        return place;
    }

    private static Place place(Mark from, Mark to) {
        return new Place(from.getLine() + 1, from.getColumn() + 1, to.getLine() == from.getLine() ? to.getColumn() - from.getColumn() : 0);
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
