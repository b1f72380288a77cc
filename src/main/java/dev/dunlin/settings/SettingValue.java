package dev.dunlin.settings;

import java.time.LocalDate;

/**
 * A setting as it is in force on a day for a kind of debtor. Immutable.
 *
 * @param value  a {@code BigDecimal}, {@code Integer} (units days, business days, count, points), {@code Period}, {@code String}, or a list or
 *               map of those
 * @param source where this value was read: the row's own source, else the setting's
 * @param from   the day this value came into force
 * @param to     the last day it is in force; {@code null} while no end is known
 */
public record SettingValue(String name, Object value, String unit, String source, LocalDate from, LocalDate to) {
}
