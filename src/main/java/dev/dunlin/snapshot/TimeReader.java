package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date or an instant, and minds whether it may lie in the future. */
record TimeReader(boolean isDate, SnapshotFields.Time time) implements ValueReader {
    private static final int LONGEST = 40;
    private static final Pattern NO_OFFSET = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern NO_DASHES = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    @Override
    public Object read(Walk walk) throws IOException {
        if (walk.token() != JsonToken.VALUE_STRING) {
            return walk.wrongType(wanted(), "");
        }
        char[] text = walk.json().getTextCharacters();
        int at = walk.json().getTextOffset();
        int length = walk.json().getTextLength();
        Temporal value = isDate ? IsoTime.date(text, at, length) : IsoTime.instant(text, at, length);
        if (value == null) {
            String sent = walk.json().getText();
            walk.fault(isDate ? "not-a-date" : "not-an-instant", () -> Wording.name(walk.name()) + " is " + Wording.quoted(sent)
                    + ", not " + wanted() + "." + cure(sent));
            return null;
        }
        int year = value.get(ChronoField.YEAR);
        if (year < IsoTime.FIRST_YEAR || year > IsoTime.LAST_YEAR) {
            walk.fault("out-of-range", () -> Wording.name(walk.name()) + " is " + Wording.quoted(value.toString())
                    + "; the year must be from " + IsoTime.FIRST_YEAR + " to " + IsoTime.LAST_YEAR
                    + ". A stand-in for \"none\" is sent as `null`.");
            return null;
        }
        switch (time) {
            case NOW -> walk.now((OffsetDateTime) value);
            case PAST -> walk.past(value);
            case ANY -> { }
        }
        return value;
    }

    @Override
    public String wanted() {
        return isDate ? "a date as `2026-11-03`" : "an instant with its offset as `2026-11-03T10:00:00+01:00`";
    }

    private String cure(String sent) {
        if (sent.length() > LONGEST) {
            return "";
        }
        if (!isDate) {
            return NO_OFFSET.matcher(sent).matches() ? " Write it with a `T`, and add the offset, or `Z` for UTC." : "";
        }
        Matcher dayFirst = DAY_FIRST.matcher(sent);
        if (dayFirst.matches()) {
            return maybe("%s-%2s-%2s".formatted(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)).replace(' ', '0'));
        }
        Matcher noDashes = NO_DASHES.matcher(sent);
        if (noDashes.matches()) {
            return maybe(noDashes.replaceFirst("$1-$2-$3"));
        }
        return sent.length() > 10 && sent.charAt(10) == 'T' ? maybe(sent.substring(0, 10)) : "";
    }

    private static String maybe(String date) {
        return IsoTime.date(date.toCharArray(), 0, date.length()) == null ? "" : Wording.maybe(date);
    }
}
