package dev.dunlin.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.dunlin.facts.PastContact.Mark;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.Contact;
import dev.dunlin.snapshot.ContactRole;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.Outcome;

/** When, how often, by which channel and with whom the debtor may be in contact. */
final class ContactFacts {
    private static final int WEEK = 7;

    private final FactSheet sheet;
    private final ContactHours hours;
    private final Set<String> attorneys = new HashSet<>();

    private ContactFacts(FactSheet sheet) {
        this.sheet = sheet;
        this.hours = ContactHours.of(sheet.snapshot, sheet.moment, sheet.settings);
    }

    /** Fills in the facts; the hours of contact they go by. */
    static ContactHours fill(FactSheet sheet, List<PastContact> history) {
        ContactFacts facts = new ContactFacts(sheet);
        facts.fillPeople();
        facts.fillTimes();
        facts.fillCounts(history);
        facts.fillWishes();
        boolean elsewhere = !"US".equals(sheet.snapshot.account().country().or("US"));
        sheet.know(Fact.FIRST_PARTY_STRICT, !elsewhere && Boolean.parseBoolean(sheet.settings.text("us.first-party-strict")));
        return facts.hours;
    }

    private void fillTimes() {
        sheet.know(Fact.CONTACT_OPENS_AT, hours.areClosed(sheet.now) ? hours.opens(sheet.now) : null);
        Field<Boolean> unclear = hours.unclear();
        sheet.set(Fact.INCONVENIENT_TIMES_UNCLEAR, unclear);
        sheet.set(Fact.INCONVENIENT_UNTIL, unclear.isUnknown() ? unclear
                : Field.of(hours.isInconvenient(sheet.now) ? hours.opens(sheet.now) : null));
    }

    private void fillCounts(List<PastContact> history) {
        int calls = sheet.settings.days("us.calls.most-in-7-days");
        int callsOrTexts = sheet.settings.days("calls-or-texts.most-in-7-days");
        int rest = sheet.settings.days("us.conversation.rest-days");
        set(Fact.CALL_CAP_LIFTS_AT, history, this::isCall, days -> roomFor(days, calls));
        set(Fact.CALL_OR_TEXT_CAP_LIFTS_AT, history, this::isCallOrText, days -> roomFor(days, callsOrTexts));
        set(Fact.CONVERSATION_RESTS_UNTIL, history, this::isConversation,
                days -> days.stream().max(LocalDate::compareTo).map(last -> last.plusDays(rest)).orElse(sheet.today));
    }

    /**
     * The day from which it may be done again. What is sure settles the least of it: where that lies ahead it holds, whatever else there
     * was; where only what is unsure would put it off, nobody knows.
     */
    private void set(Fact fact, List<PastContact> history, Function<PastContact, Boolean> counts, Function<List<LocalDate>, LocalDate> from) {
        List<LocalDate> sure = new ArrayList<>();
        List<LocalDate> possible = new ArrayList<>();
        for (PastContact contact : history) {
            Boolean counted = counts.apply(contact);
            if (!Boolean.FALSE.equals(counted)) {
                possible.add(contact.day() == null ? sheet.today : contact.day());
                if (counted != null && contact.day() != null) {
                    sure.add(contact.day());
                }
            }
        }
        LocalDate least = from.apply(sure);
        if (sheet.snapshot.interactions().isUnknown()) {
            sheet.set(fact, Field.unknown());
        } else if (least.isAfter(sheet.today)) {
            sheet.know(fact, hours.opens(sheet.moment.startOf(least)));
        } else {
            sheet.set(fact, from.apply(possible).isAfter(sheet.today) ? Field.unknown() : Field.none());
        }
    }

    /** The first day, today or later, that with the six before it holds fewer than the most allowed. */
    private LocalDate roomFor(List<LocalDate> days, int most) {
        LocalDate day = sheet.today;
        while (countUpTo(days, day) >= Math.max(most, 1)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static int countUpTo(List<LocalDate> days, LocalDate last) {
        LocalDate first = last.minusDays(WEEK - 1);
        int count = 0;
        for (LocalDate day : days) {
            count += day.isBefore(first) || day.isAfter(last) ? 0 : 1;
        }
        return count;
    }

    private Boolean isCall(PastContact contact) {
        return isCounted(contact) ? contact.is(Mark.CALL) : Boolean.FALSE;
    }

    private Boolean isCallOrText(PastContact contact) {
        boolean text = contact.interaction().direction().or(Direction.OUT) == Direction.OUT && contact.interaction().channel().orNull() == Channel.SMS;
        return text && isCounted(contact) ? Boolean.TRUE : isCall(contact);
    }

    private Boolean isConversation(PastContact contact) {
        Field<Channel> channel = contact.interaction().channel();
        Boolean byTelephone = channel.hasValue() ? Boolean.valueOf(channel.orNull() == Channel.CALL)
                : "CALL".equals(contact.interaction().action().orNull()) ? Boolean.TRUE : null;
        return isCounted(contact) ? AnyOf.and(byTelephone, contact.is(Mark.CONVERSATION)) : Boolean.FALSE;
    }

    private boolean isCounted(PastContact contact) {
        return contact.interaction().outcome().orNull() != Outcome.BOUNCED && !attorneys.contains(contact.interaction().contactId().orNull());
    }

    private void fillPeople() {
        AnyOf attorney = new AnyOf();
        AnyOf debtor = new AnyOf();
        AnyOf elsewhere = new AnyOf();
        AnyOf forbidden = new AnyOf();
        for (Contact contact : sheet.snapshot.contacts().or(List.of())) {
            Field<Boolean> reached = PartyFacts.canBeReached(contact);
            boolean forbids = contact.employerForbids().or(false);
            boolean isAttorney = contact.role().orNull() == ContactRole.ATTORNEY;
            attorney.see(isAttorney ? reached : Field.of(false));
            debtor.see(contact.role().orNull() == ContactRole.DEBTOR && !forbids ? reached : Field.of(false));
            elsewhere.see(forbids ? Field.of(false) : reached);
            forbidden.see(forbids ? reached : Field.of(false));
            if (isAttorney && contact.id().hasValue()) {
                attorneys.add(contact.id().orNull());
            }
        }
        boolean known = !sheet.snapshot.contacts().isUnknown();
        Field<Boolean> attorneyContact = known ? attorney.answer() : Field.unknown();
        AnyOf attorneyKnown = new AnyOf();
        attorneyKnown.see(sheet.snapshot.legal().get(Legal::attorneyKnown));
        attorneyKnown.see(attorneyContact);
        sheet.set(Fact.ATTORNEY_CONTACT, attorneyContact);
        sheet.set(Fact.ATTORNEY_KNOWN, attorneyKnown.answer());
        sheet.set(Fact.DEBTOR_CONTACT, known ? debtor.answer() : Field.unknown());
        Field<Boolean> onlyForbidden = elsewhere.answer().get(somewhere -> somewhere ? Field.of(false) : forbidden.answer());
        sheet.set(Fact.ONLY_FORBIDDEN_WORKPLACE, known ? onlyForbidden : Field.unknown());
    }

    private void fillWishes() {
        Field<Legal> legal = sheet.snapshot.legal();
        Field<List<Channel>> optOuts = legal.get(Legal::optOutChannels);
        sheet.set(Fact.CALL_OPTED_OUT, optedOut(optOuts, Channel.CALL));
        sheet.set(Fact.EMAIL_OPTED_OUT, optedOut(optOuts, Channel.EMAIL));
        sheet.set(Fact.SMS_OPTED_OUT, optedOut(optOuts, Channel.SMS));
        sheet.set(Fact.LETTER_OPTED_OUT, optedOut(optOuts, Channel.LETTER));
        sheet.set(Fact.VISIT_OPTED_OUT, optedOut(optOuts, Channel.VISIT));
        Field<LocalDate> cease = legal.get(Legal::ceaseRequestedOn);
        sheet.set(Fact.CEASE_REQUESTED, cease.isUnknown() ? Field.unknown() : Field.of(cease.hasValue() && !cease.orNull().isAfter(sheet.today)));
    }

    private static Field<Boolean> optedOut(Field<List<Channel>> optOuts, Channel channel) {
        return optOuts.isUnknown() ? Field.unknown() : Field.of(optOuts.or(List.of()).contains(channel));
    }
}
