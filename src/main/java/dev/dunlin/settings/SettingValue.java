package dev.dunlin.settings;

import java.time.LocalDate;

/**
 * A setting as it is in force on a day for a kind of debtor. Immutable.
 *
 * @param value a {@code BigDecimal}, {@code Integer} (units days, business days, count, points), {@code String}, or a list or map of those
 * @param from  the day this value came into force
 */
public record SettingValue(String name, Object value, String unit, String source, LocalDate from) {
}
