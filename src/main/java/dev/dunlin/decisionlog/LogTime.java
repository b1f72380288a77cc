package dev.dunlin.decisionlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How a time in the log is named: as a day, which is one of UTC and means its start, or as an instant with its offset. Pure. */
public final class LogTime {
    /** What a text should have been that is neither. */
    public static final String EXPECTED = "a day as `2026-11-03` or an instant with its offset as `2026-11-03T09:00:00+01:00`";

    private static final int LAST_YEAR = 9999;

    private LogTime() {
    }

    /** @throws DateTimeException where the text is neither, or of a year that nobody writes */
    public static Instant parse(String text) {
        OffsetDateTime time = text.length() == 10 ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC) : OffsetDateTime.parse(text);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year is " + time.getYear() + ".");
        }
        return time.toInstant();
    }

    /** The same from the query of an address, where a plus that was not escaped arrives as a blank. */
    public static Instant parseQuery(String text) {
        return parse(text.replace(' ', '+'));
    }
}
