package dev.dunlin.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one account as of a day. Immutable.
 *
 * @param all  those that existed by then
 * @param open those not settled by then
 */
record Rewound(List<CsvRow> all, List<CsvRow> open, History history) {

    /** Rows whose dates cannot be read go to {@code faults}. */
    static Rewound of(List<CsvRow> rows, CsvTable table, Mapping.Rewind rewind, LocalDate day, List<String> faults) {
        if (rewind == null) {
            return new Rewound(rows, rows, new History(List.of(), day));
        }
        List<CsvRow> all = new ArrayList<>();
        List<CsvRow> open = new ArrayList<>();
        List<History.Settled> settled = new ArrayList<>();
        for (CsvRow row : rows) {
            int before = faults.size();
            LocalDate issuedOn = date(row, table, rewind.issued(), faults).orElse(null);
            LocalDate settledOn = date(row, table, rewind.settled(), faults).orElse(null);
            if (issuedOn == null && faults.size() == before) {
                faults.add(row.place(rewind.issued().column()) + ": it is empty, so nobody can tell when the row was open.");
            }
            if (faults.size() > before || issuedOn.isAfter(day)) {
                continue;
            }
            all.add(row);
            if (settledOn == null || settledOn.isAfter(day)) {
                open.add(row);
            } else if (settledOn.isBefore(day) && rewind.due() != null) {
                date(row, table, rewind.due(), faults).ifPresent(due -> settled.add(new History.Settled(due, settledOn)));
            }
        }
        return new Rewound(all, open, new History(settled, day));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private static Optional<LocalDate> date(CsvRow row, CsvTable table, Source.Cell source, List<String> faults) {
        String cell = table.cell(row, source.column()).strip();
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = source.format().date(cell);
        if (date.isEmpty()) {
            faults.add(row.place(source.column()) + ": `" + cell + "` is no date in format " + source.format().inWords() + ".");
        }
        return date;
    }
}
