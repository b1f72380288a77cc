package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import dev.dunlin.facts.PastContact.Mark;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Placement;

/** When the next step may be taken: cooling-off periods, the gap between touches, the placement, the dates ahead. */
final class PaceFacts {
    private static final int WEEK = 7;

    private PaceFacts() {
    }

    static void fill(FactSheet sheet, HistoryFacts history) {
        SettingsInForce settings = sheet.settings;
        BusinessDays calendar = sheet.moment.businessDays();
        int callDays = settings.days("call.cooling-off-business-days");
        int demandDays = settings.days("demand.cooling-off-business-days");
        set(sheet, Fact.REMINDER_COOLS_UNTIL, cools(sheet, history.reminders, settings.days("reminder.cooling-off-days")));
        set(sheet, Fact.FINAL_NOTICE_COOLS_UNTIL, cools(sheet, history.fullDemands, settings.days("final-notice.cooling-off-days")));
        set(sheet, Fact.DEMAND_COOLS_UNTIL,
                history.meetings.perhapsAhead(day -> sheet.startIfAhead(calendar.plus(day, demandDays))));
        set(sheet, Fact.CALL_COOLS_UNTIL, later(
                history.touches.perhapsAhead(day -> sheet.startIfAhead(calendar.plus(day, callDays))),
                cools(sheet, history.conversations, settings.days("conversation.rest-days"))));
        set(sheet, Fact.NEXT_TOUCH_AT, later(
                cools(sheet, history.touches, settings.days("touch.gap-days")),
                roomThisWeek(sheet, history.contacts)));
        set(sheet, Fact.COOLED_DOWN_AT, cooledDown(sheet, history.contacts));
        fillPlacement(sheet, history, settings.days("legal.cooling-off-days"));
        fillDates(sheet);
    }

    /** A placement given settles whether an agency has the debt; referrals tell of lawyers, and of agencies where it is left out. */
    private static void fillPlacement(FactSheet sheet, HistoryFacts history, int coolingOffDays) {
        Field<LocalDate> placed = sheet.snapshot.placement().get(Placement::withAgencySince)
                .get(since -> since.isAfter(sheet.today) ? Field.none() : Field.of(since));
        sheet.set(Fact.DAYS_SINCE_PLACEMENT, placed.map(since -> (int) (sheet.today.toEpochDay() - since.toEpochDay())));
        sheet.set(Fact.LEGAL_COOLS_UNTIL, placed.map(since -> sheet.startIfAhead(since.plusDays(coolingOffDays))));
        AnyOf referred = new AnyOf();
        referred.see(placed.isUnknown() ? history.referredTo(history.withAgency).or(false) ? Boolean.TRUE : null : Boolean.valueOf(placed.hasValue()));
        referred.see(history.referredTo(history.withLawyer));
        sheet.set(Fact.REFERRED, referred.answer());
    }

    private static void fillDates(FactSheet sheet) {
        AccountSnapshot snapshot = sheet.snapshot;
        sheet.set(Fact.NEXT_ACTION_ON,
                snapshot.nextActionOn().get(day -> day.isBefore(sheet.today) ? Field.none() : Field.of(day)));
        sheet.set(Fact.CASH_EVENT_TODAY, snapshot.cashEventOn().isNone() ? Field.of(false)
                : snapshot.cashEventOn().map(sheet.today::equals));
    }

    private static Field<OffsetDateTime> cools(FactSheet sheet, LatestOf events, int days) {
        return events.perhapsAhead(day -> sheet.startIfAhead(day.plusDays(days)));
    }

    /** When the oldest touch that fills the week drops out of it. One that may have been a touch counts as one. */
    private static Field<OffsetDateTime> roomThisWeek(FactSheet sheet, List<PastContact> contacts) {
        int most = sheet.settings.days("touch.most-in-7-days");
        OffsetDateTime weekAgo = sheet.now.minusDays(WEEK);
        List<OffsetDateTime> touches = new ArrayList<>();
        int undated = 0;
        for (PastContact contact : contacts) {
            OffsetDateTime at = contact.interaction().at().orNull();
            if (Boolean.FALSE.equals(contact.is(Mark.TOUCH)) || at != null && !at.isAfter(weekAgo)) {
                continue;
            }
            if (at == null) {
                undated++;
            } else {
                touches.add(at);
            }
        }
        if (touches.size() + undated < most || most <= 0) {
            return Field.none();
        }
        if (touches.size() < most) {
            return Field.unknown();
        }
        touches.sort(Collections.reverseOrder(Comparator.comparing(OffsetDateTime::toInstant)));
        return Field.of(touches.get(most - 1).plusDays(WEEK).atZoneSameInstant(sheet.moment.zone()).toOffsetDateTime());
    }

    private static Field<OffsetDateTime> cooledDown(FactSheet sheet, List<PastContact> contacts) {
        int days = sheet.settings.days("cool-down.business-days");
        LatestOf heated = new LatestOf();
        for (PastContact contact : contacts) {
            Field<ContactTone> tone = contact.interaction().tone();
            Boolean wasHeated = tone.isUnknown() && !Boolean.FALSE.equals(contact.is(Mark.CONVERSATION)) ? null
                    : Boolean.valueOf(tone.orNull() == ContactTone.HEATED);
            heated.see(wasHeated, contact.day());
        }
        return heated.ahead(day -> sheet.startIfAhead(sheet.moment.businessDays().plus(day, days)));
    }

    /** The later of two pauses; the one that is known while the other is not. */
    private static Field<OffsetDateTime> later(Field<OffsetDateTime> a, Field<OffsetDateTime> b) {
        if (b.isNone() || b.isUnknown() && a.hasValue()) {
            return a;
        }
        if (!a.hasValue()) {
            return a.isUnknown() && b.isNone() ? a : b;
        }
        if (b.isUnknown()) {
            return b;
        }
        return a.orNull().isBefore(b.orNull()) ? b : a;
    }

    private static void set(FactSheet sheet, Fact fact, Field<OffsetDateTime> value) {
        sheet.set(fact, sheet.snapshot.interactions().isUnknown() ? Field.unknown() : value);
    }
}
