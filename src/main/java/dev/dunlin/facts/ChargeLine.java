package dev.dunlin.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * One line of what lateness costs: interest on one invoice over some days at one rate, or a fixed sum for one invoice. Immutable.
 *
 * @param label  what grants it, and what it is
 * @param base   what it is reckoned on; with interest added to it at rests, where the law compounds
 * @param rate   percent a year; {@code null} for a fixed sum, as are {@code from}, {@code to} and {@code days}
 * @param from   the first day of interest
 * @param to     the last one, counted in
 * @param days   days of interest, on a year of 365
 * @param amount rounded half-up to the digits of the currency
 */
public record ChargeLine(String label, String invoiceId, BigDecimal base, BigDecimal rate, LocalDate from, LocalDate to, Integer days, BigDecimal amount) {
    private static final BigDecimal HUNDRED_YEARS_OF_DAYS = BigDecimal.valueOf(365 * 100);

    static ChargeLine interest(String label, String invoiceId, BigDecimal base, BigDecimal rate, LocalDate from, LocalDate to, String currency) {
        int days = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        BigDecimal amount = base.multiply(rate).multiply(BigDecimal.valueOf(days))
                .divide(HUNDRED_YEARS_OF_DAYS, fractionDigits(currency), RoundingMode.HALF_UP);
        return new ChargeLine(label, invoiceId, base, rate, from, to, days, amount);
    }

    static ChargeLine fixedSum(String label, String invoiceId, BigDecimal base, BigDecimal amount) {
        return new ChargeLine(label, invoiceId, base, null, null, null, null, amount);
    }

    static BigDecimal sum(List<ChargeLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ChargeLine line : lines) {
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
