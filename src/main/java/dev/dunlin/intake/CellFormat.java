package dev.dunlin.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * How dates and numbers are written in a column. Immutable.
 *
 * @param pattern   of a date or a date with time, as `M/d/yyyy`; {@code null} for ISO 8601
 * @param decimal   the decimal mark
 * @param thousands the mark between thousands; empty for none
 * @param absolute  the sign of a number is dropped
 * @param zone      where a date without offset is meant
 */
record CellFormat(String pattern, String decimal, String thousands, boolean absolute, ZoneId zone) {
    private static final LocalTime NOON = LocalTime.NOON;

    Optional<LocalDate> date(String cell) {
        return temporal(cell).map(LocalDate::from);
    }

    /** An instant; a bare date is noon of that day, or {@code asOf} if that comes sooner on the same day. */
    Optional<OffsetDateTime> instant(String cell, OffsetDateTime asOf) {
        return temporal(cell).map(read -> {
            if (read instanceof OffsetDateTime instant) {
                return instant;
            }
            LocalDateTime local = read instanceof LocalDateTime moment ? moment : LocalDate.from(read).atTime(NOON);
            OffsetDateTime instant = local.atZone(zone).toOffsetDateTime();
            boolean sameDay = asOf.atZoneSameInstant(zone).toLocalDate().equals(local.toLocalDate());
            return !(read instanceof LocalDateTime) && sameDay && instant.isAfter(asOf) ? asOf : instant;
        });
    }

    Optional<BigDecimal> number(String cell) {
        String bare = thousands.isEmpty() ? cell : cell.replace(thousands, "");
        if (!decimal.equals(".")) {
            bare = bare.contains(".") ? "no number" : bare.replace(decimal, ".");
        }
        try {
            BigDecimal number = new BigDecimal(bare.strip());
            return Optional.of(absolute ? number.abs() : number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String inWords() {
        return pattern == null ? "yyyy-MM-dd" : pattern;
    }

    private Optional<TemporalAccessor> temporal(String cell) {
        try {
            if (pattern != null) {
                return Optional.of(formatter(pattern).parseBest(cell, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            }
            return Optional.of(cell.length() <= 10 ? LocalDate.parse(cell)
                    : DateTimeFormatter.ISO_DATE_TIME.parseBest(cell, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Strict, so that the 31st of February is no date; `y` is the year as people mean it. */
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
