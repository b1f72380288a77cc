package dev.dunlin.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.SnapshotFields;

/** Reads a mapping, or everything that is wrong with it. */
public final class MappingReader {
    private static final Set<String> KEYS = sorted("file", "formats", "time-zone", "as-of", "group-by", "rewind", "fields");
    private static final Set<String> FILE_KEYS = sorted("delimiter", "quote", "encoding", "header");
    private static final Set<String> FORMAT_KEYS = sorted("date", "decimal", "thousands");
    private static final Set<String> REWIND_KEYS = sorted("issued", "settled");

    private final MappingFaults faults;
    private final ObjectNode root;

    private MappingReader(MappingFaults faults, ObjectNode root) {
        this.faults = faults;
        this.root = root;
    }

    /** A mapping, or its faults. */
    public sealed interface Outcome {
        record Good(Mapping mapping) implements Outcome {
        }

        /**
         * @param faults one sentence each, with file and line
         */
        record Bad(List<String> faults) implements Outcome {
        }
    }

    /**
     * @param name how faults name the file
     */
    public static Outcome read(String name, String yaml) {
        MappingFaults faults = new MappingFaults(name, yaml);
        try {
            if (MappingFaults.YAML.readTree(yaml) instanceof ObjectNode root) {
                Mapping mapping = new MappingReader(faults, root).mapping();
                return faults.isEmpty() ? new Outcome.Good(mapping) : new Outcome.Bad(faults.all());
            }
            faults.add(null, "The file holds no mapping of names to values. It begins with `group-by:` and `fields:`.");
        } catch (JsonProcessingException e) {
            faults.notYaml(e);
        }
        return new Outcome.Bad(faults.all());
    }

    private Mapping mapping() {
        faults.checkKeys(null, root, KEYS);
        ZoneId zone = zone();
        JsonNode formats = mappingAt("formats", FORMAT_KEYS);
        String pattern = formats.path("date").asText(null);
        faults.checkPattern("date", pattern);
        CellFormat format = new CellFormat(pattern, formats.path("decimal").asText("."), formats.path("thousands").asText(""), false, zone);
        SourceReader sources = new SourceReader(faults, format);
        String groupBy = root.path("group-by").asText(null);
        if (groupBy == null) {
            faults.add(null, "`group-by` is missing. Name the column that holds the account's id: rows with the same value make one account.");
        }
        List<Mapping.Filled> fields = fields(sources);
        Mapping.Rewind rewind = rewind(sources, fields);
        checkTogether(fields, rewind);
        String asOf = root.path("as-of").asText(null);
        Mapping mapping = new Mapping(layout(), zone, asOf, groupBy, rewind, fields, columns(groupBy, rewind, fields));
        if (asOf != null && mapping.instant(asOf).isEmpty()) {
            faults.add("as-of", "`as-of` is `" + asOf + "`, neither a date as `2026-11-03` nor an instant as `2026-11-03T09:00:00+01:00`.");
        }
        return mapping;
    }

    private ZoneId zone() {
        String zone = root.path("time-zone").asText("Z");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            faults.add("time-zone", "`time-zone` is `" + zone + "`, which is no IANA time zone." + DidYouMean.sentence(zone, ZoneId.getAvailableZoneIds()));
            return ZoneOffset.UTC;
        }
    }

    private Mapping.Layout layout() {
        JsonNode file = mappingAt("file", FILE_KEYS);
        String encoding = file.path("encoding").asText("UTF-8");
        Charset charset = StandardCharsets.UTF_8;
        try {
            charset = Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            faults.add("encoding", "`encoding` is `" + encoding + "`, which is not known. `UTF-8`, `ISO-8859-1` and `windows-1252` are the usual ones.");
        }
        return new Mapping.Layout(mark(file, "delimiter", ","), mark(file, "quote", "\""), charset, file.path("header").asBoolean(true));
    }

    private char mark(JsonNode file, String key, String usual) {
        String mark = file.path(key).asText(usual);
        mark = mark.equals("tab") ? "\t" : mark;
        if (mark.length() != 1) {
            faults.add(key, "`" + key + "` is `" + mark + "`, and must be one character or `tab`.");
        }
        return mark.isEmpty() ? ',' : mark.charAt(0);
    }

    private List<Mapping.Filled> fields(SourceReader sources) {
        List<Mapping.Filled> fields = new ArrayList<>();
        if (!(root.path("fields") instanceof ObjectNode written)) {
            faults.add(null, "`fields` is missing. Under it each field of the snapshot names what fills it, as `invoices[].dueOn: DueDate`.");
            return fields;
        }
        written.properties().forEach(field -> {
            FieldPath path = FieldPath.of(field.getKey());
            if (path == null) {
                faults.add(field.getKey(), "`" + field.getKey() + "` is no field of a snapshot." + meant(field.getKey()));
                return;
            }
            Source source = sources.read(path, field.getValue());
            if (source != null) {
                fields.add(new Mapping.Filled(path, source));
            }
        });
        return fields;
    }

    private static String meant(String wrong) {
        List<String> known = SnapshotFields.all().entries().stream().map(SnapshotFields.Entry::path).toList();
        String plain = wrong.replaceAll("\\[[^]]*]", "[]");
        if (known.contains(plain.replaceFirst("^(\\w+)\\.", "$1[]."))) {
            return " It lies in a list: `" + plain.replaceFirst("^(\\w+)\\.", "$1[].") + "`, one element for each row, was meant.";
        }
        return DidYouMean.sentence(plain, known);
    }

    private Mapping.Rewind rewind(SourceReader sources, List<Mapping.Filled> fields) {
        if (!root.has("rewind")) {
            return null;
        }
        JsonNode rewind = mappingAt("rewind", REWIND_KEYS);
        FieldPath date = FieldPath.of("invoices[].issuedOn");
        Source issued = sources.read(date.named("rewind.issued"), rewind.path("issued"));
        Source settled = sources.read(date.named("rewind.settled"), rewind.path("settled"));
        Source due = fields.stream().filter(each -> each.path().text().equals("invoices[].dueOn")).map(Mapping.Filled::source).findFirst().orElse(null);
        if (issued instanceof Source.Cell issuedCell && settled instanceof Source.Cell settledCell) {
            return new Mapping.Rewind(issuedCell, settledCell, due instanceof Source.Cell dueCell ? dueCell : null);
        }
        faults.add("rewind", "`rewind` needs two columns: `issued`, and `settled` with the day a row was paid, empty where it was not.");
        return null;
    }

    private void checkTogether(List<Mapping.Filled> fields, Mapping.Rewind rewind) {
        Set<String> filled = new LinkedHashSet<>(List.of("asOf", "account", "account.id", "invoices"));
        fields.forEach(field -> {
            filled.add(field.path().entry().path());
            if (field.path().list() != null) {
                filled.add(field.path().list());
            }
            if (field.source() instanceof Source.Derived && rewind == null) {
                faults.add(field.path().text(), "`" + field.path().text() + "` is derived from settled rows; that needs `rewind`.");
            }
        });
        SnapshotFields.all().entries().stream()
                .filter(entry -> entry.required() && !filled.contains(entry.path()))
                .filter(entry -> !entry.path().contains("[]") || filled.contains(entry.path().substring(0, entry.path().indexOf('['))))
                .filter(entry -> !entry.path().contains(".") || filled.contains(entry.path().split("[.\\[]")[0]))
                .forEach(entry -> faults.add(null, "Nothing fills `" + entry.path() + "`, which every snapshot needs: " + entry.doc()));
    }

    private static Map<String, String> columns(String groupBy, Mapping.Rewind rewind, List<Mapping.Filled> fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (groupBy != null) {
            columns.put(groupBy, "group-by");
        }
        if (rewind != null) {
            columns.putIfAbsent(rewind.issued().column(), "rewind");
            columns.putIfAbsent(rewind.settled().column(), "rewind");
        }
        fields.forEach(field -> field.source().columns().forEach(column -> columns.putIfAbsent(column, field.path().text())));
        return columns;
    }

    private JsonNode mappingAt(String key, Set<String> keys) {
        JsonNode node = root.path(key);
        if (!node.isMissingNode() && !node.isObject()) {
            faults.add(key, "`" + key + "` holds one value; it takes " + String.join(", ", keys) + ".");
        }
        faults.checkKeys(key, node, keys);
        return node;
    }

    private static Set<String> sorted(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
