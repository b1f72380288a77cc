package dev.dunlin.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import dev.dunlin.snapshot.Invoice;

/**
 * Simple interest on the undisputed part of one overdue invoice, from the day after its due date up to and including today.
 *
 * @param base   the undisputed open amount
 * @param rate   percent a year
 * @param days   days of interest, on a year of 365
 * @param amount rounded half-even to the digits of the currency
 */
public record InterestLine(String invoiceId, BigDecimal base, BigDecimal rate, int days, BigDecimal amount) {
    private static final BigDecimal HUNDRED_YEARS_OF_DAYS = BigDecimal.valueOf(365 * 100);

    static List<InterestLine> of(List<Invoice> overdue, BigDecimal rate, LocalDate today, String currency) {
        int digits = fractionDigits(currency);
        List<InterestLine> lines = new ArrayList<>(overdue.size());
        for (Invoice invoice : overdue) {
            BigDecimal base = BalanceFacts.undisputedPart(invoice);
            int days = (int) BalanceFacts.daysPastDue(invoice, today);
            BigDecimal amount = base.multiply(rate).multiply(BigDecimal.valueOf(days))
                    .divide(HUNDRED_YEARS_OF_DAYS, digits, RoundingMode.HALF_EVEN);
            lines.add(new InterestLine(invoice.id(), base, rate, days, amount));
        }
        return lines;
    }

    static BigDecimal sum(List<InterestLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (InterestLine line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }

    private static int fractionDigits(String currency) {
        try {
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException unknownCurrency) {
            return 2;
        }
    }
}
