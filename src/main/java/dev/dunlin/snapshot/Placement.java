package dev.dunlin.snapshot;

import java.time.LocalDate;

/** The placement with a collection agency. */
public record Placement(
        Field<LocalDate> withAgencySince,
        Field<Boolean> agencyLicensed) {
}
