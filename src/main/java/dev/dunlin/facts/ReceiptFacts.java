package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.Offer;
import dev.dunlin.snapshot.Payment;

/**
 * What money came in, in the judged currency, and what is offered. Payments that came back, or are dated later than today,
 * do not count; one that does not say whether it came back may have.
 */
final class ReceiptFacts {
    private static final Comparator<Payment> LATEST_LAST = Comparator.comparing((Payment receipt) -> receipt.on().orNull())
            .thenComparing(receipt -> shortBy(receipt).or(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(receipt -> shortBy(receipt).isUnknown())
            .thenComparing(receipt -> receipt.expectedAmount().or(BigDecimal.ZERO))
            .thenComparing(receipt -> receipt.invoiceId().toString());

    private final FactSheet sheet;
    private final boolean known;
    private final List<Payment> receipts = new ArrayList<>();

    ReceiptFacts(FactSheet sheet) {
        this.sheet = sheet;
        this.known = !sheet.snapshot.payments().isUnknown();
        for (Payment payment : sheet.snapshot.payments().or(List.of())) {
            LocalDate on = payment.on().orNull();
            if (sheet.counts(payment.currency()) && !payment.returned().or(false) && (on == null || !on.isAfter(sheet.today))) {
                receipts.add(payment);
            }
        }
    }

    void fill(List<Invoice> open) {
        Field<Payment> last = last();
        Field<BigDecimal> expected = last.get(Payment::expectedAmount);
        Field<BigDecimal> shortBy = last.get(ReceiptFacts::shortBy);
        sheet.set(Fact.DAYS_SINCE_RECEIPT, last.get(Payment::on).map(on -> (int) (sheet.today.toEpochDay() - on.toEpochDay())));
        sheet.set(Fact.SHORT_PAYMENT, shortBy);
        sheet.set(Fact.SHORT_PAYMENT_RATIO, shortBy.map(missing -> CreditFacts.ratio(missing, expected.orNull())));
        sheet.set(Fact.SHORT_PAYMENT_EXPLAINED, shortBy.isUnknown() ? Field.unknown()
                : shortBy.hasValue() && shortBy.orNull().signum() > 0 ? explained(last.orNull(), open) : Field.of(false));
        fillWindfall();
        fillOffer();
    }

    /** The latest receipt, of several on that day the one that falls short by least; none without one. */
    private Field<Payment> last() {
        Payment last = null;
        for (Payment receipt : receipts) {
            if (!receipt.on().hasValue()) {
                return Field.unknown();
            }
            last = last == null || LATEST_LAST.compare(receipt, last) > 0 ? receipt : last;
        }
        return known && (last == null || came(last) != null) ? Field.of(last) : Field.unknown();
    }

    /** Whether it came to stay: those that are known to have come back are not among the receipts. */
    private static Boolean came(Payment receipt) {
        return receipt.returned().isUnknown() ? null : Boolean.TRUE;
    }

    private static Field<BigDecimal> shortBy(Payment receipt) {
        return receipt.expectedAmount().get(sum -> receipt.amount().map(came -> sum.subtract(came).max(BigDecimal.ZERO)));
    }

    /** Whether a dispute stands on the invoice that was paid short; without its id, on any that is open. */
    private static Field<Boolean> explained(Payment last, List<Invoice> open) {
        boolean anyDisputed = false;
        boolean unsure = false;
        for (Invoice invoice : open) {
            boolean disputed = invoice.disputeReason().hasValue() || BalanceFacts.disputedPart(invoice).signum() > 0;
            anyDisputed |= disputed;
            unsure |= !disputed && invoice.disputeReason().isUnknown() && (last.invoiceId().isUnknown() || invoice.id().equals(last.invoiceId().orNull()));
            if (disputed && invoice.id().equals(last.invoiceId().orNull())) {
                return Field.of(true);
            }
        }
        return unsure || anyDisputed && last.invoiceId().isUnknown() ? Field.unknown() : Field.of(false);
    }

    private void fillWindfall() {
        int rest = sheet.settings.days("windfall.rest-business-days");
        LatestOf windfalls = new LatestOf();
        BigDecimal largest = null;
        boolean unsure = !known;
        for (Payment receipt : receipts) {
            Field<BigDecimal> agreed = receipt.expectedAmount();
            LocalDate on = receipt.on().orNull();
            if (agreed.hasValue() || on != null && restUntil(on, rest) == null) {
                continue;
            }
            windfalls.see(AnyOf.and(came(receipt), agreed.isNone() ? Boolean.TRUE : null), on);
            BigDecimal amount = receipt.amount().orNull();
            unsure |= came(receipt) == null || agreed.isUnknown() || on == null || amount == null;
            largest = amount != null && (largest == null || amount.compareTo(largest) > 0) ? amount : largest;
        }
        sheet.set(Fact.WINDFALL_REST_UNTIL, known ? windfalls.perhapsAhead(on -> restUntil(on, rest)) : Field.unknown());
        Field<BigDecimal> actionable = sheet.get(Fact.ACTIONABLE);
        if (unsure || largest == null) {
            sheet.set(Fact.WINDFALL_RATIO, unsure ? Field.unknown() : Field.none());
        } else {
            BigDecimal came = largest;
            sheet.set(Fact.WINDFALL_RATIO, actionable.map(left -> CreditFacts.ratio(came, left.add(came))));
        }
    }

    private OffsetDateTime restUntil(LocalDate on, int businessDays) {
        return sheet.startIfAhead(sheet.moment.businessDays().plus(on, businessDays + 1));
    }

    private void fillOffer() {
        Field<Offer> offer = sheet.inCurrency(sheet.snapshot.offer(), Offer::currency)
                .get(made -> made.on().hasValue() && made.on().orNull().isAfter(sheet.today) ? Field.none() : Field.of(made));
        Field<BigDecimal> amount = offer.get(Offer::amount);
        Field<BigDecimal> actionable = sheet.get(Fact.ACTIONABLE);
        sheet.set(Fact.OFFER_AMOUNT, amount);
        sheet.set(Fact.OFFER_BELOW_ACTIONABLE, amount.isNone() ? Field.of(false)
                : amount.get(offered -> actionable.map(owed -> offered.compareTo(owed) < 0)));
        sheet.set(Fact.OFFER_FULL_AND_FINAL, offer.isNone() ? Field.of(false) : offer.get(Offer::fullAndFinal));
    }

    /** What was received from the first to the last day, both included; undated receipts make a sum of nothing unknown. */
    Field<BigDecimal> between(LocalDate first, LocalDate last) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean unsure = !known;
        for (Payment receipt : receipts) {
            LocalDate on = receipt.on().orNull();
            if (on == null || !on.isBefore(first) && !on.isAfter(last)) {
                unsure |= on == null || !receipt.amount().hasValue();
                sum = on == null ? sum : sum.add(receipt.amount().or(BigDecimal.ZERO));
            }
        }
        return sum.signum() == 0 && unsure ? Field.unknown() : Field.of(sum);
    }

    /** Whether a payment arrived on that day or later. */
    Field<Boolean> arrivedSince(LocalDate day) {
        AnyOf arrived = new AnyOf();
        for (Payment receipt : receipts) {
            arrived.see(AnyOf.and(came(receipt), receipt.on().hasValue() ? Boolean.valueOf(!receipt.on().orNull().isBefore(day)) : null));
        }
        arrived.see(known ? false : null);
        return arrived.answer();
    }

    /**
     * Whether what the debtor speaks of arrived in one payment: at least that much (none: any sum), on the day it was sent or later.
     * Where nobody knows when it was sent, what arrives after the debtor spoke is it, and what came before may be.
     */
    Field<Boolean> arrived(LocalDate sentOn, LocalDate toldOn, Field<BigDecimal> amount) {
        AnyOf arrived = new AnyOf();
        for (Payment receipt : receipts) {
            BigDecimal sum = receipt.amount().orNull();
            Boolean enough = amount.isNone() ? Boolean.TRUE : amount.isUnknown() || sum == null ? null : Boolean.valueOf(sum.compareTo(amount.orNull()) >= 0);
            arrived.see(AnyOf.and(came(receipt), AnyOf.and(enough, inTime(receipt.on().orNull(), sentOn, toldOn))));
        }
        arrived.see(known ? false : null);
        return arrived.answer();
    }

    private static Boolean inTime(LocalDate on, LocalDate sentOn, LocalDate toldOn) {
        if (on == null) {
            return null;
        }
        if (sentOn != null) {
            return !on.isBefore(sentOn);
        }
        return toldOn != null && !on.isBefore(toldOn) ? Boolean.TRUE : null;
    }
}
