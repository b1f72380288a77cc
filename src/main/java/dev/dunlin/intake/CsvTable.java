package dev.dunlin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.dunlin.problem.DidYouMean;

/**
 * The rows of a CSV file by account, in the order in which the accounts first appear.
 *
 * @param faults rows that belong to no account, and what is wrong with the file as a whole
 * @param broken accounts of which a row cannot be read, with what is wrong with it
 */
record CsvTable(Map<String, Integer> columns, Map<String, List<CsvRow>> accounts, List<String> faults, Map<String, List<String>> broken) {

    static CsvTable read(InputStream in, Mapping mapping, String mappingName) throws IOException {
        CsvTable table = new CsvTable(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        Mapping.Layout layout = mapping.layout();
        try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(layout.delimiter()).quoteCharacter(layout.quote())
                .detectBomHeader(true).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(in, layout.encoding())) {
            long number = 0;
            for (CsvRecord record : records) {
                boolean isFirst = table.columns.isEmpty();
                if (isFirst && !table.header(record, mapping, mappingName)) {
                    return table;
                }
                if (!isFirst || !layout.header()) {
                    number++;
                    table.add(new CsvRow(number, record.getStartingLineNumber(), record.getFields()), mapping);
                }
            }
            if (table.columns.isEmpty()) {
                table.faults.add("The file is empty.");
            }
        } catch (CsvParseException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause().getMessage();
            table.faults.add("The file is not CSV from there on: " + why);
        }
        return table;
    }

    /** Whether every column the mapping reads is there. */
    private boolean header(CsvRecord record, Mapping mapping, String mappingName) {
        List<String> names = mapping.layout().header() ? record.getFields().stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, record.getFieldCount()).mapToObj(String::valueOf).toList();
        for (String name : names) {
            if (columns.putIfAbsent(name, columns.size()) != null) {
                faults.add("line " + record.getStartingLineNumber() + ": the column `" + name + "` stands twice in the header.");
            }
        }
        mapping.columns().forEach((column, where) -> {
            if (!columns.containsKey(column)) {
                faults.add(mappingName + ": `" + where + "` reads the column `" + column + "`, which the file does not have; it has "
                        + String.join(", ", names) + "." + DidYouMean.sentence(column, Set.copyOf(names)));
            }
        });
        return faults.isEmpty();
    }

    private void add(CsvRow row, Mapping mapping) {
        int place = columns.get(mapping.groupBy());
        String account = place < row.cells().size() ? row.cells().get(place).strip() : "";
        if (account.isEmpty()) {
            faults.add(row.place(mapping.groupBy()) + ": it is empty, so the row belongs to no account.");
            return;
        }
        List<CsvRow> rows = accounts.computeIfAbsent(account, id -> new ArrayList<>(4));
        if (row.cells().size() != columns.size()) {
            broken.computeIfAbsent(account, id -> new ArrayList<>(1)).add(row.place() + ": it has " + row.cells().size() + " cells, and the file has "
                    + columns.size() + " columns. Maybe a text with the delimiter in it is not quoted.");
        } else {
            rows.add(row);
        }
    }

    String cell(CsvRow row, String column) {
        return row.cells().get(columns.get(column));
    }
}
