package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A payment received. */
public record Payment(
        Field<LocalDate> on,
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<String> invoiceId,
        Field<BigDecimal> expectedAmount,
        Field<Boolean> returned) {
}
