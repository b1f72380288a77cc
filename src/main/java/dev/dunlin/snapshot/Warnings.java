package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** Signs of trouble from lawful sources. */
public record Warnings(
        Field<BigDecimal> orderDropPct,
        Field<Boolean> fireSale,
        Field<Boolean> staffExits,
        Field<Boolean> ownerAbsent,
        Field<Boolean> premisesRisk,
        Field<Boolean> publicFiling) {
}
