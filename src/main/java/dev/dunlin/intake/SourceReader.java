package dev.dunlin.intake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.SnapshotFields;

/** Reads what fills one field. */
final class SourceReader {
    private static final Set<String> CELL_KEYS = keys("column", "format", "decimal", "thousands", "absolute", "values", "else", "empty");
    private static final Set<String> CHOICE_KEYS = keys("column", "when", "then", "then-column", "else", "else-column", "format", "decimal", "thousands", "absolute");
    private static final List<String> KINDS = List.of("column", "value", "known", "derive");

    private final MappingFaults faults;
    private final CellFormat usual;

    SourceReader(MappingFaults faults, CellFormat usual) {
        this.faults = faults;
        this.usual = usual;
    }

    /** The source, or {@code null} after a fault. */
    Source read(FieldPath path, JsonNode written) {
        if (written.isValueNode() && !written.isNull()) {
            return read(path, column(written));
        }
        List<String> kinds = KINDS.stream().filter(written::has).toList();
        if (kinds.size() != 1) {
            String first = kinds.isEmpty() && written.isObject() && written.fieldNames().hasNext() ? written.fieldNames().next() : null;
            return fault(path, "`" + path.text() + "` needs one of `column`, `value`, `known` or `derive`, and has " + (kinds.isEmpty() ? "none" : String.join(", ", kinds))
                    + "." + (first == null ? "" : DidYouMean.sentence(first, KINDS)));
        }
        return switch (kinds.get(0)) {
            case "value" -> constant(path, written);
            case "known" -> none(path, written);
            case "derive" -> derived(path, written);
            default -> path.isComposite() ? fault(path, "`" + path.text() + "` holds fields of its own; map those, as `" + path.text()
                    + (path.kind() == SnapshotFields.Kind.LIST ? "[]." : ".") + "…`, or say `known: none`.")
                    : written.has("when") ? choice(path, written) : cell(path, written);
        };
    }

    private Source constant(FieldPath path, JsonNode written) {
        faults.checkKeys(path.text(), written, keys("value"));
        return new Source.Constant(written.path("value"));
    }

    private Source none(FieldPath path, JsonNode written) {
        faults.checkKeys(path.text(), written, keys("known"));
        if (!written.path("known").asText().equals("none")) {
            return fault(path, "`known` of `" + path.text() + "` is `" + written.path("known").asText() + "`, and can only be `none`. What is not known is left out.");
        }
        if (path.entry().required()) {
            return fault(path, "`" + path.text() + "` is required, so it cannot be `known: none`.");
        }
        return new Source.None();
    }

    private Source derived(FieldPath path, JsonNode written) {
        faults.checkKeys(path.text(), written, keys("derive"));
        String name = written.path("derive").asText();
        List<String> known = Arrays.stream(History.Figure.values()).map(History.Figure::inMappings).toList();
        int at = known.indexOf(name);
        return at >= 0 ? new Source.Derived(History.Figure.values()[at])
                : fault(path, "`" + name + "` cannot be derived; there are " + String.join(", ", known) + "." + DidYouMean.sentence(name, known));
    }

    private Source choice(FieldPath path, JsonNode written) {
        faults.checkKeys(path.text(), written, CHOICE_KEYS);
        if (!written.has("then") && !written.has("then-column")) {
            return fault(path, "`" + path.text() + "` says `when`, but neither `then` nor `then-column`.");
        }
        Source.Cell on = new Source.Cell(written.path("column").asText(), format(path, written), Map.of(), null, MissingNode.getInstance());
        return new Source.Choice(on, written.path("when").asText(), branch(path, written, "then"), branch(path, written, "else"));
    }

    private Source branch(FieldPath path, JsonNode written, String key) {
        String column = written.path(key + "-column").asText(null);
        return column == null ? new Source.Constant(meaning(written.path(key)))
                : new Source.Cell(column, format(path, written), Map.of(), null, MissingNode.getInstance());
    }

    private Source cell(FieldPath path, JsonNode written) {
        faults.checkKeys(path.text(), written, CELL_KEYS);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        written.path("values").properties().forEach(value -> values.put(value.getKey(), meaning(value.getValue())));
        return new Source.Cell(written.path("column").asText(), format(path, written), values,
                written.has("else") ? meaning(written.path("else")) : null, meaning(written.path("empty")));
    }

    private CellFormat format(FieldPath path, JsonNode written) {
        String pattern = written.path("format").asText(usual.pattern());
        if (written.has("format")) {
            faults.checkPattern(path.text(), pattern);
        }
        return new CellFormat(pattern, written.path("decimal").asText(usual.decimal()), written.path("thousands").asText(usual.thousands()),
                written.path("absolute").asBoolean(), usual.zone());
    }

    /** `none` is known to be none, `unknown` or nothing is unknown, anything else is itself. */
    private static JsonNode meaning(JsonNode written) {
        return written.isMissingNode() || written.isNull() || written.asText().equals("unknown") ? MissingNode.getInstance()
                : written.asText().equals("none") ? NullNode.getInstance() : written;
    }

    private static JsonNode column(JsonNode name) {
        return MappingFaults.YAML.createObjectNode().put("column", name.asText());
    }

    private Source fault(FieldPath path, String detail) {
        faults.add(path.text(), detail);
        return null;
    }

    private static Set<String> keys(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
