package dev.dunlin.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

/**
 * The working calendar of one country and region: weekends and public holidays, as the jollyday calendars know them. A
 * country they lack has weekends only. Immutable to its callers (it remembers years), safe to share.
 */
public final class BusinessDays {
    private static final Set<String> FRIDAY_AND_SATURDAY = Set.of(
            "BD", "BH", "DJ", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE");
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2150;
    private static final BusinessDays WEEKENDS_ONLY =
            new BusinessDays(null, null, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes();
    private static final Map<String, Map<String, BusinessDays>> CALENDARS = new ConcurrentHashMap<>();

    private final HolidayManager calendar;
    private final String region;
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    private BusinessDays(HolidayManager calendar, String region, Set<DayOfWeek> weekend) {
        this.calendar = calendar;
        this.region = region;
        this.weekend = weekend;
    }

    /** The calendar of a country (ISO 3166-1) and region (ISO 3166-2); either may be {@code null} when unknown. */
    public static BusinessDays of(String country, String region) {
        if (country == null) {
            return WEEKENDS_ONLY;
        }
        Map<String, BusinessDays> regions = CALENDARS.get(country);
        if (regions == null) {
            if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
                return WEEKENDS_ONLY;
            }
            regions = CALENDARS.computeIfAbsent(country, BusinessDays::regionsOf);
        }
        BusinessDays regional = region == null ? null : regions.get(region);
        return regional != null ? regional : regions.get(country);
    }

    /** Every regional calendar of a country by its ISO 3166-2 code, and the national one by the country's own code. */
    private static synchronized Map<String, BusinessDays> regionsOf(String country) {
        Set<DayOfWeek> weekend = FRIDAY_AND_SATURDAY.contains(country)
                ? EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                : WEEKENDS_ONLY.weekend;
        if (!COUNTRIES.contains(country)) {
            return Map.of(country, new BusinessDays(null, null, weekend));
        }
        HolidayManager calendar = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        Map<String, BusinessDays> regions = new ConcurrentHashMap<>();
        regions.put(country, new BusinessDays(calendar, null, weekend));
        for (String region : calendar.getCalendarHierarchy().getChildren().keySet()) {
            regions.put(country + "-" + region.toUpperCase(Locale.ROOT), new BusinessDays(calendar, region, weekend));
        }
        return regions;
    }

    public boolean isBusinessDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !isHoliday(day);
    }

    private boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        if (calendar == null || year < FIRST_YEAR || year > LAST_YEAR) {
            return false;
        }
        Set<LocalDate> days = holidays.get(year);
        if (days == null) {
            days = holidays.computeIfAbsent(year, this::holidaysOf);
        }
        return days.contains(day);
    }

    private Set<LocalDate> holidaysOf(int year) {
        Set<Holiday> found = region == null ? calendar.getHolidays(Year.of(year)) : calendar.getHolidays(Year.of(year), region);
        Set<LocalDate> days = new HashSet<>();
        for (Holiday holiday : found) {
            if (holiday.getType() != HolidayType.OBSERVANCE) {
                days.add(holiday.getDate());
            }
        }
        return Set.copyOf(days);
    }

    /** The {@code n}th business day after {@code day}; the first on or after it for 0. */
    public LocalDate plus(LocalDate day, int n) {
        return n == 0 && isBusinessDay(day) ? day : step(day, Math.max(n, 1), 1);
    }

    /** The {@code n}th business day before {@code day}; the last on or before it for 0. */
    public LocalDate minus(LocalDate day, int n) {
        return n == 0 && isBusinessDay(day) ? day : step(day, Math.max(n, 1), -1);
    }

    /** How many business days come after {@code from} up to and including {@code to}; 0 when {@code to} is no later. */
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isBusinessDay(day)) {
                count++;
            }
        }
        return count;
    }

    private LocalDate step(LocalDate day, int n, int direction) {
        LocalDate result = day;
        for (int left = n; left > 0; left--) {
            do {
                result = result.plusDays(direction);
            } while (!isBusinessDay(result));
        }
        return result;
    }
}
