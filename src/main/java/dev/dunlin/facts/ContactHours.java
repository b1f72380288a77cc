package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Legal;

/**
 * When this debtor may be spoken to or sent a message: within the hours in force for the country and kind of debtor, outside the times
 * the debtor asked to be left alone, and so on every clock the debtor may live by. A posted letter has no hour. Immutable; pure.
 */
public final class ContactHours {
    private static final int DAYS_AHEAD = 14;
    private static final int DAY_ENDS = 24;

    private final ZoneId shownIn;
    private final List<ZoneId> zones;
    private final int first;
    private final int last;
    private final ToldTimes told;
    private final Field<Boolean> unclear;

    private ContactHours(ZoneId shownIn, List<ZoneId> zones, int first, int last, ToldTimes told, Field<Boolean> unclear) {
        this.shownIn = shownIn;
        this.zones = zones;
        this.first = first;
        this.last = last;
        this.told = told;
        this.unclear = unclear;
    }

    public static ContactHours of(AccountSnapshot snapshot, Moment moment, SettingsInForce settings) {
        ContactHours hours = new ContactHours(moment.zone(), zones(snapshot.account(), moment), settings.days("contact.first-hour"),
                settings.days("contact.last-hour"), ToldTimes.NONE, Field.of(false));
        Field<String> text = snapshot.legal().get(Legal::inconvenientTimes);
        if (!text.hasValue()) {
            return text.isNone() ? hours : hours.telling(ToldTimes.NONE, Field.unknown());
        }
        ToldTimes told = text.orNull().isBlank() ? ToldTimes.NONE : ToldTimes.read(text.orNull());
        ContactHours telling = told == null ? null : hours.telling(told, Field.of(false));
        OffsetDateTime now = moment.now().toOffsetDateTime();
        return telling == null || telling.isNeverOpen(now) ? hours.telling(ToldTimes.NONE, Field.of(true)) : telling;
    }

    /** The debtor's own zone where it is told; else every zone of the region, else of the country; else the one the moment is in. */
    private static List<ZoneId> zones(Account account, Moment moment) {
        if (account.timeZone().hasValue()) {
            return List.of(account.timeZone().orNull());
        }
        List<ZoneId> zones = RegionZones.of(account.region().orNull());
        zones = zones == null ? CountryZones.all(account.country().orNull()) : zones;
        return zones == null ? List.of(moment.zone()) : zones;
    }

    private ContactHours telling(ToldTimes told, Field<Boolean> unclear) {
        return new ContactHours(shownIn, zones, first, last, told, unclear);
    }

    /** The same, and within these hours of the day. */
    public ContactHours within(int firstHour, int lastHour) {
        return new ContactHours(shownIn, zones, Math.max(first, firstHour), Math.min(last, lastHour), told, unclear);
    }

    /** The law, or we, set hours for this debtor. */
    public boolean areLimited() {
        return first > 0 || last < DAY_ENDS;
    }

    /** There are times the debtor told of that nobody understands, or that leave no hour at all. */
    Field<Boolean> unclear() {
        return unclear;
    }

    /** It is outside the hours in force, whatever the debtor told. */
    boolean areClosed(OffsetDateTime at) {
        return zones.stream().anyMatch(zone -> isClosed(at.atZoneSameInstant(zone).getHour()));
    }

    /** It is a time at which the debtor asked to be left alone. */
    boolean isInconvenient(OffsetDateTime at) {
        return zones.stream().anyMatch(zone -> told.stretches().stream().anyMatch(stretch -> stretch.contains(at.atZoneSameInstant(zone).toLocalDateTime())));
    }

    private boolean isClosed(int hour) {
        return hour < first || hour >= last;
    }

    /** The first moment from then on at which contact is allowed; two weeks on where there is none sooner. */
    public OffsetDateTime opens(OffsetDateTime from) {
        if (!areLimited() && told.stretches().isEmpty()) {
            return from;
        }
        OffsetDateTime end = from.plusDays(DAYS_AHEAD);
        OffsetDateTime at = from;
        while (at.isBefore(end)) {
            OffsetDateTime later = at;
            for (ZoneId zone : zones) {
                OffsetDateTime free = freeIn(at.atZoneSameInstant(zone)).toOffsetDateTime();
                later = free.isAfter(later) ? free : later;
            }
            if (later == at) {
                return at == from ? from : at.atZoneSameInstant(shownIn).toOffsetDateTime();
            }
            at = later;
        }
        return end.atZoneSameInstant(shownIn).toOffsetDateTime();
    }

    /** Contact is allowed at no moment of the two weeks from then on. */
    public boolean isNeverOpen(OffsetDateTime from) {
        return opens(from).isEqual(from.plusDays(DAYS_AHEAD));
    }

    /** The end of what closes this local time, or this time itself where nothing does. */
    private ZonedDateTime freeIn(ZonedDateTime at) {
        if (isClosed(at.getHour())) {
            LocalDate day = at.getHour() < first ? at.toLocalDate() : at.toLocalDate().plusDays(1);
            return day.atTime(first, 0).atZone(at.getZone());
        }
        LocalDateTime local = at.toLocalDateTime();
        for (ToldTimes.Stretch stretch : told.stretches()) {
            if (stretch.contains(local)) {
                ZonedDateTime end = stretch.endOn(local).atZone(at.getZone());
                // where the clock is set back the stretch comes twice
                return end.isAfter(at) ? end : end.withLaterOffsetAtOverlap();
            }
        }
        return at;
    }

    /** When the stretch that is open then ends; {@code null} where nothing ends it within a day. */
    public OffsetDateTime closes(OffsetDateTime open) {
        OffsetDateTime soonest = null;
        for (ZoneId zone : zones) {
            ZonedDateTime at = open.atZoneSameInstant(zone);
            if (last < DAY_ENDS) {
                soonest = sooner(soonest, at.toLocalDate().atTime(last, 0).atZone(zone), at);
            }
            for (ToldTimes.Stretch stretch : told.stretches()) {
                for (int days = 0; days <= 1; days++) {
                    LocalDateTime begins = stretch.beginOn(at.toLocalDateTime().plusDays(days));
                    soonest = begins == null ? soonest : sooner(soonest, begins.atZone(zone), at);
                }
            }
        }
        return soonest == null ? null : soonest.atZoneSameInstant(shownIn).toOffsetDateTime();
    }

    private static OffsetDateTime sooner(OffsetDateTime soonest, ZonedDateTime one, ZonedDateTime after) {
        return !one.isAfter(after) || soonest != null && !one.toOffsetDateTime().isBefore(soonest) ? soonest : one.toOffsetDateTime();
    }
}
