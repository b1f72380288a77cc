package dev.dunlin.intake;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the columns of a CSV file fill account snapshots. Immutable.
 *
 * @param asOf    as the mapping gives it; {@code null} where the caller must
 * @param groupBy the column whose value is the account's id
 * @param rewind  {@code null} for a list of what is open already
 * @param columns every column read, with where the mapping names it
 */
public record Mapping(Layout layout, ZoneId zone, String asOf, String groupBy, Rewind rewind, List<Filled> fields, Map<String, String> columns) {
    /** What `when` says to mean a number below 0. */
    static final String BELOW_ZERO = "< 0";
    private static final LocalTime OPENING = LocalTime.of(9, 0);

    /** How the file is written. */
    record Layout(char delimiter, char quote, Charset encoding, boolean header) {
    }

    /**
     * When a row was open: issued on or before a day, and not settled by then.
     *
     * @param due for figures of payment behaviour; {@code null} where none is asked for
     */
    record Rewind(Source.Cell issued, Source.Cell settled, Source.Cell due) {
    }

    /** One field and what fills it. */
    record Filled(FieldPath path, Source source) {
    }

    /** The instant a text means: an instant with offset, or a date, which is 9 o'clock of that day in the mapping's zone. */
    public Optional<OffsetDateTime> instant(String text) {
        try {
            return Optional.of(text.length() > 10 ? OffsetDateTime.parse(text)
                    : LocalDate.parse(text).atTime(OPENING).atZone(zone).toOffsetDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
