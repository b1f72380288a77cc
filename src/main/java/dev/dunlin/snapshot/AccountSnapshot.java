package dev.dunlin.snapshot;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** One account as the caller's ledger shows it at one instant. Immutable; every field is a value, a known none, or unknown. */
public record AccountSnapshot(
        OffsetDateTime asOf,
        Account account,
        Field<CreditorRole> creditorRole,
        List<Invoice> invoices,
        Field<List<Cash>> unappliedCash,
        Field<List<Payment>> payments,
        Field<Offer> offer,
        Field<List<Promise>> promises,
        Field<List<PaymentClaim>> paymentClaims,
        Field<Credit> credit,
        Field<Order> order,
        Field<Terms> terms,
        Field<Behaviour> behaviour,
        Field<Cause> cause,
        Field<Boolean> supplyThreat,
        Field<LocalDate> cashEventOn,
        Field<Warnings> warnings,
        Field<List<Contact>> contacts,
        Field<List<Interaction>> interactions,
        Field<Collector> collector,
        Field<LocalDate> nextActionOn,
        Field<Placement> placement,
        Field<Legal> legal,
        Field<List<RequestedAction>> requested) {
}
