package dev.dunlin.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The working calendar of one country and region: weekends and public holidays. Immutable, safe to share. */
public final class BusinessDays {

    private BusinessDays() {
    }

    /** The calendar of a country (ISO 3166-1) and region (ISO 3166-2); either may be {@code null} when unknown. */
    public static BusinessDays of(String country, String region) {
        return new BusinessDays();
    }

    public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** The {@code n}th business day after {@code day}; the first on or after it for 0. */
    public LocalDate plus(LocalDate day, int n) {
        LocalDate result = day;
        while (!isBusinessDay(result)) {
            result = result.plusDays(1);
        }
        for (int left = n; left > 0; left--) {
            do {
                result = result.plusDays(1);
            } while (!isBusinessDay(result));
        }
        return result;
    }
}
