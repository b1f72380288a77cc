package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** The terms of the contract. */
public record Terms(
        Field<Boolean> written,
        Field<Boolean> dueDateFixed,
        Field<Signatory> signatory,
        Field<Boolean> suspensionRight,
        Field<Boolean> acceleration,
        Field<Boolean> retentionOfTitle,
        Field<Boolean> interest,
        Field<BigDecimal> interestRate) {
}
