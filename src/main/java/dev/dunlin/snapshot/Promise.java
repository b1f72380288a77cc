package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A promise to pay. */
public record Promise(
        Field<LocalDate> madeOn,
        Field<LocalDate> dueOn,
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<PromiseStatus> status) {
}
