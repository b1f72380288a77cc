package dev.dunlin.facts;

import java.time.LocalDate;
import java.util.List;

import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Promise;
import dev.dunlin.snapshot.PromiseStatus;

/**
 * Promises to pay in the judged currency: which still run, which were broken. One that is open when its days of grace are
 * over is broken; what was promised after the moment asked about does not count.
 */
final class PromiseFacts {
    /** How far back broken promises count. */
    static final int MONTHS = 12;

    private final FactSheet sheet;
    private final int grace;
    private final LocalDate yearAgo;
    private final AnyOf active = new AnyOf();
    private final LatestOf activeUntil = new LatestOf();
    private final CountOf broken = new CountOf();
    private final LatestOf brokenOn = new LatestOf();
    private final AnyOf madeRecently = new AnyOf();

    PromiseFacts(FactSheet sheet) {
        this.sheet = sheet;
        this.grace = sheet.settings.days("promise.grace-business-days");
        this.yearAgo = sheet.today.minusMonths(MONTHS);
        for (Promise promise : sheet.snapshot.promises().or(List.of())) {
            LocalDate madeOn = promise.madeOn().orNull();
            if (sheet.counts(promise.currency()) && (madeOn == null || !madeOn.isAfter(sheet.today))) {
                see(promise, madeOn);
            }
        }
    }

    private void see(Promise promise, LocalDate madeOn) {
        madeRecently.see(madeOn == null ? null : Boolean.valueOf(!madeOn.isBefore(sheet.lastBusinessDay)));
        PromiseStatus status = promise.status().orNull();
        if (status == PromiseStatus.KEPT) {
            return;
        }
        LocalDate dueOn = promise.dueOn().orNull();
        LocalDate over = dueOn == null ? null : sheet.moment.businessDays().plus(dueOn, grace + 1);
        Boolean isOver = status == PromiseStatus.BROKEN ? Boolean.TRUE : over == null ? null : Boolean.valueOf(!over.isAfter(sheet.today));
        Boolean isActive = isOver == null ? null : isOver ? Boolean.FALSE : status == null ? null : Boolean.TRUE;
        active.see(isActive);
        activeUntil.see(isActive, over);
        Boolean thisYear = dueOn == null ? null : Boolean.valueOf(!dueOn.isBefore(yearAgo));
        Boolean isBroken = AnyOf.and(status == null ? null : isOver, thisYear);
        broken.see(isBroken);
        brokenOn.see(isBroken, dueOn);
    }

    void fill(ClaimFacts claims, ReceiptFacts receipts) {
        boolean known = !sheet.snapshot.promises().isUnknown();
        sheet.set(Fact.PROMISE_ACTIVE, known ? active.answer() : Field.unknown());
        sheet.set(Fact.PROMISE_ACTIVE_UNTIL, known ? activeUntil.perhapsAhead(sheet::startIfAhead) : Field.unknown());
        sheet.set(Fact.BROKEN_PROMISES, known ? broken(claims) : Field.unknown());
        AnyOf promisedOrPaid = new AnyOf();
        promisedOrPaid.see(known ? madeRecently.answer() : Field.unknown());
        promisedOrPaid.see(receipts.arrivedSince(sheet.lastBusinessDay));
        sheet.set(Fact.PROMISED_TODAY_OR_RECENT_RECEIPT, promisedOrPaid.answer());
    }

    /** None that is known, and nobody knows how many more, says nothing. */
    private Field<Range> broken(ClaimFacts claims) {
        Range sum = broken.range().plus(claims.failedStories());
        return sum.low() > 0 || sum.isBounded() ? Field.of(sum) : Field.unknown();
    }

    /** Whether a promise that fell due on that day or later was broken; {@code null} when unknown. */
    Boolean brokenSince(LocalDate day, ClaimFacts claims) {
        if (claims.lastFailedOn() != null && !claims.lastFailedOn().isBefore(day)) {
            return true;
        }
        Boolean broken = sheet.snapshot.promises().isUnknown() ? null : brokenOn.onOrAfter(day);
        return Boolean.FALSE.equals(broken) && !claims.failedStories().isExact() ? null : broken;
    }
}
