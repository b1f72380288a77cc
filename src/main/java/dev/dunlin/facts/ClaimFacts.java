package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.ClaimKind;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.PaymentClaim;

/**
 * What the debtor says of payments that are not in the ledger. A claim is proved only by a receipt that is known to match it;
 * until then, and until the time to call back, we wait for it. It is looked for, and after that counts as an excuse, only where it is
 * known that nothing has come. Money that came before the debtor spoke matches where the claim says when it was sent.
 */
final class ClaimFacts {
    private final FactSheet sheet;
    private final ReceiptFacts receipts;
    private final int callBackAfter;
    private final int storyUntilHour;
    private final AnyOf awaited = new AnyOf();
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
        sheet.set(Fact.CLAIM_AWAITED, known ? awaited.answer() : Field.unknown());
        sheet.set(Fact.CLAIM_UNVERIFIED, known ? unverified.answer() : Field.unknown());
        sheet.set(Fact.CLAIM_CALL_BACK_AT, known ? callBackOn.perhapsAhead(day -> sheet.at(day, firstHour)) : Field.unknown());
        sheet.set(Fact.CASH_STORY_TODAY, known ? storyFresh.answer() : Field.unknown());
        sheet.set(Fact.CASH_STORY_FAILED, known ? storyFailed.answer() : Field.unknown());
        sheet.set(Fact.EXCUSES,
                BehaviourFacts.givenOr(sheet, Behaviour::excuses, known ? Field.of(excuses.range()) : Field.unknown()));
    }

    /** Stories of cash that failed, each a broken promise. */
    Range failedStories() {
        return sheet.snapshot.paymentClaims().isUnknown() ? failedStories.range().orMore() : failedStories.range();
    }

    LocalDate lastFailedOn() {
        return lastFailedOn;
    }

    private void seeClaim(PaymentClaim claim, LocalDate madeOn, Boolean ofThisKind) {
        Field<Boolean> paid = receipts.arrived(claim.sentOn().orNull(), madeOn, claim.amount());
        if (paid.or(false)) {
            return;
        }
        Boolean unpaid = paid.isUnknown() ? null : Boolean.TRUE;
        excuses.see(AnyOf.and(unpaid, ofThisKind));
        LocalDate callBack = madeOn == null ? null : sheet.moment.businessDays().plus(madeOn, callBackAfter);
        Boolean fresh = callBack == null ? null
                : Boolean.valueOf(sheet.now.isBefore(sheet.at(callBack, sheet.settings.days("slot.first-hour"))));
        Boolean waiting = AnyOf.and(fresh, ofThisKind);
        awaited.see(waiting);
        unverified.see(AnyOf.and(waiting, unpaid));
        callBackOn.see(waiting, callBack);
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
        Field<Boolean> paid = receipts.arrived(madeOn, madeOn, story.amount());
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
