package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.DebtorType;

/** One number (or text, period, curve, bands) of the rulebook with all its dated rows. Immutable. */
public record Setting(String name, String title, String unit, String why, String source, String file, int line, List<Row> rows) {

    /** A country in {@code for} that stands for accounts whose country is not known. */
    static final String UNKNOWN_COUNTRY = "UNKNOWN";
    static final Set<String> UNITS =
            Set.of("days", "business-days", "count", "points", "ratio", "percent", "rate", "money", "hour", "text", "period", "curve", "bands");
    private static final Set<String> WHOLE = Set.of("days", "business-days", "count", "points", "hour");
    private static final Set<String> NOT_NUMERIC = Set.of("text", "period", "curve", "bands");

    /**
     * A value from a day on, for some debtor types, countries, regions and currencies; an empty set means any.
     *
     * @param to         the last day; {@code null} for no end
     * @param source     where this row was read, if not where the setting says; else {@code null}
     * @param confidence how sure the row is, A, B or R; {@code null} where the setting's source says enough
     */
    public record Row(LocalDate from, LocalDate to, Set<DebtorType> debtorTypes, Set<String> countries, Set<String> regions, Set<String> currencies,
            Object value, String source, String confidence) {

        /** Whom it is for: debtor types, countries, regions, currencies. */
        public List<Set<?>> scope() {
            return List.of(debtorTypes, countries, regions, currencies);
        }

        /** The same in words, sorted; empty for everybody. */
        public List<String> whom() {
            return scope().stream().flatMap(Set::stream).map(Object::toString).sorted().toList();
        }

        private boolean covers(LocalDate day, DebtorType debtorType, String country, String region, String currency) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to))
                    && (debtorTypes.isEmpty() || debtorTypes.contains(debtorType))
                    && (countries.isEmpty() || countries.contains(country))
                    && (regions.isEmpty() || regions.contains(region))
                    && (currencies.isEmpty() || currencies.contains(currency));
        }

        private int specificity() {
            return (debtorTypes.isEmpty() ? 0 : 1) + (countries.isEmpty() ? 0 : 1) + (regions.isEmpty() ? 0 : 2) + (currencies.isEmpty() ? 0 : 1);
        }

        /** Some debtor could be meant by both. */
        boolean overlaps(Row other) {
            return overlap(debtorTypes, other.debtorTypes) && overlap(countries, other.countries) && overlap(regions, other.regions)
                    && overlap(currencies, other.currencies);
        }

        private static boolean overlap(Set<?> a, Set<?> b) {
            return a.isEmpty() && b.isEmpty() || a.stream().anyMatch(b::contains);
        }
    }

    /** The same setting with one value for everybody and every day. */
    Setting always(Object value) {
        return new Setting(name, title, unit, why, source, file, line,
                List.of(new Row(LocalDate.MIN, null, Set.of(), Set.of(), Set.of(), Set.of(), value, null, null)));
    }

    boolean isWhole() {
        return WHOLE.contains(unit);
    }

    boolean isNumeric() {
        return !NOT_NUMERIC.contains(unit);
    }

    /** A rate has a row for every day of the stretch it covers, and none after it: what is not known is not guessed. */
    boolean isRate() {
        return unit.equals("rate");
    }

    /** There is a value from this day on for everybody; an amount of money has one only where its currency has a row, a period only where its country has. */
    boolean isAlwaysInForce(LocalDate day) {
        return unit.equals("money") || unit.equals("period") || rows.stream().anyMatch(row -> row.specificity() == 0 && row.to() == null && !row.from().isAfter(day));
    }

    /** Some row covers every debtor; a day before its first row is none on which anybody decides. */
    public boolean isForEverybody() {
        return rows.stream().anyMatch(row -> row.specificity() == 0 && row.to() == null);
    }

    /** The value in force: the most specific row that has begun and not ended, then the latest; {@code null} where no row covers it. */
    SettingValue inForce(LocalDate day, DebtorType debtorType, String country, String region, String currency) {
        Row best = null;
        for (Row row : rows) {
            if (row.covers(day, debtorType, country, region, currency) && (best == null || row.specificity() > best.specificity()
                    || row.specificity() == best.specificity() && row.from().isAfter(best.from()))) {
                best = row;
            }
        }
        return best == null ? null : new SettingValue(name, best.value(), unit, best.source() == null ? source : best.source(), best.from(), best.to());
    }
}
