package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.DebtorType;

/** One number (or text, or curve) of the rulebook with all its dated rows. Immutable. */
public record Setting(String name, String title, String unit, String why, String source, String file, int line, List<Row> rows) {

    static final Set<String> UNITS =
            Set.of("days", "business-days", "count", "points", "ratio", "percent", "money", "hour", "text", "curve");
    private static final Set<String> WHOLE = Set.of("days", "business-days", "count", "points", "hour");

    /** A value from a day on, for some debtor types, countries and currencies; an empty set means any. */
    public record Row(LocalDate from, Set<DebtorType> debtorTypes, Set<String> countries, Set<String> currencies, Object value) {

        private boolean covers(LocalDate day, DebtorType debtorType, String country, String currency) {
            return !day.isBefore(from)
                    && (debtorTypes.isEmpty() || debtorTypes.contains(debtorType))
                    && (countries.isEmpty() || countries.contains(country))
                    && (currencies.isEmpty() || currencies.contains(currency));
        }

        private int specificity() {
            return (debtorTypes.isEmpty() ? 0 : 1) + (countries.isEmpty() ? 0 : 1) + (currencies.isEmpty() ? 0 : 1);
        }
    }

    boolean isWhole() {
        return WHOLE.contains(unit);
    }

    boolean isNumeric() {
        return !unit.equals("text") && !unit.equals("curve");
    }

    /** There is a value from this day on for everybody; an amount of money has one only where its currency has a row. */
    boolean isAlwaysInForce(LocalDate day) {
        return unit.equals("money") || rows.stream().anyMatch(row -> row.specificity() == 0 && !row.from().isAfter(day));
    }

    /** The value in force: the most specific row that has begun, then the latest; {@code null} where no row covers it. */
    SettingValue inForce(LocalDate day, DebtorType debtorType, String country, String currency) {
        Row best = null;
        for (Row row : rows) {
            if (row.covers(day, debtorType, country, currency) && (best == null || row.specificity() > best.specificity()
                    || row.specificity() == best.specificity() && row.from().isAfter(best.from()))) {
                best = row;
            }
        }
        return best == null ? null : new SettingValue(name, best.value(), unit, source, best.from());
    }
}
