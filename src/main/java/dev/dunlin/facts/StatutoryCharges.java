package dev.dunlin.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.Terms;

/**
 * What the statute of the debtor's country grants on the overdue invoices, whatever the contract says: interest line by line, and
 * a fixed sum for each invoice. A day without a known rate is named and makes the whole unknown. Mutable while it adds up, for one
 * thread.
 */
final class StatutoryCharges {
    private static final String POINTS = "late-interest.points";
    private static final String REFERENCE_RATE = "late-interest.reference-rate";
    private static final String FIXED_SUM = "late-interest.fixed-sum";

    private final FactSheet sheet;
    private final List<ChargeLine> interest = new ArrayList<>();
    private final List<ChargeLine> fixedSums = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> missingForSums = new TreeSet<>();
    private Statute statute;
    private boolean granted;

    private StatutoryCharges(FactSheet sheet) {
        this.sheet = sheet;
    }

    static StatutoryCharges of(FactSheet sheet, List<BalanceFacts.Bearing> overdue) {
        StatutoryCharges charges = new StatutoryCharges(sheet);
        charges.find(overdue);
        return charges;
    }

    /** None where no statute grants any. */
    Field<List<ChargeLine>> interest() {
        return !missing.isEmpty() ? Field.unknown() : granted ? Field.of(interest) : Field.none();
    }

    /** None where no statute grants any. */
    Field<List<ChargeLine>> fixedSums() {
        return !missingForSums.isEmpty() ? Field.unknown() : granted && hasFixedSum() ? Field.of(fixedSums) : Field.none();
    }

    /** The fixed sum is owed beside interest that the contract grants, too. */
    boolean sumsStandBesideContract() {
        return statute != null && statute.fixedSum == Statute.FixedSum.ALWAYS;
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    List<String> missingForSums() {
        return List.copyOf(missingForSums);
    }

    private void find(List<BalanceFacts.Bearing> overdue) {
        Field<String> country = sheet.get(Fact.COUNTRY);
        Field<DebtorType> debtorType = sheet.get(Fact.DEBTOR_TYPE);
        statute = Statute.of(country.orNull(), sheet.<Boolean>get(Fact.EU_MEMBER).or(false));
        if (country.isUnknown() || statute != null && debtorType.isUnknown()) {
            need(country, "account.country");
            need(debtorType, "account.debtorType");
            return;
        }
        if (statute == null || debtorType.isNone()) {
            return;
        }
        List<BalanceFacts.Bearing> reached = overdue.stream().filter(one -> points(one.invoice()) != null).toList();
        granted = !reached.isEmpty() && reaches(debtorType.orNull());
        if (!granted) {
            missing.clear();
            missingForSums.clear();
            return;
        }
        Map<String, BigDecimal> late = new LinkedHashMap<>();
        for (BalanceFacts.Bearing one : reached) {
            LocalDate from = one.base().signum() == 0 ? null : firstDay(one.invoice());
            if (from != null && !from.isAfter(sheet.today)) {
                accrue(one, points(one.invoice()), from);
                late.merge(one.invoice().id(), one.base(), BigDecimal::add);
            }
        }
        if (hasFixedSum()) {
            late.forEach(this::fixedSum);
        }
    }

    private BigDecimal points(Invoice invoice) {
        SettingValue points = sheet.settings.on(invoice.dueOn().plusDays(1)).get(POINTS);
        return points == null ? null : (BigDecimal) points.value();
    }

    /** False only where it is known; what is not known is missing. */
    private boolean reaches(DebtorType debtorType) {
        boolean reaches = true;
        if (statute == Statute.DE && debtorType == DebtorType.CONSUMER) {
            Field<Boolean> fixed = sheet.get(Fact.DUE_DATE_FIXED);
            need(fixed, "terms.dueDateFixed");
            reaches = fixed.isUnknown() || fixed.or(false);
        }
        if (statute.forSmallSellers) {
            reaches &= holds("creditor.small-enterprise");
        }
        if (statute == Statute.CN && debtorType == DebtorType.COMPANY) {
            reaches &= holds("debtor.large-enterprise");
        }
        return reaches;
    }

    private boolean holds(String setting) {
        SettingValue value = sheet.settings.get(setting);
        String text = value == null ? "" : value.value().toString();
        Field<Boolean> answer = switch (text) {
            case "yes", "true" -> Field.of(true);
            case "no", "false" -> Field.of(false);
            default -> Field.unknown();
        };
        need(answer, "settings/" + setting);
        return answer.or(true);
    }

    private void need(Field<?> field, String path) {
        if (field.isUnknown()) {
            missing.add(path);
            missingForSums.add(path);
        }
    }

    /** The first day of interest: the one after the due date, or later where the law gives the debtor longer; {@code null} if not known. */
    private LocalDate firstDay(Invoice invoice) {
        LocalDate last = invoice.dueOn();
        if (statute == Statute.JP) {
            if (!invoice.goodsReceivedOn().hasValue()) {
                missing.add("invoices[].goodsReceivedOn");
                return null;
            }
            last = later(last, invoice.goodsReceivedOn().orNull().plusDays(days("late-interest.days-after-receipt")));
        }
        Field<Boolean> dateAgreed = sheet.snapshot.terms().get(Terms::dueDateFixed);
        if (!dateAgreed.or(true)) {
            last = later(last, invoice.issuedOn().or(invoice.dueOn()).plusDays(days("late-interest.days-without-date")));
        }
        return last.plusDays(1);
    }

    private long days(String setting) {
        SettingValue value = sheet.settings.get(setting);
        return value == null ? 0 : ((Number) value.value()).longValue();
    }

    private void accrue(BalanceFacts.Bearing one, BigDecimal points, LocalDate from) {
        switch (statute.runs) {
            case FLAT -> add(one, one.base(), points, from, sheet.today);
            case AT_THE_FIRST_RATE -> {
                SettingValue reference = reference(from);
                if (reference != null) {
                    add(one, one.base(), rate(reference, points), from, sheet.today);
                }
            }
            case BY_THE_RATE_OF_THE_DAY -> byTheRateOfTheDay(one, one.base(), points, from, sheet.today);
            case WITH_MONTHLY_RESTS -> withMonthlyRests(one, points, from);
        }
    }

    /** A line for each stretch of days at one rate; what they come to, or {@code null} where a rate is missing. */
    private BigDecimal byTheRateOfTheDay(BalanceFacts.Bearing one, BigDecimal base, BigDecimal points, LocalDate from, LocalDate to) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal running = null;
        LocalDate begin = from;
        LocalDate day = from;
        while (!day.isAfter(to)) {
            SettingValue reference = reference(day);
            if (reference == null) {
                reference(to);
                return null;
            }
            BigDecimal rate = rate(reference, points);
            if (running != null && rate.compareTo(running) != 0) {
                sum = sum.add(add(one, base, running, begin, day.minusDays(1)));
                begin = day;
            }
            running = rate;
            day = (reference.to() == null ? to : reference.to()).plusDays(1);
        }
        return sum.add(add(one, base, running, begin, to));
    }

    private void withMonthlyRests(BalanceFacts.Bearing one, BigDecimal points, LocalDate from) {
        LocalDate lastDayOfGrace = from.minusDays(1);
        BigDecimal base = one.base();
        LocalDate day = from;
        for (int months = 1; !day.isAfter(sheet.today); months++) {
            LocalDate rest = lastDayOfGrace.plusMonths(months);
            BigDecimal interestOfMonth = byTheRateOfTheDay(one, base, points, day, rest.isAfter(sheet.today) ? sheet.today : rest);
            if (interestOfMonth == null) {
                reference(sheet.today);
                return;
            }
            base = base.add(interestOfMonth);
            day = rest.plusDays(1);
        }
    }

    private BigDecimal add(BalanceFacts.Bearing one, BigDecimal base, BigDecimal rate, LocalDate from, LocalDate to) {
        ChargeLine line = ChargeLine.interest(statute.law + ": interest", one.invoice().id(), base, rate, from, to, sheet.currency);
        interest.add(line);
        return line.amount();
    }

    /** The reference rate of a day; where there is none, its half-year is missing. */
    private SettingValue reference(LocalDate day) {
        SettingValue rate = sheet.settings.on(day).get(REFERENCE_RATE);
        if (rate == null) {
            boolean first = day.getMonthValue() <= 6;
            LocalDate begin = LocalDate.of(day.getYear(), first ? 1 : 7, 1);
            missing.add("settings/" + REFERENCE_RATE + "/" + begin + "/" + begin.plusMonths(6).minusDays(1));
        }
        return rate;
    }

    private BigDecimal rate(SettingValue reference, BigDecimal points) {
        SettingValue multiple = sheet.settings.get("late-interest.reference-multiple");
        BigDecimal times = multiple == null ? BigDecimal.ONE : new BigDecimal(multiple.value().toString());
        return ((BigDecimal) reference.value()).multiply(times).add(points).max(BigDecimal.ZERO);
    }

    private boolean hasFixedSum() {
        return statute != null && statute.fixedSum != Statute.FixedSum.NONE && sheet.get(Fact.DEBTOR_TYPE).orNull() != DebtorType.CONSUMER;
    }

    /** One for each invoice, by what is late of it, instalments together. */
    @SuppressWarnings("unchecked")
    private void fixedSum(String invoiceId, BigDecimal base) {
        SettingValue bands = sheet.settings.get(FIXED_SUM);
        if (bands == null) {
            missingForSums.add("settings/" + FIXED_SUM + "/" + sheet.currency);
            return;
        }
        BigDecimal amount = BigDecimal.ZERO;
        for (Map<String, Object> band : (List<Map<String, Object>>) bands.value()) {
            amount = base.compareTo((BigDecimal) band.get("from")) >= 0 ? (BigDecimal) band.get("amount") : amount;
        }
        fixedSums.add(ChargeLine.fixedSum(statute.law + ": fixed sum", invoiceId, base, amount));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
