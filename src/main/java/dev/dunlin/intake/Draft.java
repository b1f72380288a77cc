package dev.dunlin.intake;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.problem.Fault;
import dev.dunlin.snapshot.SnapshotFields;

/** One snapshot in the making; remembers from which cell each field came. */
final class Draft {
    private final ObjectNode json = Cells.NODES.objectNode();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final CsvTable table;
    private final Mapping mapping;
    private final OffsetDateTime asOf;
    private final Rewound rewound;
    private final List<String> faults;

    Draft(CsvTable table, Mapping mapping, OffsetDateTime asOf, String account, Rewound rewound, List<String> faults) {
        this.table = table;
        this.mapping = mapping;
        this.asOf = asOf;
        this.rewound = rewound;
        this.faults = faults;
        json.put("asOf", asOf.toString());
        json.putObject("account").put("id", account);
        json.putArray("invoices");
        rewound.all().stream().findFirst().ifPresent(row -> places.put("/account/id", row.place(mapping.groupBy())));
        mapping.fields().stream().map(field -> field.path().list()).filter(list -> list != null && !json.has(list)).forEach(json::putArray);
        addElements();
    }

    /** The elements of lists: one for each open row, or one of each name; one whose columns are all empty does not stand. */
    private void addElements() {
        for (Mapping.Filled field : mapping.fields()) {
            FieldPath path = field.path();
            if (path.list() != null) {
                for (CsvRow row : path.isPerRow() ? rewound.open() : rewound.all()) {
                    String key = key(path, row);
                    if (!elements.containsKey(key) && field.source().columns().anyMatch(column -> !table.cell(row, column).isBlank())) {
                        ArrayNode list = json.withArray(path.list());
                        String pointer = "/" + path.list() + "/" + list.size();
                        places.put(pointer, row.place());
                        elements.put(key, new Element(list.addObject(), pointer));
                    }
                }
            }
        }
    }

    private String key(FieldPath path, CsvRow row) {
        return path.list() + "/" + (path.isPerRow() ? "row " + row.number() : path.element());
    }

    byte[] json() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    void fill(Mapping.Filled field) {
        FieldPath path = field.path();
        if (path.isPerRow()) {
            rewound.open().forEach(row -> put(elements.get(key(path, row)), path, value(field, row)));
        } else if (path.list() != null) {
            put(elements.get(key(path, null)), path, agreed(field));
        } else {
            put(new Element(json, ""), path, agreed(field));
        }
    }

    private void put(Element at, FieldPath path, Cell cell) {
        if (at == null || cell == null || cell.value.isMissingNode()) {
            return;
        }
        ObjectNode parent = at.node;
        for (String name : path.names().subList(0, path.names().size() - 1)) {
            parent = parent.withObject("/" + name);
        }
        String last = path.names().get(path.names().size() - 1);
        parent.set(last, cell.value);
        if (cell.column != null) {
            places.put(at.pointer + "/" + String.join("/", path.names()), cell.place());
        }
    }

    /** What the rows of the account say, who must agree; unknown where all are silent. */
    private Cell agreed(Mapping.Filled field) {
        Cell agreed = null;
        for (CsvRow row : rewound.all()) {
            Cell cell = value(field, row);
            boolean silent = cell == null || cell.value.isMissingNode();
            if (!silent && agreed != null && !agreed.value.equals(cell.value)) {
                faults.add(cell.place() + ": " + said(cell) + ", but " + agreed.place() + " says " + said(agreed) + "; `" + field.path().text()
                        + "` can have one value for an account.");
                return null;
            }
            agreed = silent ? agreed : agreed == null ? cell : agreed;
        }
        return agreed;
    }

    private String said(Cell cell) {
        return "`" + cell.value.asText() + "`";
    }

    private Cell value(Mapping.Filled field, CsvRow row) {
        return value(field.path(), field.source(), row, null);
    }

    /**
     * @param column the column that chose this source, or {@code null}
     */
    private Cell value(FieldPath path, Source source, CsvRow row, String column) {
        if (source instanceof Source.Cell cell) {
            Cells.Read read = Cells.read(table.cell(row, cell.column()), cell, path.kind(), asOf);
            if (read instanceof Cells.Read.Bad bad) {
                faults.add(row.place(cell.column()) + ": " + bad.detail());
                return null;
            }
            return new Cell(row, cell.column(), ((Cells.Read.Value) read).node());
        }
        if (source instanceof Source.Choice choice) {
            return value(path, isChosen(choice, row) ? choice.then() : choice.otherwise(), row, choice.on().column());
        }
        if (source instanceof Source.Derived derived) {
            return new Cell(row, column, rewound.history().figure(derived.figure()));
        }
        boolean isList = path.kind() == SnapshotFields.Kind.LIST;
        return new Cell(row, column, source instanceof Source.Constant constant ? constant.value() : isList ? Cells.NODES.arrayNode() : Cells.NODES.nullNode());
    }

    private boolean isChosen(Source.Choice choice, CsvRow row) {
        String cell = table.cell(row, choice.on().column()).strip();
        return choice.is().equals(Mapping.BELOW_ZERO)
                ? choice.on().format().number(cell).map(number -> number.signum() < 0).orElse(false)
                : choice.is().equals(cell);
    }

    /** The cell a fault of the snapshot comes from, else the nearest thing around it. */
    String place(Fault fault) {
        for (String at = fault.pointer(); !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return places.get(at) + (at.equals(fault.pointer()) ? "" : ", " + Pointers.path(fault.pointer()));
            }
        }
        return places.get("/account/id") + (fault.pointer().isEmpty() ? "" : ", " + Pointers.path(fault.pointer()));
    }

    /** A part of the snapshot and where it lies. */
    private record Element(ObjectNode node, String pointer) {
    }

    /** A cell, and the value read from it. */
    private record Cell(CsvRow row, String column, JsonNode value) {
        String place() {
            return column == null ? row.place() : row.place(column);
        }
    }
}
