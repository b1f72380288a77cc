package dev.dunlin.snapshot;

import java.time.LocalDate;

/** An insolvency procedure or a discharge. */
public record Insolvency(
        Field<String> type,
        Field<LocalDate> filedOn) {
}
