package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What the debtor offers to pay. */
public record Offer(
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<LocalDate> on,
        Field<Boolean> fullAndFinal) {
}
