package dev.dunlin.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.dunlin.snapshot.Field;

/** Every setting as it stands on one day for one kind of debtor, country, region and currency. Immutable. */
public final class SettingsInForce {
    private final Map<String, SettingValue> values;
    private final Elsewhere elsewhere;

    /** The same debtor on other days and in other regions: rates and limitation periods go by the day a debt fell due. */
    public interface Elsewhere {
        SettingsInForce on(LocalDate day);

        SettingsInForce in(String region);

        /** The regions of this country for which any setting has a row of its own. */
        Set<String> regions();
    }

    public SettingsInForce(Map<String, SettingValue> values, Elsewhere elsewhere) {
        this.values = new HashMap<>(2 * values.size());
        // the code asks by literals, and the same string is found without comparing it
        values.forEach((name, value) -> this.values.put(name.intern(), value));
        this.elsewhere = elsewhere;
    }

    /** What is in force for the same debtor on another day. */
    public SettingsInForce on(LocalDate day) {
        return elsewhere.on(day);
    }

    /** What is in force on the same day in a region (ISO 3166-2) of the same country. */
    public SettingsInForce in(String region) {
        return elsewhere.in(region);
    }

    /** The regions of this country for which any setting has a row of its own; empty where the country is unknown. */
    public Set<String> regions() {
        return elsewhere.regions();
    }

    /** The setting, or {@code null} when no row of it covers this day, debtor, country, region and currency. */
    public SettingValue get(String name) {
        return values.get(name);
    }

    /** A whole number (days, business days, count); a missing one is a fault of the rulebook that loading has refused. */
    public int days(String name) {
        return ((Number) required(name).value()).intValue();
    }

    public BigDecimal number(String name) {
        return toNumber(required(name).value());
    }

    /** An amount of money; unknown where the currency has no row. */
    public Field<BigDecimal> amount(String name) {
        SettingValue value = values.get(name);
        return value == null ? Field.unknown() : Field.of(toNumber(value.value()));
    }

    public String text(String name) {
        return required(name).value().toString();
    }

    private SettingValue required(String name) {
        SettingValue value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("Setting `" + name + "` has no value in force.");
        }
        return value;
    }

    private static BigDecimal toNumber(Object value) {
        return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
    }
}
