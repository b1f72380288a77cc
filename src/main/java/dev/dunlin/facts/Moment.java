package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The moment a decision is for, in the debtor's zone, with the debtor's working calendar. Immutable; reads no clock.
 *
 * @param now the instant asked about, in the debtor's zone
 */
public record Moment(ZonedDateTime now, BusinessDays businessDays) {

    public LocalDate today() {
        return now.toLocalDate();
    }

    public ZoneId zone() {
        return now.getZone();
    }

    /** The start of a day in the debtor's zone, as an instant with offset. */
    public OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone()).toOffsetDateTime();
    }
}
