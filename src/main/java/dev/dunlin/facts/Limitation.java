package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.dunlin.facts.PastContact.Mark;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.Payment;
import dev.dunlin.snapshot.Promise;
import dev.dunlin.snapshot.Terms;

/**
 * Until when each claim can be sued for. A date that was sent stands; else the law of the country and region, as it was on the
 * due date, is counted out, with everything that starts the period again. What is not known (the region, whether goods were
 * sold, whether something was paid on account) makes the end a stretch of days. Mutable while it reads, for one thread.
 */
final class Limitation {
    private static final String PERIOD = "limitation.period";

    /**
     * The last day on which a claim can be sued for, at the earliest and at the latest; {@code LocalDate.MAX} is no end.
     *
     * @param extinguishes the claim may then be gone altogether, not merely be met by a plea
     */
    record End(LocalDate earliest, LocalDate latest, boolean extinguishes) {
        private static final End NEVER = new End(LocalDate.MAX, LocalDate.MAX, false);

        boolean hasPassed(LocalDate today) {
            return latest.isBefore(today);
        }

        boolean mayHavePassed(LocalDate today) {
            return earliest.isBefore(today);
        }

        /** Either of two laws may be the one that counts. */
        private End or(End other) {
            return other == null ? this : new End(earliest.isBefore(other.earliest) ? earliest : other.earliest,
                    latest.isAfter(other.latest) ? latest : other.latest, extinguishes || other.extinguishes);
        }
    }

    /** The limitation settings of one place on one day; {@code null} for a period that does not differ, or has no bound. */
    private record Law(Period written, Period unwritten, Period goods, Period longest, boolean fromYearEnd, String restarts, boolean extinguishes) {
        static Law of(SettingsInForce settings) {
            Period written = period(settings, PERIOD, null);
            return written == null ? null : new Law(written, period(settings, PERIOD + ".unwritten", written), period(settings, PERIOD + ".goods", null),
                    period(settings, "limitation.longest", null), settings.text("limitation.starts").equals("YEAR_END"),
                    settings.text("limitation.restarts"), settings.text("limitation.effect").equals("EXTINGUISHED"));
        }

        private static Period period(SettingsInForce settings, String name, Period otherwise) {
            SettingValue value = settings.get(name);
            return value == null ? otherwise : (Period) value.value();
        }
    }

    private final FactSheet sheet;
    /** Invoices of about the same age are under the same law. */
    private final Map<SettingsInForce, Set<Law>> laws = new IdentityHashMap<>(4);
    private final Field<LocalDate> given;
    private final Field<LocalDate> suitFiledOn;
    /** Days on which the debtor may have acknowledged the debt, or paid something on it that names no invoice. */
    private final List<LocalDate> acknowledgments = new ArrayList<>(0);
    private final List<LocalDate> demands = new ArrayList<>(0);
    private final List<LocalDate> possibleDemands = new ArrayList<>(0);
    private final Map<String, List<LocalDate>> paidOn = new HashMap<>(0);
    /** There may be restarts that nobody sent us. */
    private boolean more;
    private boolean read;

    Limitation(FactSheet sheet) {
        this.sheet = sheet;
        Field<Legal> legal = sheet.snapshot.legal();
        this.given = legal.get(Legal::limitationExpiresOn);
        this.suitFiledOn = legal.get(Legal::suitFiledOn);
    }

    /** What may have started a period again, once somebody asks for it. */
    private void read() {
        if (read) {
            return;
        }
        read = true;
        sheet.snapshot.payments().or(List.of()).forEach(this::see);
        sheet.snapshot.promises().or(List.of()).forEach(this::see);
        sheet.contacts().forEach(this::see);
        more |= sheet.snapshot.payments().isUnknown() || sheet.snapshot.promises().isUnknown() || sheet.snapshot.interactions().isUnknown();
    }

    private void see(Payment payment) {
        LocalDate on = payment.on().orNull();
        boolean nothing = payment.returned().or(false) || payment.amount().hasValue() && payment.amount().orNull().signum() <= 0;
        if (nothing || !sheet.counts(payment.currency()) || on != null && on.isAfter(sheet.today)) {
            return;
        }
        String invoice = payment.invoiceId().orNull();
        boolean sure = on != null && invoice != null && payment.amount().hasValue() && isOneLine(invoice);
        if (sure) {
            paidOn.computeIfAbsent(invoice, id -> new ArrayList<>(1)).add(on);
        } else if (invoice == null || isOpen(invoice)) {
            mayHaveAcknowledged(on);
        }
    }

    private void see(Promise promise) {
        LocalDate on = promise.madeOn().orNull();
        if (sheet.counts(promise.currency()) && (on == null || !on.isAfter(sheet.today))) {
            mayHaveAcknowledged(on);
        }
    }

    private void see(PastContact contact) {
        Interaction interaction = contact.interaction();
        if (contact.day() != null && interaction.at().orNull().isAfter(sheet.now)) {
            return;
        }
        Outcome outcome = interaction.outcome().orNull();
        boolean theirs = interaction.direction().orNull() == Direction.IN && outcome != Outcome.DISPUTED;
        if (theirs || outcome == Outcome.PROMISED) {
            mayHaveAcknowledged(contact.day());
        }
        if (!Boolean.FALSE.equals(contact.is(Mark.ASKED_FOR_PAYMENT))) {
            boolean whole = Boolean.TRUE.equals(contact.is(Mark.DEMANDED));
            boolean arrived = outcome == Outcome.DELIVERED || Boolean.TRUE.equals(contact.is(Mark.CONVERSATION));
            boolean own = sheet.currency.equals(sheet.snapshot.account().currency());
            if (contact.day() == null) {
                more = true;
            } else {
                (whole && arrived && own ? demands : possibleDemands).add(contact.day());
            }
        }
    }

    private void mayHaveAcknowledged(LocalDate day) {
        if (day == null) {
            more = true;
        } else {
            acknowledgments.add(day);
        }
    }

    private boolean isOneLine(String invoice) {
        return sheet.snapshot.invoices().stream().filter(line -> line.id().equals(invoice)).count() == 1;
    }

    private boolean isOpen(String invoice) {
        return sheet.snapshot.invoices().stream().anyMatch(line -> line.id().equals(invoice));
    }

    /** When a claim ends; {@code null} where neither a date was sent nor a law is known to us. */
    End endOf(Invoice invoice) {
        Field<LocalDate> sent = invoice.limitationExpiresOn().hasValue() ? invoice.limitationExpiresOn() : given;
        Set<Law> its = laws.computeIfAbsent(sheet.settings.on(invoice.dueOn()), Limitation::laws);
        if (sent.hasValue()) {
            return new End(sent.orNull(), sent.orNull(), its.stream().anyMatch(Law::extinguishes));
        }
        End end = null;
        for (Law law : its) {
            for (Period period : periods(law, invoice)) {
                end = end(invoice, law, period).or(end);
            }
        }
        return end == null && (invoice.limitationExpiresOn().isNone() || given.isNone()) ? End.NEVER : end;
    }

    /** The law of the region; where that is not known, or has no row, of every region of the country that has one, each once. */
    private static Set<Law> laws(SettingsInForce settings) {
        Law own = Law.of(settings);
        if (own != null) {
            return Set.of(own);
        }
        Set<Law> laws = new LinkedHashSet<>();
        for (String region : settings.regions()) {
            laws.add(Law.of(settings.in(region)));
        }
        laws.remove(null);
        return laws;
    }

    /** The periods that may count: for goods sold, under written terms, and without them. */
    private Set<Period> periods(Law law, Invoice invoice) {
        boolean isGoods = invoice.goods().hasValue() || invoice.goodsReceivedOn().hasValue();
        Set<Period> periods = new LinkedHashSet<>();
        if (law.goods() != null && (isGoods || invoice.goods().isUnknown())) {
            periods.add(law.goods());
        }
        if (law.goods() == null || !isGoods) {
            Field<Boolean> inWriting = sheet.snapshot.terms().get(Terms::written);
            if (inWriting.or(true)) {
                periods.add(law.written());
            }
            if (!inWriting.or(false)) {
                periods.add(law.unwritten());
            }
        }
        return periods;
    }

    private End end(Invoice invoice, Law law, Period period) {
        read();
        LocalDate due = invoice.dueOn();
        LocalDate start = law.fromYearEnd() ? LocalDate.of(due.getYear(), Month.DECEMBER, 31) : due;
        LocalDate atMost = law.longest() == null ? LocalDate.MAX : due.plus(law.longest());
        List<LocalDate> sure = new ArrayList<>(0);
        List<LocalDate> possible = new ArrayList<>(acknowledgments);
        List<LocalDate> paid = paidOn.getOrDefault(invoice.id(), List.of());
        (law.restarts().contains("PART_PAYMENT") ? sure : possible).addAll(paid);
        if (law.restarts().contains("DEMAND")) {
            sure.addAll(demands);
            possible.addAll(possibleDemands);
        }
        possible.addAll(sure);
        LocalDate earliest = restarted(start.plus(period), sure, period);
        LocalDate latest = restarted(start.plus(period), possible, period);
        if (more && sheet.today.plus(period).isAfter(latest)) {
            latest = sheet.today.plus(period);
        }
        boolean sued = suitFiledOn.isUnknown() || suitFiledOn.hasValue() && !suitFiledOn.orNull().isAfter(latest);
        return new End(min(earliest, atMost), sued ? LocalDate.MAX : min(latest, atMost), law.extinguishes());
    }

    /** Each restart that comes in time gives the whole period anew; one that comes too late revives nothing. */
    private static LocalDate restarted(LocalDate end, List<LocalDate> restarts, Period period) {
        restarts.sort(null);
        LocalDate last = end;
        for (LocalDate day : restarts) {
            if (!day.isAfter(last) && day.plus(period).isAfter(last)) {
                last = day.plus(period);
            }
        }
        return last;
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
