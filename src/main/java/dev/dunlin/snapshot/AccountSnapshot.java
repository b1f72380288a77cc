package dev.dunlin.snapshot;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

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

    /** The same account asked about at another moment. */
    public AccountSnapshot at(OffsetDateTime moment) {
        return new AccountSnapshot(moment, account, creditorRole, invoices, unappliedCash, payments, offer, promises, paymentClaims, credit, order, terms,
                behaviour, cause, supplyThreat, cashEventOn, warnings, contacts, interactions, collector, nextActionOn, placement, legal, requested);
    }

    /** The same account after another step was taken; unknown interactions stay unknown. */
    public AccountSnapshot after(Interaction step) {
        Field<List<Interaction>> more = interactions.isUnknown() ? interactions
                : Field.of(Stream.concat(interactions.or(List.of()).stream(), Stream.of(step)).toList());
        return new AccountSnapshot(asOf, account, creditorRole, invoices, unappliedCash, payments, offer, promises, paymentClaims, credit, order, terms,
                behaviour, cause, supplyThreat, cashEventOn, warnings, contacts, more, collector, nextActionOn, placement, legal, requested);
    }

    /** The same account once it was placed. */
    public AccountSnapshot placedWith(Placement others) {
        return new AccountSnapshot(asOf, account, creditorRole, invoices, unappliedCash, payments, offer, promises, paymentClaims, credit, order, terms,
                behaviour, cause, supplyThreat, cashEventOn, warnings, contacts, interactions, collector, nextActionOn, Field.of(others), legal, requested);
    }

    /** The same account with other figures of how the debtor behaved. */
    public AccountSnapshot behaving(Behaviour figures) {
        return new AccountSnapshot(asOf, account, creditorRole, invoices, unappliedCash, payments, offer, promises, paymentClaims, credit, order, terms,
                Field.of(figures), cause, supplyThreat, cashEventOn, warnings, contacts, interactions, collector, nextActionOn, placement, legal, requested);
    }

    /** The same account with these actions to be judged too. */
    public AccountSnapshot requesting(List<RequestedAction> actions) {
        return new AccountSnapshot(asOf, account, creditorRole, invoices, unappliedCash, payments, offer, promises, paymentClaims, credit, order, terms,
                behaviour, cause, supplyThreat, cashEventOn, warnings, contacts, interactions, collector, nextActionOn, placement, legal, Field.of(actions));
    }
}
