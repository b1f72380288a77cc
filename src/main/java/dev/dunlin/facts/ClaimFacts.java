package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.ClaimKind;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.PaymentClaim;

/**
 * What the debtor says of payments that are not in the ledger. A claim is proved only by a receipt that is known; it counts
 * as unverified until the time to call back about it, and as an excuse for as long as it is known to be unproved.
 */
final class ClaimFacts {
    /** How many days before it was claimed a payment without a date of its own may have been sent. */
    private static final int SENT_BEFORE_DAYS = 10;

    private final FactSheet sheet;
    private final ReceiptFacts receipts;
    private final int callBackAfter;
    private final int storyUntilHour;
    private final AnyOf unverified = new AnyOf();
    private final LatestOf callBackOn = new LatestOf();
    private final CountOf excuses = new CountOf();
    private final AnyOf storyFresh = new AnyOf();
    private final AnyOf storyFailed = new AnyOf();
    private final CountOf failedStories = new CountOf();
    private LocalDate lastFailedOn;

    ClaimFacts(FactSheet sheet, ReceiptFacts receipts) {
        this.sheet = sheet;
        this.receipts = receipts;
        this.callBackAfter = sheet.settings.days("claim.call-back-business-days");
        this.storyUntilHour = sheet.settings.days("cash-story.until-hour");
        for (PaymentClaim claim : sheet.snapshot.paymentClaims().or(List.of())) {
            OffsetDateTime madeAt = claim.madeAt().orNull();
            if (sheet.counts(claim.currency()) && (madeAt == null || !madeAt.isAfter(sheet.now))) {
                ClaimKind kind = claim.kind().orNull();
                LocalDate madeOn = madeAt == null ? null : sheet.dayOf(madeAt);
                if (kind != ClaimKind.FETCHING_CASH) {
                    seeClaim(claim, madeOn, kind == null ? null : Boolean.TRUE);
                }
                if (kind != ClaimKind.ALREADY_SENT) {
                    seeStory(claim, madeOn, kind == null ? null : Boolean.TRUE);
                }
            }
        }
    }

    void fill() {
        boolean known = !sheet.snapshot.paymentClaims().isUnknown();
        int firstHour = sheet.settings.days("slot.first-hour");
        sheet.set(Fact.CLAIM_UNVERIFIED, known ? unverified.answer() : Field.unknown());
        sheet.set(Fact.CLAIM_CALL_BACK_AT, known ? callBackOn.day().map(day -> sheet.at(day, firstHour)) : Field.unknown());
        sheet.set(Fact.CASH_STORY_TODAY, known ? storyFresh.answer() : Field.unknown());
        sheet.set(Fact.CASH_STORY_FAILED, known ? storyFailed.answer() : Field.unknown());
        sheet.set(Fact.EXCUSES,
                BehaviourFacts.givenOr(sheet, Behaviour::excuses, known ? excuses.answer() : Field.unknown()));
    }

    /** Stories of cash that failed, each a broken promise. */
    Field<Integer> failedStories() {
        return failedStories.answer();
    }

    LocalDate lastFailedOn() {
        return lastFailedOn;
    }

    private void seeClaim(PaymentClaim claim, LocalDate madeOn, Boolean ofThisKind) {
        LocalDate sentOn = claim.sentOn().or(madeOn == null ? null : madeOn.minusDays(SENT_BEFORE_DAYS));
        Field<Boolean> paid = receipts.arrivedSince(sentOn, claim.amount().orNull());
        if (paid.or(false)) {
            return;
        }
        excuses.see(AnyOf.and(paid.isUnknown() ? null : Boolean.TRUE, ofThisKind));
        LocalDate callBack = madeOn == null ? null : sheet.moment.businessDays().plus(madeOn, callBackAfter);
        Boolean fresh = callBack == null ? null
                : Boolean.valueOf(sheet.now.isBefore(sheet.at(callBack, sheet.settings.days("slot.first-hour"))));
        unverified.see(AnyOf.and(fresh, ofThisKind));
        callBackOn.see(AnyOf.and(fresh, ofThisKind), callBack);
    }

    private void seeStory(PaymentClaim story, LocalDate madeOn, Boolean ofThisKind) {
        if (madeOn == null) {
            storyFresh.see((Boolean) null);
            storyFailed.see((Boolean) null);
            failedStories.see(null);
            return;
        }
        LocalDate untilDay = sheet.moment.businessDays().plus(madeOn, 1);
        boolean fresh = sheet.now.isBefore(sheet.at(untilDay, storyUntilHour));
        Field<Boolean> paid = receipts.arrivedSince(madeOn, story.amount().orNull());
        Boolean unpaid = paid.isUnknown() ? null : Boolean.valueOf(!paid.orNull());
        storyFresh.see(AnyOf.and(AnyOf.and(fresh, unpaid), ofThisKind));
        Boolean failed = AnyOf.and(AnyOf.and(!fresh, unpaid), ofThisKind);
        storyFailed.see(failed);
        Boolean thisYear = !untilDay.isBefore(sheet.today.minusMonths(PromiseFacts.MONTHS));
        failedStories.see(AnyOf.and(failed, thisYear));
        if (failed != null && failed && thisYear) {
            lastFailedOn = lastFailedOn == null || untilDay.isAfter(lastFailedOn) ? untilDay : lastFailedOn;
        }
    }
}
