package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** The credit line. */
public record Credit(
        Field<BigDecimal> limit,
        Field<BigDecimal> standardLimit,
        Field<BigDecimal> exposure,
        Field<String> currency,
        Field<Boolean> onHold) {
}
