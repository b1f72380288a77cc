package dev.dunlin.intake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Builds the snapshot of one account out of its rows. Stateless between accounts. */
record AccountBuilder(CsvTable table, Mapping mapping, OffsetDateTime asOf) {

    /** The account as of then; {@code null} when it has no row yet. */
    Incoming build(String account) {
        List<CsvRow> rows = table.accounts().get(account);
        List<String> faults = new ArrayList<>(table.broken().getOrDefault(account, List.of()));
        Rewound rewound = Rewound.of(rows, table, mapping.rewind(), today(), faults);
        if (rewound.isEmpty() && faults.isEmpty()) {
            return null;
        }
        Draft draft = new Draft(table, mapping, asOf, account, rewound, faults);
        mapping.fields().forEach(draft::fill);
        return faults.isEmpty()
                ? new Incoming(draft.json(), List.of(), draft::place, 1)
                : Incoming.faulty(faults, 1);
    }

    private LocalDate today() {
        return asOf.atZoneSameInstant(mapping.zone()).toLocalDate();
    }
}
