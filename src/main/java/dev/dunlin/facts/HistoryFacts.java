package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.dunlin.facts.PastContact.Step;
import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;

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
    private Field<BigDecimal> lastDemanded = Field.none();
    private OffsetDateTime lastDemandedAt;

    HistoryFacts(FactSheet sheet, LocalDate oldestDueOn) {
        this.sheet = sheet;
        this.known = !sheet.snapshot.interactions().isUnknown();
        this.nothingOpen = oldestDueOn == null;
        this.since = nothingOpen ? null : oldestDueOn;
        OffsetDateTime weekAgo = sheet.now.minusDays(WEEK);
        for (Interaction interaction : sheet.snapshot.interactions().or(List.of())) {
            OffsetDateTime at = interaction.at().orNull();
            if (at == null || !at.isAfter(sheet.now)) {
                PastContact contact = PastContact.of(interaction, sheet);
                contacts.add(contact);
                seeEver(contact, at == null ? null : Boolean.valueOf(at.isAfter(weekAgo)));
                seeOnThisDebt(contact, onThisDebt(contact));
            }
        }
    }

    private void seeEver(PastContact contact, Boolean thisWeek) {
        LocalDate day = contact.day();
        touches.see(contact.touch(), day);
        meetings.see(contact.meeting(), day);
        conversations.see(contact.conversation(), day);
        reminders.see(contact.step() == Step.REMINDER, day);
        fullDemands.see(contact.step() == Step.FULL_DEMAND, day);
        finalNotices.see(contact.step() == Step.FINAL_NOTICE, day);
        touchesThisWeek.see(AnyOf.and(contact.touch(), thisWeek));
        callsThisWeek.see(AnyOf.and(contact.call(), thisWeek));
        visitedRecently.see(AnyOf.and(contact.visit(), day == null ? null : Boolean.valueOf(!day.isBefore(sheet.lastBusinessDay))));
    }

    private void seeOnThisDebt(PastContact contact, Boolean onThisDebt) {
        Step step = contact.step();
        LocalDate day = contact.day();
        boolean demanded = step.compareTo(Step.FULL_DEMAND) >= 0;
        reminded.see(AnyOf.and(onThisDebt, step != Step.NONE || Boolean.TRUE.equals(contact.conversation())));
        spokenOrTried.see(AnyOf.and(onThisDebt, demanded ? Boolean.TRUE : contact.meeting()));
        conversationHad.see(AnyOf.and(onThisDebt, contact.conversation()));
        requests.see(AnyOf.and(onThisDebt, asksForPayment(contact)));
        handovers.see(AnyOf.and(onThisDebt, wasHandedOver(contact)));
        withAgency.see(AnyOf.and(onThisDebt, "REFER_TO_AGENCY".equals(contact.interaction().action().orNull())));
        withLawyer.see(AnyOf.and(onThisDebt, "REFER_TO_LAWYER".equals(contact.interaction().action().orNull())));
        if (onThisDebt == null || onThisDebt) {
            demandsOnThisDebt.see(demanded, day);
            finalNoticesOnThisDebt.see(step == Step.FINAL_NOTICE, day);
            OffsetDateTime at = contact.interaction().at().orNull();
            if (demanded && at != null && (lastDemandedAt == null || !at.isBefore(lastDemandedAt))) {
                Field<BigDecimal> amount = contact.interaction().amount();
                lastDemanded = lastDemandedAt == null || at.isAfter(lastDemandedAt) ? amount : larger(lastDemanded, amount);
                lastDemandedAt = at;
            }
        }
    }

    /** Of two demands made at once the larger; one without a figure leaves open what was asked for. */
    private static Field<BigDecimal> larger(Field<BigDecimal> a, Field<BigDecimal> b) {
        return !a.hasValue() || !b.hasValue() ? Field.unknown() : a.orNull().compareTo(b.orNull()) >= 0 ? a : b;
    }

    private Boolean onThisDebt(PastContact contact) {
        return nothingOpen ? Boolean.FALSE : contact.day() == null ? null : Boolean.valueOf(!contact.day().isBefore(since));
    }

    private static boolean asksForPayment(PastContact contact) {
        if (contact.step() != Step.CONTACT) {
            return contact.step() != Step.NONE;
        }
        return switch (contact.interaction().action().orNull()) {
            case "IDENTIFY_CAUSE", "VERIFY_PAYMENT_CLAIM", "BOOK_MEETING" -> false;
            default -> true;
        };
    }

    private static Boolean wasHandedOver(PastContact contact) {
        boolean handedOver = contact.interaction().outcome().orNull() == Outcome.HANDED_OVER;
        return contact.answered() == null ? null : Boolean.valueOf(handedOver);
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
        sheet.set(Fact.NOTICE_RUN, sent.get(made -> made ? runsUntil.isUnknown() ? Field.unknown() : Field.of(runsUntil.isNone()) : sent));
    }

    /** What follows from the last final notice on this debt and is still ahead; {@code null} from {@code ahead} means it has passed. */
    Field<OffsetDateTime> finalNoticeAhead(Function<LocalDate, OffsetDateTime> ahead) {
        return onThisDebt(happened(finalNoticesOnThisDebt)).isUnknown() ? Field.unknown() : finalNoticesOnThisDebt.ahead(ahead);
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
        Field<BigDecimal> actionable = sheet.get(Fact.ACTIONABLE);
        boolean named = lastDemanded.hasValue() && sheet.currency.equals(sheet.snapshot.account().currency());
        stale.see(named ? actionable.map(owed -> owed.compareTo(lastDemanded.orNull()) > 0) : Field.of(false));
        return stale.answer();
    }

    /** Tone of the last interaction that has one; only a conversation can hide one that was left out. Of two at once the heated one. */
    private Field<ContactTone> lastTone() {
        OffsetDateTime last = null;
        Field<ContactTone> tone = Field.none();
        for (PastContact contact : contacts) {
            Field<ContactTone> own = contact.interaction().tone();
            boolean mayHaveOne = own.hasValue() || own.isUnknown() && !Boolean.FALSE.equals(contact.conversation());
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
        OffsetDateTime lastAnswer = null;
        boolean undatedAnswer = false;
        for (PastContact contact : contacts) {
            OffsetDateTime at = contact.interaction().at().orNull();
            if (Boolean.TRUE.equals(contact.answered()) && at != null && (lastAnswer == null || at.isAfter(lastAnswer))) {
                lastAnswer = at;
            }
            undatedAnswer |= Boolean.TRUE.equals(contact.answered()) && at == null;
        }
        for (PastContact contact : contacts) {
            OffsetDateTime at = contact.interaction().at().orNull();
            boolean answeredSince = at != null && lastAnswer != null && !at.isAfter(lastAnswer);
            Boolean after = answeredSince ? Boolean.FALSE : at == null || undatedAnswer ? null : Boolean.TRUE;
            boolean arrived = contact.interaction().outcome().orNull() != Outcome.BOUNCED;
            Boolean open = contact.answered() == null ? null : Boolean.valueOf(contact.ours() && !contact.answered() && arrived);
            unanswered.see(AnyOf.and(onThisDebt(contact), AnyOf.and(after, open)));
        }
        return unanswered;
    }

    private Field<Integer> counted(CountOf count) {
        return known ? count.answer() : nothingOpen ? Field.of(0) : Field.unknown();
    }

    private Field<Boolean> onThisDebt(Field<Boolean> answer) {
        return known ? answer : nothingOpen ? Field.of(false) : Field.unknown();
    }

    private void set(Fact fact, Field<?> value) {
        sheet.set(fact, known ? value : Field.unknown());
    }
}
