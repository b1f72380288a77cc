package dev.dunlin.snapshot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Strict ISO 8601 dates and instants straight from characters; a general formatter takes twenty times as long. Pure. */
final class IsoTime {
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;
    /** Settings are in force from before it. */
    static final int FIRST_DECIDED_YEAR = 2000;

    private IsoTime() {
    }

    /** `yyyy-MM-dd`, or {@code null} when it is not written so or not in the calendar. */
    static LocalDate date(char[] text, int at, int length) {
        return length == 10 ? date(text, at) : null;
    }

    /** `yyyy-MM-ddTHH:mm[:ss[.fraction]]` and `Z` or `±HH:mm`, or {@code null}. */
    static OffsetDateTime instant(char[] text, int at, int length) {
        int end = at + length;
        if (length < 17 || text[at + 10] != 'T' || text[at + 13] != ':') {
            return null;
        }
        LocalDate date = date(text, at);
        int hour = number(text, at + 11, 2);
        int minute = number(text, at + 14, 2);
        int second = 0;
        int nano = 0;
        int next = at + 16;
        if (text[next] == ':' && end - next > 3) {
            second = number(text, next + 1, 2);
            next += 3;
            if (text[next] == '.') {
                int digits = 0;
                while (++next < end && digits < 9 && isDigit(text[next])) {
                    nano = nano * 10 + text[next] - '0';
                    digits++;
                }
                nano = digits == 0 ? -1 : nano * POWERS[9 - digits];
            }
        }
        ZoneOffset offset = offset(text, next, end);
        if (date == null || offset == null || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return null;
        }
        return OffsetDateTime.of(date, LocalTime.of(hour, minute, second, nano), offset);
    }

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private static LocalDate date(char[] text, int at) {
        int year = number(text, at, 4);
        int month = number(text, at + 5, 2);
        int day = number(text, at + 8, 2);
        if (text[at + 4] != '-' || text[at + 7] != '-' || year < 0 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > 28 && day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    private static ZoneOffset offset(char[] text, int at, int end) {
        if (end - at == 1 && text[at] == 'Z') {
            return ZoneOffset.UTC;
        }
        if (end - at != 6 || text[at] != '+' && text[at] != '-' || text[at + 3] != ':') {
            return null;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return null;
        }
        return ZoneOffset.ofTotalSeconds((text[at] == '-' ? -1 : 1) * (hours * 60 + minutes) * 60);
    }

    /** A number of so many digits, or -1. */
    private static int number(char[] text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
