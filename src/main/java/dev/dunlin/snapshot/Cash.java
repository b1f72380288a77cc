package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** Money received and not yet matched, in one currency. */
public record Cash(
        Field<BigDecimal> amount,
        Field<String> currency) {
}
