package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.dunlin.settings.SettingValue;

/**
 * The interest of a statute up to today, a line for each invoice and stretch of days at one rate. Half-years without a reference
 * rate are named and not guessed. Mutable while it adds up, for one thread.
 */
final class Accrual {
    private static final String REFERENCE_RATE = "late-interest.reference-rate";

    private final FactSheet sheet;
    private final Statute statute;
    private final Set<String> missing;
    private final List<ChargeLine> lines = new ArrayList<>();
    /** The half-year without a rate that was named last. */
    private LocalDate lastGap;

    /** @param missing takes the paths of the half-years without a rate; with one of them the lines are not all there */
    Accrual(FactSheet sheet, Statute statute, Set<String> missing) {
        this.sheet = sheet;
        this.statute = statute;
        this.missing = missing;
    }

    List<ChargeLine> lines() {
        return lines;
    }

    /** @param points what the statute adds to the reference rate, or its whole rate where it has none */
    void add(BalanceFacts.Bearing one, BigDecimal points, LocalDate from) {
        switch (statute.runs) {
            case FLAT -> line(one, one.base(), points, from, sheet.today);
            case AT_THE_FIRST_RATE -> {
                SettingValue reference = reference(from);
                if (reference != null) {
                    line(one, one.base(), rate(reference, points), from, sheet.today);
                }
            }
            case BY_THE_RATE_OF_THE_DAY -> byTheRateOfTheDay(one, one.base(), points, from, sheet.today);
            case WITH_MONTHLY_RESTS -> withMonthlyRests(one, points, from);
        }
    }

    /** A line for each stretch of days at one rate; what they come to, or {@code null} where a rate is missing. */
    private BigDecimal byTheRateOfTheDay(BalanceFacts.Bearing one, BigDecimal base, BigDecimal points, LocalDate from, LocalDate to) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal running = null;
        LocalDate begin = from;
        LocalDate day = from;
        while (!day.isAfter(to)) {
            SettingValue reference = reference(day);
            if (reference == null) {
                reference(to);
                return null;
            }
            BigDecimal rate = rate(reference, points);
            if (running != null && rate.compareTo(running) != 0) {
                sum = sum.add(line(one, base, running, begin, day.minusDays(1)));
                begin = day;
            }
            running = rate;
            day = (reference.to() == null ? to : reference.to()).plusDays(1);
        }
        return sum.add(line(one, base, running, begin, to));
    }

    private void withMonthlyRests(BalanceFacts.Bearing one, BigDecimal points, LocalDate from) {
        LocalDate lastDayInTime = from.minusDays(1);
        BigDecimal base = one.base();
        LocalDate day = from;
        for (int months = 1; !day.isAfter(sheet.today); months++) {
            LocalDate rest = lastDayInTime.plusMonths(months);
            BigDecimal interestOfMonth = byTheRateOfTheDay(one, base, points, day, rest.isAfter(sheet.today) ? sheet.today : rest);
            if (interestOfMonth == null) {
                reference(sheet.today);
                return;
            }
            base = base.add(interestOfMonth);
            day = rest.plusDays(1);
        }
    }

    private BigDecimal line(BalanceFacts.Bearing one, BigDecimal base, BigDecimal rate, LocalDate from, LocalDate to) {
        ChargeLine line = ChargeLine.interest(statute.law + ": interest", one.invoice().id(), base, rate, from, to, sheet.currency);
        lines.add(line);
        return line.amount();
    }

    /** The reference rate of a day; where there is none, its half-year is missing. */
    private SettingValue reference(LocalDate day) {
        SettingValue rate = sheet.settings.on(day).get(REFERENCE_RATE);
        if (rate == null) {
            LocalDate begin = LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            if (!begin.equals(lastGap)) {
                missing.add("settings/" + REFERENCE_RATE + "/" + begin + "/" + begin.plusMonths(6).minusDays(1));
                lastGap = begin;
            }
        }
        return rate;
    }

    private BigDecimal rate(SettingValue reference, BigDecimal points) {
        SettingValue multiple = sheet.settings.get("late-interest.reference-multiple");
        BigDecimal times = multiple == null ? BigDecimal.ONE : new BigDecimal(multiple.value().toString());
        return ((BigDecimal) reference.value()).multiply(times).add(points).max(BigDecimal.ZERO);
    }
}
