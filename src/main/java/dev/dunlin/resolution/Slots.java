package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

import dev.dunlin.facts.ContactHours;
import dev.dunlin.facts.Moment;
import dev.dunlin.settings.SettingsInForce;

/** Step 8: the best hour for a conversation, in the debtor's zone and working calendar. Law and fixed dates come before it. */
final class Slots {
    private final Moment moment;
    private final ContactHours hours;
    private final int firstHour;
    private final int morningEnds;
    private final int lastHour;
    private final int withinBusinessDays;
    private final BigDecimal midweekMorning;
    private final BigDecimal mondayFridayMorning;
    private final BigDecimal afternoon;

    /** A stretch of hours. */
    record Slot(OffsetDateTime from, OffsetDateTime to) {
    }

    Slots(Moment moment, SettingsInForce settings, ContactHours hours) {
        this.moment = moment;
        this.hours = hours;
        this.firstHour = settings.days("slot.first-hour");
        this.morningEnds = settings.days("slot.morning-ends-hour");
        this.lastHour = settings.days("slot.last-hour");
        this.withinBusinessDays = settings.days("slot.within-business-days");
        this.midweekMorning = settings.number("slot.score.midweek-morning");
        this.mondayFridayMorning = settings.number("slot.score.monday-friday-morning");
        this.afternoon = settings.number("slot.score.afternoon");
    }

    /** The best slot that begins no earlier than {@code earliest}, within the preferred number of business days. */
    Slot best(OffsetDateTime earliest) {
        return best(earliest, withinBusinessDays);
    }

    /** The first slot that begins no earlier than {@code earliest}. */
    Slot first(OffsetDateTime earliest) {
        return best(earliest, 0);
    }

    private Slot best(OffsetDateTime earliest, int within) {
        ZonedDateTime from = earliest.atZoneSameInstant(moment.zone());
        LocalDate day = moment.businessDays().plus(from.toLocalDate(), 0);
        if (day.equals(from.toLocalDate()) && from.getHour() >= lastHour) {
            day = moment.businessDays().plus(day, 1);
        }
        Slot best = null;
        BigDecimal bestScore = null;
        for (int i = 0; i <= within; i++) {
            LocalDate candidate = i == 0 ? day : moment.businessDays().plus(day, i);
            for (boolean morning : new boolean[] {true, false}) {
                BigDecimal score = score(candidate.getDayOfWeek(), morning);
                Slot slot = best == null || score.compareTo(bestScore) > 0 ? slot(candidate, morning, from) : null;
                if (slot != null) {
                    best = slot;
                    bestScore = score;
                }
            }
        }
        return best == null ? atAnotherHour(earliest) : best;
    }

    /** Where no office hour of these days is open to us, the first that is: within the law's hours, else within ours on any day, else at all. */
    private Slot atAnotherHour(OffsetDateTime earliest) {
        ContactHours ours = hours.within(firstHour, lastHour);
        ContactHours open = hours.areLimited() || ours.isNeverOpen(earliest) ? hours : ours;
        OffsetDateTime from = open.opens(earliest);
        return new Slot(from, open.closes(from));
    }

    private Slot slot(LocalDate day, boolean morning, ZonedDateTime earliest) {
        ZonedDateTime from = day.atTime(morning ? firstHour : morningEnds, 0).atZone(moment.zone());
        ZonedDateTime to = day.atTime(morning ? morningEnds : lastHour, 0).atZone(moment.zone());
        if (!earliest.isBefore(to)) {
            return null;
        }
        OffsetDateTime open = hours.opens((earliest.isAfter(from) ? earliest : from).toOffsetDateTime());
        if (!open.isBefore(to.toOffsetDateTime())) {
            return null;
        }
        OffsetDateTime closes = hours.closes(open);
        return new Slot(open, closes != null && closes.isBefore(to.toOffsetDateTime()) ? closes : to.toOffsetDateTime());
    }

    private BigDecimal score(DayOfWeek day, boolean morning) {
        boolean midweek = day == DayOfWeek.TUESDAY || day == DayOfWeek.WEDNESDAY || day == DayOfWeek.THURSDAY;
        return !morning ? afternoon : midweek ? midweekMorning : mondayFridayMorning;
    }

    /** The opening hour of the {@code n}th business day after today. */
    OffsetDateTime opening(int n) {
        return moment.businessDays().plus(moment.today(), n).atTime(firstHour, 0).atZone(moment.zone()).toOffsetDateTime();
    }
}
