package dev.dunlin.settings;

import java.math.BigDecimal;
import java.util.Map;

import dev.dunlin.snapshot.Field;

/** Every setting as it stands on one day for one kind of debtor, country and currency. Immutable. */
public final class SettingsInForce {
    private final Map<String, SettingValue> values;

    public SettingsInForce(Map<String, SettingValue> values) {
        this.values = Map.copyOf(values);
    }

    /** The setting, or {@code null} when no row of it covers this day, debtor, country and currency. */
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
