package dev.dunlin.scenario;

import java.io.StringReader;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.Yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads scenario files. In a snapshot, {@code today-45} and {@code today+3} stand for dates and {@code now-2d} and
 * {@code now-3h} for instants, counted from the scenario's {@code asOf}.
 */
public final class ScenarioReader {
    private static final String DEFAULT_AS_OF = "2026-11-03T10:00:00+01:00";
    private static final Pattern DAY = Pattern.compile("today(?:([+-])(\\d+))?");
    private static final Pattern INSTANT = Pattern.compile("now(?:([+-])(\\d+)([dhm]))?");
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");
    private static final Set<String> FILE_KEYS = Set.of("asOf", "base", "scenarios");
    private static final Set<String> KEYS = Set.of("it", "then", "with", "without", "rule", "missing", "recommends", "withholds", "asOf", "settings");

    private ScenarioReader() {
    }

    /** Every scenario of a rulebook, in the order of files and lines. */
    public static List<Scenario> readAll(RuleFiles files, List<RuleFault> faults) {
        List<Scenario> all = new ArrayList<>();
        files.scenarios().forEach(file -> all.addAll(read(file, faults)));
        return all;
    }

    static List<Scenario> read(RuleFiles.Text file, List<RuleFault> faults) {
        ObjectNode root = Yaml.read(file, faults);
        checkKeys(root, FILE_KEYS, file, faults);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String stem = name.substring(0, name.indexOf('.'));
        ObjectNode base = root.path("base") instanceof ObjectNode node ? node : root.objectNode();
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Iterator<Integer> lines = lines(file).iterator();
        int number = -1;
        for (JsonNode node : root.path("scenarios")) {
            number++;
            int line = lines.hasNext() ? lines.next() : 0;
            checkKeys(node, KEYS, file, faults, "scenarios", number);
            String it = node.path("it").asText("");
            if (it.isBlank() || !names.add(it)) {
                faults.add(fault(file, FaultKind.SCENARIO_NAME, it.isBlank() ? "The scenario has no name: `it` says what it shows." : "Two scenarios of this file are called `" + it + "`.", "scenarios", number, "it"));
            }
            try {
                String asOf = node.path("asOf").asText(root.path("asOf").asText(DEFAULT_AS_OF));
                ObjectNode snapshot = base.deepCopy();
                merge(snapshot, node.path("with"));
                snapshot.put("asOf", asOf);
                resolve(snapshot, OffsetDateTime.parse(asOf));
                Yaml.strings(node.path("without")).forEach(path -> remove(snapshot, path));
                Map<String, JsonNode> settings = new LinkedHashMap<>();
                node.path("settings").properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
                Map<String, String> withholds = new LinkedHashMap<>();
                node.path("withholds").properties().forEach(entry -> withholds.put(entry.getKey(), entry.getValue().asText()));
                scenarios.add(new Scenario(file.path(), line, it, node.path("rule").asText(stem), snapshot, settings,
                        Scenario.Then.valueOf(node.path("then").asText("").toUpperCase(Locale.ROOT)),
                        node.has("missing") ? Yaml.strings(node.path("missing")) : null, Yaml.strings(node.path("recommends")), withholds));
            } catch (DateTimeParseException e) {
                faults.add(fault(file, FaultKind.SCENARIO_AS_OF, "Scenario `" + it + "`: `asOf` is no instant with offset: " + e.getMessage() + ".", "scenarios", number, "asOf"));
            } catch (IllegalArgumentException e) {
                faults.add(fault(file, FaultKind.SCENARIO_THEN, "Scenario `" + it + "`: `then` must be `fires`, `silent` or `unknown`." + DidYouMean.sentence(node.path("then").asText(""), Set.of("fires", "silent", "unknown")), "scenarios", number, "then"));
            }
        }
        return scenarios;
    }

    /** Where each scenario begins; nothing for a file that is no YAML, of which others tell. */
    private static List<Integer> lines(RuleFiles.Text file) {
        Node root;
        try {
            root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
        } catch (YAMLException notYaml) {
            return List.of();
        }
        return root instanceof MappingNode mapping
                ? mapping.getValue().stream().filter(entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals("scenarios"))
                        .flatMap(entry -> entry.getValueNode() instanceof SequenceNode all ? all.getValue().stream() : Stream.empty())
                        .map(one -> one.getStartMark().getLine() + 1).toList()
                : List.of();
    }

    private static RuleFault fault(RuleFiles.Text file, FaultKind kind, String detail, Object... path) {
        return new RuleFault(file.path(), Yaml.place(file, path), kind, detail);
    }

    private static void checkKeys(JsonNode node, Set<String> known, RuleFiles.Text file, List<RuleFault> faults, Object... path) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                List<Object> steps = new ArrayList<>(List.of(path));
                steps.add(key);
                faults.add(new RuleFault(file.path(), Yaml.placeOfKey(file, steps.toArray()), FaultKind.UNKNOWN_KEY,
                        "A scenario file has no key `" + key + "`." + DidYouMean.sentence(key, known)));
            }
        });
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        patch.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode deeper && into.get(entry.getKey()) instanceof ObjectNode existing) {
                merge(existing, deeper);
            } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    private static void remove(ObjectNode from, String path) {
        JsonNode node = from;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches() || !(node instanceof ObjectNode object)) {
                return;
            }
            if (i == steps.length - 1 && step.group(2) == null) {
                object.remove(step.group(1));
                return;
            }
            node = step.group(2) == null ? object.path(step.group(1)) : object.path(step.group(1)).path(Integer.parseInt(step.group(2)));
        }
    }

    private static void resolve(JsonNode node, OffsetDateTime asOf) {
        if (node instanceof ObjectNode object) {
            Map<String, String> changed = new HashMap<>();
            object.properties().forEach(entry -> {
                if (entry.getValue().isTextual()) {
                    changed.put(entry.getKey(), resolve(entry.getValue().asText(), asOf));
                } else {
                    resolve(entry.getValue(), asOf);
                }
            });
            changed.forEach(object::put);
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> resolve(item, asOf));
        }
    }

    private static String resolve(String text, OffsetDateTime asOf) {
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            long n = day.group(2) == null ? 0 : Long.parseLong(day.group(1) + day.group(2));
            return asOf.toLocalDate().plusDays(n).toString();
        }
        Matcher instant = INSTANT.matcher(text);
        if (instant.matches()) {
            long n = instant.group(2) == null ? 0 : Long.parseLong(instant.group(1) + instant.group(2));
            String unit = instant.group(3) == null ? "d" : instant.group(3);
            return (unit.equals("d") ? asOf.plusDays(n) : unit.equals("h") ? asOf.plusHours(n) : asOf.plusMinutes(n)).toString();
        }
        return text;
    }
}
