package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Set;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Goods;
import dev.dunlin.snapshot.Insolvency;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.Offer;
import dev.dunlin.snapshot.Order;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.Placement;
import dev.dunlin.snapshot.RequestedAction;

/** Notices, stays and deadlines that the law of a country counts from a day: what was sent, what runs, and until when. */
final class LawFacts {
    private static final Set<String> OUTSIDE_ENGLAND_AND_WALES = Set.of("GB-SCT", "GB-NIR");

    private final FactSheet sheet;
    private final Field<Legal> legal;

    LawFacts(FactSheet sheet) {
        this.sheet = sheet;
        this.legal = sheet.snapshot.legal();
    }

    void fill(List<Invoice> open, HistoryFacts history, ReceiptFacts receipts) {
        fillParty();
        fillStays();
        fillValidation();
        fillInsolvency(open, receipts);
        fillCreditReporting(history);
        sheet.set(Fact.LETTER_OF_CLAIM_RUNS_UNTIL, letterOfClaim(history));
        sheet.set(Fact.ADVERSE_NOTICE_DUE_ON, sheet.inCurrency(sheet.snapshot.order(), Order::currency)
                .map(order -> sheet.today.plusDays(sheet.settings.days("us.adverse-action.notice-days"))));
        Field<Offer> offer = sheet.inCurrency(sheet.snapshot.offer(), Offer::currency);
        sheet.set(Fact.OFFER_REPAYABLE_UNTIL, offer.get(Offer::on).map(on -> on.plusDays(sheet.settings.days("us.full-and-final.repay-days"))));
    }

    private void fillParty() {
        Account account = sheet.snapshot.account();
        boolean elsewhere = account.region().hasValue() && OUTSIDE_ENGLAND_AND_WALES.contains(account.region().orNull());
        sheet.set(Fact.ENGLAND_OR_WALES, account.country().map(country -> country.equals("GB") && !elsewhere));
        DebtorType type = account.debtorType().orNull();
        boolean isOtherBusiness = type == DebtorType.COMPANY || type == DebtorType.PUBLIC || type == DebtorType.SOLE_TRADER && account.vatRegistered().or(false);
        sheet.know(Fact.MAY_HAVE_BREATHING_SPACE, !isOtherBusiness);
        sheet.set(Fact.AGENCY_LICENSED, sheet.snapshot.placement().get(Placement::agencyLicensed));
        sheet.set(Fact.LOSS_CHARGE_REQUESTED, lossCharge(sheet.snapshot.requested()));
    }

    private static Field<Boolean> lossCharge(Field<List<RequestedAction>> requested) {
        return requested.isUnknown() ? Field.unknown()
                : Field.of(requested.or(List.of()).stream().anyMatch(wish -> wish.action().equals("CHARGE_LOSS_TO_EMPLOYEE")));
    }

    private void fillStays() {
        Field<LocalDate> ends = legal.get(Legal::moratoriumEndsOn);
        sheet.set(Fact.MORATORIUM_ENDS_ON, ends.hasValue() && ends.orNull().isBefore(sheet.today) ? Field.none() : ends);
        sheet.set(Fact.RESTRUCTURING_STAY, legal.get(Legal::restructuringStay));
    }

    /** The debtor has so long to ask for validation: 30 days from receipt, or from when a letter may be taken to have arrived. */
    private void fillValidation() {
        Field<LocalDate> sent = past(legal.get(Legal::validationNoticeSentOn));
        Field<LocalDate> received = past(legal.get(Legal::validationNoticeReceivedOn));
        boolean given = sent.hasValue() || received.hasValue();
        sheet.set(Fact.VALIDATION_NOTICE_SENT, given ? Field.of(true) : sent.isNone() ? Field.of(false) : Field.unknown());
        Field<LocalDate> ends = !given ? sent : received.hasValue() ? windowFrom(received) : windowFrom(arrived(sent));
        sheet.set(Fact.VALIDATION_WINDOW_RUNS_UNTIL, ends.map(day -> sheet.startIfAhead(day.plusDays(1))));
        Field<LocalDate> dispute = past(legal.get(Legal::disputeReceivedOn));
        sheet.set(Fact.DISPUTED_IN_VALIDATION_WINDOW, dispute.isNone() ? Field.of(false)
                : dispute.get(on -> ends.isNone() ? Field.of(true) : ends.map(last -> !on.isAfter(last))));
    }

    private Field<LocalDate> arrived(Field<LocalDate> sent) {
        int mail = sheet.settings.days("us.validation.mail-business-days");
        return sent.map(day -> sheet.moment.businessDays().plus(day, mail));
    }

    private Field<LocalDate> windowFrom(Field<LocalDate> received) {
        return received.map(day -> day.plusDays(sheet.settings.days("us.validation.window-days")));
    }

    /** What is dated after today has not happened. */
    private Field<LocalDate> past(Field<LocalDate> day) {
        return day.hasValue() && day.orNull().isAfter(sheet.today) ? Field.none() : day;
    }

    private void fillInsolvency(List<Invoice> open, ReceiptFacts receipts) {
        Field<LocalDate> filed = legal.get(Legal::insolvency).get(Insolvency::filedOn);
        SettingValue lookBack = sheet.settings.get("insolvency.clawback-period");
        sheet.set(Fact.CLAWBACK_RECEIPTS, lookBack == null ? Field.none()
                : filed.get(day -> receipts.between(day.minus((Period) lookBack.value()), day)));
        int reclaimable = sheet.settings.days("us.reclamation.received-within-days");
        int administrative = sheet.settings.days("us.administrative-goods.received-within-days");
        sheet.set(Fact.RECLAIMABLE_GOODS, filed.get(day -> goodsReceived(open, day, reclaimable, true)));
        sheet.set(Fact.ADMINISTRATIVE_GOODS, filed.get(day -> goodsReceived(open, day, administrative, false)));
        sheet.set(Fact.RECLAMATION_DEMAND_BY, filed.map(day -> day.plusDays(sheet.settings.days("us.reclamation.demand-days"))));
    }

    /** What is open of goods received so shortly before the filing; goods known to be sold on cannot be had back. */
    private Field<BigDecimal> goodsReceived(List<Invoice> open, LocalDate filed, int days, boolean unsold) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean unsure = false;
        for (Invoice invoice : open) {
            if (unsold && invoice.goods().orNull() == Goods.SOLD) {
                continue;
            }
            LocalDate received = invoice.goodsReceivedOn().orNull();
            unsure |= invoice.goodsReceivedOn().isUnknown();
            if (received != null && !received.isAfter(filed) && !received.isBefore(filed.minusDays(days))) {
                sum = sum.add(invoice.open());
            }
        }
        return sum.signum() == 0 && unsure ? Field.unknown() : Field.of(sum);
    }

    /** A bureau hears of the debt only after the debtor did: in a conversation, or by a letter or e-mail that had time to come back. */
    private void fillCreditReporting(HistoryFacts history) {
        int wait = sheet.settings.days("us.credit-reporting.wait-days");
        boolean known = !sheet.snapshot.interactions().isUnknown();
        AnyOf told = new AnyOf();
        AnyOf open = new AnyOf();
        LocalDate first = null;
        for (PastContact contact : history.contacts) {
            Boolean spoke = contact.is(PastContact.Mark.CONVERSATION);
            Boolean wrote = wrote(contact);
            told.see(spoke);
            told.see(wrote);
            open.see(spoke);
            LocalDate opens = contact.day() == null ? null : contact.day().plusDays(wait);
            open.see(AnyOf.and(wrote, opens == null ? null : Boolean.valueOf(!opens.isAfter(sheet.today))));
            if (Boolean.TRUE.equals(wrote) && opens != null && (first == null || opens.isBefore(first))) {
                first = opens;
            }
        }
        sheet.set(Fact.TOLD_OF_DEBT, known ? told.answer() : Field.unknown());
        OffsetDateTime ahead = first == null ? null : sheet.startIfAhead(first);
        sheet.set(Fact.CREDIT_REPORTING_WAITS_UNTIL, !known ? Field.unknown()
                : open.answer().get(now -> now ? Field.none() : told.answer().get(so -> Field.of(ahead))));
    }

    /** Whether a letter or e-mail of ours went out and is not known to have come back; {@code null} is unknown. */
    private static Boolean wrote(PastContact contact) {
        Field<Channel> channel = contact.interaction().channel();
        Boolean written = channel.isUnknown() ? null : Boolean.valueOf(channel.orNull() == Channel.LETTER || channel.orNull() == Channel.EMAIL);
        Field<Outcome> outcome = contact.interaction().outcome();
        Boolean arrived = outcome.isUnknown() ? null : Boolean.valueOf(outcome.orNull() != Outcome.BOUNCED);
        return contact.interaction().direction().or(Direction.OUT) == Direction.OUT ? AnyOf.and(written, arrived) : Boolean.FALSE;
    }

    /** Thirty clear days after the letter of claim, and thirty days after the reply form came back. */
    private Field<OffsetDateTime> letterOfClaim(HistoryFacts history) {
        int days = sheet.settings.days("uk.letter-of-claim.clear-days");
        Field<OffsetDateTime> letter = history.finalNoticeAhead(day -> sheet.startIfAhead(day.plusDays(days + 1L)));
        Field<LocalDate> reply = past(legal.get(Legal::replyFormReceivedOn));
        OffsetDateTime afterReply = reply.hasValue() ? sheet.startIfAhead(reply.orNull().plusDays(days)) : null;
        if (afterReply == null || letter.isUnknown()) {
            return letter;
        }
        return letter.hasValue() && letter.orNull().isAfter(afterReply) ? letter : Field.of(afterReply);
    }
}
