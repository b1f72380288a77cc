package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

import dev.dunlin.snapshot.Field;

/**
 * "On which day was the last of them?" where some are unsure and some have no date; mutable, for one thread. Unsure ones
 * matter only if they are later than the last sure one.
 */
final class LatestOf {
    private LocalDate sure;
    private LocalDate unsure;
    private boolean undated;

    /** Takes one in: whether it is one of those asked for ({@code null}: unknown), and its day ({@code null}: unknown). */
    void see(Boolean item, LocalDate day) {
        if (item != null && !item) {
            return;
        }
        if (day == null) {
            undated = true;
        } else if (item == null) {
            unsure = later(unsure, day);
        } else {
            sure = later(sure, day);
        }
    }

    /** The day of the last one; none without one. */
    Field<LocalDate> day() {
        return undated || unsure != null && (sure == null || unsure.isAfter(sure)) ? Field.unknown() : Field.of(sure);
    }

    /** Whether there was one on that day or later; {@code null} when unknown. */
    Boolean onOrAfter(LocalDate day) {
        if (sure != null && !sure.isBefore(day)) {
            return true;
        }
        return undated || unsure != null && !unsure.isBefore(day) ? null : false;
    }

    /** How many days before {@code today} the last one was; none without one. */
    Field<Integer> daysBefore(LocalDate today) {
        return day().map(day -> (int) (today.toEpochDay() - day.toEpochDay()));
    }

    /**
     * What follows from the last day and is still ahead; {@code null} from {@code ahead} means it has passed. An unsure day changes
     * nothing when what follows from it has passed as well.
     */
    Field<OffsetDateTime> ahead(Function<LocalDate, OffsetDateTime> ahead) {
        if (undated || unsure != null && (sure == null || unsure.isAfter(sure)) && ahead.apply(unsure) != null) {
            return Field.unknown();
        }
        return sure == null ? Field.none() : Field.of(ahead.apply(sure));
    }

    /**
     * The same for what is waited for, such as the end of a cooling-off period: an unsure one is waited for like a sure one. What has
     * no date leaves it open, unless a dated one is to be waited for in any case.
     */
    Field<OffsetDateTime> perhapsAhead(Function<LocalDate, OffsetDateTime> ahead) {
        LocalDate last = unsure == null ? sure : later(sure, unsure);
        OffsetDateTime end = last == null ? null : ahead.apply(last);
        return end == null && undated ? Field.unknown() : Field.of(end);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
