package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;

/**
 * Which of the overdue claims are time-barred, which may be, and when the next one will be. A claim that nobody is to be asked
 * for is set aside: one against a person that has ended or may have, and one that the law has done away with. Mutable while it
 * adds up, for one thread.
 */
final class LimitationFacts {
    private final Limitation limitation;
    private final LocalDate today;
    private final boolean mayBeNatural;
    final List<Invoice> barred = new ArrayList<>(0);
    private final List<Invoice> setAside = new ArrayList<>(0);
    private BigDecimal barredPart = BigDecimal.ZERO;
    private BigDecimal doubtfulPart = BigDecimal.ZERO;
    private BigDecimal livePart = BigDecimal.ZERO;
    private BigDecimal notDuePart = BigDecimal.ZERO;
    private BigDecimal extinguishedPart = BigDecimal.ZERO;
    private BigDecimal setAsidePart = BigDecimal.ZERO;
    private LocalDate endedOn;
    private LocalDate nextEnd;
    private boolean someUnknown;
    private boolean mayBeExtinguished;

    LimitationFacts(FactSheet sheet) {
        this.limitation = new Limitation(sheet);
        this.today = sheet.today;
        DebtorType type = sheet.snapshot.account().debtorType().orNull();
        this.mayBeNatural = type != DebtorType.COMPANY && type != DebtorType.PUBLIC;
    }

    /** Takes in an overdue line with something undisputed in it. */
    void see(Invoice invoice) {
        Limitation.End end = limitation.endOf(invoice);
        BigDecimal part = BalanceFacts.undisputedPart(invoice);
        someUnknown |= end == null;
        if (end == null || !end.mayHavePassed(today)) {
            livePart = livePart.add(part);
            boolean isNext = end != null && !end.earliest().equals(LocalDate.MAX) && (nextEnd == null || end.earliest().isBefore(nextEnd));
            nextEnd = isNext ? end.earliest() : nextEnd;
            return;
        }
        mayBeExtinguished |= end.extinguishes();
        boolean ended = end.hasPassed(today);
        if (ended) {
            barred.add(invoice);
            barredPart = barredPart.add(part);
            extinguishedPart = end.extinguishes() ? extinguishedPart.add(part) : extinguishedPart;
            endedOn = endedOn == null || end.latest().isAfter(endedOn) ? end.latest() : endedOn;
        } else {
            doubtfulPart = doubtfulPart.add(part);
        }
        if (mayBeNatural || ended && end.extinguishes()) {
            setAside.add(invoice);
            setAsidePart = setAsidePart.add(part);
        }
    }

    /** Takes in a line that is not past due: no claim ends before it has begun. */
    void seeNotDue(Invoice invoice) {
        notDuePart = notDuePart.add(BalanceFacts.undisputedPart(invoice));
    }

    boolean isSetAside(Invoice invoice) {
        return setAside.contains(invoice);
    }

    /** The undisputed part of what is set aside. */
    BigDecimal setAsidePart() {
        return setAsidePart;
    }

    /** @param actionable what may be asked for; what is set aside is no part of it */
    void fill(FactSheet sheet, Field<BigDecimal> actionable) {
        boolean unsure = someUnknown || doubtfulPart.signum() > 0;
        sheet.set(Fact.TIME_BARRED, barredPart.signum() == 0 && unsure ? Field.unknown() : Field.of(barredPart));
        sheet.know(Fact.MAY_BE_TIME_BARRED, doubtfulPart);
        sheet.set(Fact.EXTINGUISHED, extinguishedPart.signum() == 0 && (someUnknown || mayBeExtinguished) ? Field.unknown() : Field.of(extinguishedPart));
        sheet.know(Fact.LIVE, livePart.add(notDuePart));
        sheet.know(Fact.LIMITATION_ENDED_ON, endedOn);
        BigDecimal barredAndAsked = barred.stream().filter(invoice -> !isSetAside(invoice)).map(BalanceFacts::undisputedPart)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        sheet.set(Fact.ENFORCEABLE, livePart.signum() == 0 && !unsure ? Field.of(BigDecimal.ZERO)
                : actionable.map(owed -> owed.subtract(barredAndAsked).max(BigDecimal.ZERO)));
        Field<LocalDate> next = someUnknown ? Field.unknown() : Field.of(nextEnd);
        sheet.set(Fact.LIMITATION_EXPIRES_ON, next);
        sheet.set(Fact.DAYS_TO_LIMITATION, next.map(day -> (int) (day.toEpochDay() - today.toEpochDay())));
    }
}
