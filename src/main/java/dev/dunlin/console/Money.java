package dev.dunlin.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/** Writes amounts as people read them: `12,480.50`, with the decimals of the currency. Pure. */
final class Money {

    private Money() {
    }

    static String plain(BigDecimal amount, String currency) {
        int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return String.format(Locale.ROOT, "%,." + places + "f", amount.setScale(places, RoundingMode.HALF_UP));
    }

    static String withCurrency(BigDecimal amount, String currency) {
        return plain(amount, currency) + " " + currency;
    }
}
