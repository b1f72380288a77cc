package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Cash;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Goods;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.InvoiceType;

/** What is open in the judged currency, how old it is, and what of it may be asked for. Mutable while it adds up, for one thread. */
final class BalanceFacts {
    private static final Comparator<Invoice> BY_DUE_DATE = Comparator.comparing(Invoice::dueOn).thenComparing(Invoice::id)
            .thenComparing(invoice -> invoice.instalment().or(0)).thenComparing(Invoice::open)
            .thenComparing(BalanceFacts::disputedPart);
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    final List<Invoice> open = new ArrayList<>();
    final List<Invoice> overdue = new ArrayList<>();
    final LimitationFacts limitation;
    private final BigDecimal[] ageing = {ZERO, ZERO, ZERO, ZERO, ZERO};
    private BigDecimal credits = ZERO;
    private BigDecimal disputed = ZERO;

    BalanceFacts(FactSheet sheet) {
        limitation = new LimitationFacts(sheet);
        for (Invoice line : sheet.snapshot.invoices()) {
            if (!sheet.counts(line.currency())) {
                continue;
            }
            if (isCredit(line)) {
                LocalDate from = line.issuedOn().orNull();
                credits = from == null || !from.isAfter(sheet.today) ? credits.add(line.open().abs()) : credits;
            } else if (line.open().signum() > 0) {
                open.add(line);
            }
        }
        open.sort(BY_DUE_DATE);
        for (Invoice invoice : open) {
            long daysPastDue = daysPastDue(invoice, sheet.today);
            int bucket = daysPastDue <= 0 ? 0 : daysPastDue <= 30 ? 1 : daysPastDue <= 60 ? 2 : daysPastDue <= 90 ? 3 : 4;
            ageing[bucket] = ageing[bucket].add(invoice.open());
            if (bucket == 0) {
                limitation.seeNotDue(invoice);
            }
            if (bucket > 0) {
                disputed = disputed.add(disputedPart(invoice));
                if (!isWhollyDisputed(invoice)) {
                    limitation.see(invoice);
                    if (!limitation.isSetAside(invoice)) {
                        overdue.add(invoice);
                    }
                }
            }
        }
    }

    /** What of an overdue invoice bears interest. */
    record Bearing(Invoice invoice, BigDecimal base) {
    }

    /** The undisputed part of each overdue invoice, oldest first; credits and unapplied cash have paid the oldest. Together they are what is actionable. */
    Field<List<Bearing>> bearing(FactSheet sheet) {
        Field<BigDecimal> unapplied = overdue.isEmpty() ? Field.of(ZERO) : unappliedCash(sheet);
        return unapplied.map(cash -> {
            BigDecimal left = credits.add(cash);
            List<Bearing> bearing = new ArrayList<>(overdue.size());
            for (Invoice invoice : overdue) {
                BigDecimal undisputed = undisputedPart(invoice);
                BigDecimal paid = undisputed.min(left);
                left = left.subtract(paid);
                bearing.add(new Bearing(invoice, undisputed.subtract(paid)));
            }
            return bearing;
        });
    }

    void fill(FactSheet sheet) {
        BigDecimal pastDue = ageing[1].add(ageing[2]).add(ageing[3]).add(ageing[4]);
        BigDecimal all = pastDue.add(ageing[0]);
        Field<BigDecimal> unapplied = unappliedCash(sheet);
        BigDecimal undisputed = pastDue.subtract(credits).subtract(disputed).subtract(limitation.setAsidePart()).max(ZERO);
        sheet.set(Fact.BALANCE, unapplied.map(cash -> all.subtract(credits).subtract(cash)));
        sheet.know(Fact.OPEN, all);
        sheet.know(Fact.OVERDUE, pastDue.subtract(credits).max(ZERO));
        sheet.know(Fact.DISPUTED, disputed);
        sheet.set(Fact.UNAPPLIED, unapplied);
        Field<BigDecimal> actionable = undisputed.signum() == 0 ? Field.of(ZERO) : unapplied.map(cash -> undisputed.subtract(cash).max(ZERO));
        sheet.set(Fact.ACTIONABLE, actionable);
        limitation.fill(sheet, actionable);
        sheet.know(Fact.AGEING_NOT_DUE, ageing[0]);
        sheet.know(Fact.AGEING_1_TO_30, ageing[1]);
        sheet.know(Fact.AGEING_31_TO_60, ageing[2]);
        sheet.know(Fact.AGEING_61_TO_90, ageing[3]);
        sheet.know(Fact.AGEING_OVER_90, ageing[4]);
        fillDueDates(sheet);
        sheet.set(Fact.GOODS, goods());
    }

    private void fillDueDates(FactSheet sheet) {
        Integer daysPastDue = null;
        LocalDate next = null;
        BigDecimal dueNext = ZERO;
        for (Invoice invoice : open) {
            if (isNotAskedFor(invoice)) {
                continue;
            }
            if (daysPastDue == null && !invoice.dueOn().isAfter(sheet.today)) {
                daysPastDue = (int) daysPastDue(invoice, sheet.today);
            }
            if (!invoice.dueOn().isBefore(sheet.today) && (next == null || next.equals(invoice.dueOn()))) {
                next = invoice.dueOn();
                dueNext = dueNext.add(undisputedPart(invoice));
            }
        }
        sheet.know(Fact.NEXT_DUE_CALL_AT, nextDueCallAt(sheet));
        sheet.know(Fact.DAYS_PAST_DUE, daysPastDue);
        sheet.know(Fact.DAYS_TO_DUE, next == null ? null : (int) ChronoUnit.DAYS.between(sheet.today, next));
        sheet.know(Fact.DUE_SOON, next == null ? null : dueNext);
    }

    private OffsetDateTime nextDueCallAt(FactSheet sheet) {
        for (Invoice invoice : open) {
            if (!isWhollyDisputed(invoice) && invoice.dueOn().isAfter(sheet.today)) {
                return invoice.dueOn().atTime(sheet.settings.days("slot.first-hour"), 0).atZone(sheet.moment.zone()).toOffsetDateTime();
            }
        }
        return null;
    }

    /**
     * The due date this debt dates from: that of the oldest open invoice that is asked for; {@code null} when nothing is open.
     */
    LocalDate oldestDueOn() {
        for (Invoice invoice : open) {
            if (!isNotAskedFor(invoice)) {
                return invoice.dueOn();
            }
        }
        return open.isEmpty() ? null : open.get(0).dueOn();
    }

    /** Currencies with an open line, besides the account's, in order of their code. */
    static List<String> otherCurrencies(AccountSnapshot snapshot) {
        String own = snapshot.account().currency();
        List<String> others = new ArrayList<>();
        for (Invoice line : snapshot.invoices()) {
            String currency = line.currency().or(own);
            if (line.open().signum() != 0 && !currency.equals(own) && !others.contains(currency)) {
                others.add(currency);
            }
        }
        others.sort(Comparator.naturalOrder());
        return others;
    }

    static boolean isCredit(Invoice line) {
        return line.type().orNull() == InvoiceType.CREDIT_NOTE || line.open().signum() < 0;
    }

    static BigDecimal disputedPart(Invoice invoice) {
        return invoice.disputedAmount().or(ZERO).max(ZERO).min(invoice.open());
    }

    static BigDecimal undisputedPart(Invoice invoice) {
        return invoice.open().subtract(disputedPart(invoice));
    }

    static long daysPastDue(Invoice invoice, LocalDate today) {
        return today.toEpochDay() - invoice.dueOn().toEpochDay();
    }

    /** Wholly disputed, or set aside as time-barred. */
    private boolean isNotAskedFor(Invoice invoice) {
        return isWhollyDisputed(invoice) || limitation.isSetAside(invoice);
    }

    private static boolean isWhollyDisputed(Invoice invoice) {
        return undisputedPart(invoice).signum() == 0;
    }

    /** Left out is 0 (and listed as presumed); an entry without its amount could be anything. */
    private static Field<BigDecimal> unappliedCash(FactSheet sheet) {
        BigDecimal sum = ZERO;
        for (Cash cash : sheet.snapshot.unappliedCash().or(List.of())) {
            if (sheet.counts(cash.currency())) {
                if (cash.amount().isUnknown()) {
                    return Field.unknown();
                }
                sum = sum.add(cash.amount().or(ZERO).max(ZERO));
            }
        }
        return Field.of(sum);
    }

    /** Where the goods of the overdue invoices are: unsold if any are; lines known to be about no goods do not count. */
    private Field<Goods> goods() {
        boolean unsure = false;
        Goods goods = null;
        for (Invoice invoice : overdue) {
            Goods own = invoice.goods().orNull();
            if (own == Goods.UNSOLD) {
                return Field.of(own);
            }
            unsure |= invoice.goods().isUnknown();
            goods = own == null || goods == Goods.UNKNOWN ? goods : own;
        }
        return unsure ? Field.unknown() : Field.of(goods);
    }
}
