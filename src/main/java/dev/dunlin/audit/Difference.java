package dev.dunlin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place where two JSON documents differ. Immutable.
 *
 * @param pointer where (RFC 6901)
 * @param was     what the first has there; missing where it has nothing
 * @param is      what the second has there
 */
public record Difference(String pointer, JsonNode was, JsonNode is) {

    static List<Difference> between(JsonNode was, JsonNode is) {
        List<Difference> found = new ArrayList<>();
        compare(JsonPointer.empty(), was, is, found);
        return List.copyOf(found);
    }

    private static void compare(JsonPointer at, JsonNode was, JsonNode is, List<Difference> found) {
        if (was.isObject() && is.isObject()) {
            Set<String> names = new TreeSet<>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at.appendProperty(name), was.path(name), is.path(name), found));
        } else if (was.isArray() && is.isArray()) {
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                compare(at.appendIndex(i), was.path(i), is.path(i), found);
            }
        } else if (!was.equals(is)) {
            found.add(new Difference(at.toString(), was, is));
        }
    }
}
