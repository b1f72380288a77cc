package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What the debtor says of a payment that has not been seen. */
public record PaymentClaim(
        Field<OffsetDateTime> madeAt,
        Field<ClaimKind> kind,
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<String> reference,
        Field<LocalDate> sentOn,
        Field<String> bank) {
}
