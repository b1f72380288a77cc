package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.Objects;

import dev.dunlin.facts.PastContact.Mark;
import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Field;

/**
 * What was done about this debt so far. Steps count from the oldest open due date on, and a harder step
 * counts as the softer ones too; what is dated after the moment asked about has not happened.
 */
final class HistoryFacts {
    private static final int WEEK = 7;

    private final FactSheet sheet;
    private final boolean known;
    private final boolean nothingOpen;
    final List<PastContact> contacts = new ArrayList<>();
    final LatestOf touches = new LatestOf();
    final LatestOf reminders = new LatestOf();
    final LatestOf meetings = new LatestOf();
    final LatestOf conversations = new LatestOf();
    final LatestOf fullDemands = new LatestOf();
    private final LatestOf finalNotices = new LatestOf();
    private final LatestOf finalNoticesOnThisDebt = new LatestOf();
    private final LatestOf demandsOnThisDebt = new LatestOf();
    private final AnyOf reminded = new AnyOf();
    private final AnyOf spokenOrTried = new AnyOf();
    private final AnyOf conversationHad = new AnyOf();
    private final CountOf requests = new CountOf();
    private final CountOf handovers = new CountOf();
    private final CountOf callsThisWeek = new CountOf();
    private final CountOf touchesThisWeek = new CountOf();
    final AnyOf withAgency = new AnyOf();
    final AnyOf withLawyer = new AnyOf();
    private final AnyOf visitedRecently = new AnyOf();
    private final LocalDate since;
    /** Those that demanded the full amount of this debt or something harder, or may have. */
    private final List<PastContact> demands = new ArrayList<>(2);

    HistoryFacts(FactSheet sheet, LocalDate oldestDueOn) {
        this.sheet = sheet;
        this.known = !sheet.snapshot.interactions().isUnknown();
        this.nothingOpen = oldestDueOn == null;
        this.since = nothingOpen ? null : oldestDueOn;
        OffsetDateTime weekAgo = sheet.now.minusDays(WEEK);
        for (PastContact contact : sheet.contacts()) {
            OffsetDateTime at = contact.interaction().at().orNull();
            if (at == null || !at.isAfter(sheet.now)) {
                contacts.add(contact);
                seeEver(contact, at == null ? null : Boolean.valueOf(at.isAfter(weekAgo)));
                seeOnThisDebt(contact, onThisDebt(contact));
            }
        }
    }

    private void seeEver(PastContact contact, Boolean thisWeek) {
        LocalDate day = contact.day();
        touches.see(contact.is(Mark.TOUCH), day);
        meetings.see(contact.is(Mark.MEETING), day);
        conversations.see(contact.is(Mark.CONVERSATION), day);
        reminders.see(contact.is(Mark.REMINDER), day);
        fullDemands.see(contact.is(Mark.FULL_DEMAND), day);
        finalNotices.see(contact.is(Mark.FINAL_NOTICE), day);
        touchesThisWeek.see(AnyOf.and(contact.is(Mark.TOUCH), thisWeek));
        callsThisWeek.see(AnyOf.and(contact.is(Mark.CALL), thisWeek));
        visitedRecently.see(AnyOf.and(contact.is(Mark.VISIT), day == null ? null : Boolean.valueOf(!day.isBefore(sheet.lastBusinessDay))));
    }

    private void seeOnThisDebt(PastContact contact, Boolean onThisDebt) {
        Boolean demanded = AnyOf.and(onThisDebt, contact.is(Mark.DEMANDED));
        reminded.see(AnyOf.and(onThisDebt, contact.is(Mark.REMINDED)));
        spokenOrTried.see(AnyOf.and(onThisDebt, contact.is(Mark.MEETING)));
        spokenOrTried.see(demanded);
        conversationHad.see(AnyOf.and(onThisDebt, contact.is(Mark.CONVERSATION)));
        requests.see(AnyOf.and(onThisDebt, contact.is(Mark.ASKED_FOR_PAYMENT)));
        handovers.see(AnyOf.and(onThisDebt, contact.is(Mark.HANDED_OVER)));
        withAgency.see(AnyOf.and(onThisDebt, contact.is(Mark.REFERRED_TO_AGENCY)));
        withLawyer.see(AnyOf.and(onThisDebt, contact.is(Mark.REFERRED_TO_LAWYER)));
        demandsOnThisDebt.see(demanded, contact.day());
        finalNoticesOnThisDebt.see(AnyOf.and(onThisDebt, contact.is(Mark.FINAL_NOTICE)), contact.day());
        if (!Boolean.FALSE.equals(demanded)) {
            demands.add(contact);
        }
    }

    private Boolean onThisDebt(PastContact contact) {
        return nothingOpen ? Boolean.FALSE : contact.day() == null ? null : Boolean.valueOf(!contact.day().isBefore(since));
    }

    void fill(PromiseFacts promises, ClaimFacts claims, ReceiptFacts receipts) {
        LocalDate today = sheet.today;
        set(Fact.DAYS_SINCE_CONTACT, touches.daysBefore(today));
        set(Fact.DAYS_SINCE_REMINDER, reminders.daysBefore(today));
        set(Fact.DAYS_SINCE_FULL_DEMAND, fullDemands.daysBefore(today));
        set(Fact.DAYS_SINCE_FINAL_NOTICE, finalNotices.daysBefore(today));
        set(Fact.TOUCHES_LAST_7_DAYS, touchesThisWeek.answer());
        set(Fact.CALLS_LAST_7_DAYS, callsThisWeek.answer());
        Boolean spoke = conversations.onOrAfter(today.minusDays(WEEK - 1));
        set(Fact.CONVERSATION_WITHIN_7_DAYS, spoke == null ? Field.unknown() : Field.of(spoke));
        set(Fact.LAST_TONE, lastTone());
        sheet.set(Fact.REMINDED, onThisDebt(reminded.answer()));
        sheet.set(Fact.SPOKEN_OR_TRIED, onThisDebt(spokenOrTried.answer()));
        sheet.set(Fact.CONVERSATION_HAD, onThisDebt(conversationHad.answer()));
        sheet.set(Fact.HANDOVERS, BehaviourFacts.givenOr(sheet, Behaviour::handovers, counted(handovers)));
        sheet.set(Fact.REQUESTS, BehaviourFacts.givenOr(sheet, Behaviour::requests, counted(requests)));
        sheet.set(Fact.UNANSWERED, BehaviourFacts.givenOr(sheet, Behaviour::unanswered, counted(unanswered())));
        AnyOf receiptOrVisit = new AnyOf();
        receiptOrVisit.see(receipts.arrivedSince(sheet.lastBusinessDay));
        receiptOrVisit.see(known ? visitedRecently.answer() : Field.unknown());
        sheet.set(Fact.RECEIPT_SINCE_LAST_BUSINESS_DAY, receiptOrVisit.answer());
        Field<Boolean> demandMade = onThisDebt(happened(demandsOnThisDebt));
        sheet.set(Fact.FULL_DEMAND_MADE, demandMade);
        sheet.set(Fact.FULL_DEMAND_STALE, demandMade.get(made -> made ? staleDemand(promises, claims) : Field.of(false)));
        fillNotice();
    }

    private void fillNotice() {
        Field<Boolean> sent = onThisDebt(happened(finalNoticesOnThisDebt));
        int days = sheet.settings.days("final-notice.notice-days");
        Field<OffsetDateTime> runsUntil = finalNoticeAhead(day -> sheet.startIfAhead(day.plusDays(days)));
        sheet.set(Fact.FINAL_NOTICE_SENT, sent);
        sheet.set(Fact.NOTICE_RUNS_UNTIL, runsUntil);
        sheet.set(Fact.NOTICE_RUN, sent.get(made -> !made ? sent : runsUntil.isNone() ? Field.of(true) : finalNoticesOnThisDebt.day().map(day -> false)));
    }

    /** What follows from the last final notice on this debt and is still ahead; {@code null} from {@code ahead} means it has passed. */
    Field<OffsetDateTime> finalNoticeAhead(Function<LocalDate, OffsetDateTime> ahead) {
        return known || nothingOpen ? finalNoticesOnThisDebt.perhapsAhead(ahead) : Field.unknown();
    }

    private static Field<Boolean> happened(LatestOf events) {
        Boolean happened = events.onOrAfter(LocalDate.MIN);
        return happened == null ? Field.unknown() : Field.of(happened);
    }

    /** A demand grows stale when a promise was broken since, or when more is owed than it asked for (if it named a sum). */
    private Field<Boolean> staleDemand(PromiseFacts promises, ClaimFacts claims) {
        AnyOf stale = new AnyOf();
        LocalDate demandedOn = demandsOnThisDebt.day().orNull();
        stale.see(demandedOn == null ? null : promises.brokenSince(demandedOn, claims));
        stale.see(moreThanDemanded());
        return stale.answer();
    }

    /** Judged by the last demand, of two made at once by the larger; unknown while another may have been the last. */
    private Boolean moreThanDemanded() {
        OffsetDateTime last = demands.stream().filter(demand -> Boolean.TRUE.equals(demand.is(Mark.DEMANDED)))
                .map(demand -> demand.interaction().at().orNull()).filter(Objects::nonNull).max(OffsetDateTime::compareTo).orElse(null);
        Boolean more = null;
        boolean any = false;
        for (PastContact demand : demands) {
            OffsetDateTime at = demand.interaction().at().orNull();
            if (at == null || last == null || !at.isBefore(last)) {
                Boolean its = moreThan(demand.interaction().amount());
                boolean atOnce = at != null && at.equals(last) && Boolean.TRUE.equals(demand.is(Mark.DEMANDED));
                more = !any ? its : atOnce ? AnyOf.and(more, its) : Objects.equals(more, its) ? more : null;
                any = true;
            }
        }
        return more;
    }

    /** A demand that named no sum, or one in another currency, is not outgrown. */
    private Boolean moreThan(Field<BigDecimal> demanded) {
        boolean named = demanded.hasValue() && sheet.currency.equals(sheet.snapshot.account().currency());
        return named ? sheet.<BigDecimal>get(Fact.ACTIONABLE).map(owed -> owed.compareTo(demanded.orNull()) > 0).orNull() : Boolean.FALSE;
    }

    /** Tone of the last interaction that has one; only a conversation can hide one that was left out. Of two at once the heated one. */
    private Field<ContactTone> lastTone() {
        OffsetDateTime last = null;
        Field<ContactTone> tone = Field.none();
        for (PastContact contact : contacts) {
            Field<ContactTone> own = contact.interaction().tone();
            boolean mayHaveOne = own.hasValue() || own.isUnknown() && !Boolean.FALSE.equals(contact.is(Mark.CONVERSATION));
            if (!mayHaveOne) {
                continue;
            }
            OffsetDateTime at = contact.interaction().at().orNull();
            if (at == null) {
                return Field.unknown();
            }
            if (last == null || at.isAfter(last) || at.isEqual(last) && gravity(own) > gravity(tone)) {
                last = at;
                tone = own;
            }
        }
        return tone;
    }

    private static int gravity(Field<ContactTone> tone) {
        return tone.orNull() == ContactTone.HEATED ? 2 : tone.isUnknown() ? 1 : 0;
    }

    /** Our messages and calls on this debt since the debtor last answered; one that bounced could not be answered. */
    private CountOf unanswered() {
        CountOf unanswered = new CountOf();
        OffsetDateTime answered = lastAnswer(true);
        OffsetDateTime perhaps = lastAnswer(false);
        boolean undated = contacts.stream().anyMatch(contact -> contact.interaction().at().orNull() == null && !Boolean.FALSE.equals(contact.is(Mark.ANSWERED)));
        for (PastContact contact : contacts) {
            OffsetDateTime at = contact.interaction().at().orNull();
            boolean answeredSince = at != null && answered != null && !at.isAfter(answered);
            boolean perhapsSince = at == null || undated || perhaps != null && !at.isAfter(perhaps);
            Boolean after = answeredSince ? Boolean.FALSE : perhapsSince ? null : Boolean.TRUE;
            unanswered.see(AnyOf.and(onThisDebt(contact), AnyOf.and(after, contact.is(Mark.UNANSWERED))));
        }
        return unanswered;
    }

    /** When the debtor last answered: for certain, or perhaps. */
    private OffsetDateTime lastAnswer(boolean forCertain) {
        OffsetDateTime last = null;
        for (PastContact contact : contacts) {
            OffsetDateTime at = contact.interaction().at().orNull();
            if (at != null && (forCertain ? contact.certain() : contact.possible()).contains(Mark.ANSWERED) && (last == null || at.compareTo(last) >= 0)) {
                last = at;
            }
        }
        return last;
    }

    /** Whether this debt was referred to them; unknown while nobody knows what was done. */
    Field<Boolean> referredTo(AnyOf them) {
        return onThisDebt(them.answer());
    }

    private Field<Range> counted(CountOf count) {
        return known ? Field.of(count.range()) : nothingOpen ? Field.of(Range.exactly(0)) : Field.unknown();
    }

    private Field<Boolean> onThisDebt(Field<Boolean> answer) {
        return known ? answer : nothingOpen ? Field.of(false) : Field.unknown();
    }

    private void set(Fact fact, Field<?> value) {
        sheet.set(fact, known ? value : Field.unknown());
    }
}
