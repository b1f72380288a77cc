package dev.dunlin.scenario;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One example beside a rule: a snapshot, and what the rule and the decision must make of it. Immutable.
 *
 * @param file       path below the rules directory
 * @param line       where it begins, 1-based
 * @param name       what it shows, unique in its file
 * @param rule       id of the rule it is about
 * @param snapshot   the snapshot as JSON
 * @param settings   values it supposes in place of those in force, by name
 * @param then       what the rule does
 * @param missing    paths that must be listed as missing; {@code null} leaves them open
 * @param recommends actions that must stand in the decision
 * @param withholds  actions that must be withheld, and by which effect
 */
public record Scenario(String file, int line, String name, String rule, ObjectNode snapshot, Map<String, JsonNode> settings, Then then, List<String> missing, List<String> recommends,
        Map<String, String> withholds) {

    /** What a rule does. */
    public enum Then {
        FIRES, SILENT, UNKNOWN
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
