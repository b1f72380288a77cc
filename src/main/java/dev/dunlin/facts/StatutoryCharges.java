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
    private static final String FIXED_SUM = "late-interest.fixed-sum";

    private final FactSheet sheet;
    private final List<ChargeLine> fixedSums = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> missingForSums = new TreeSet<>();
    private Statute statute;
    private Accrual accrual;
    private boolean granted;

    /** An overdue invoice for whose days of lateness the statute has a row. */
    private record Reached(BalanceFacts.Bearing bearing, BigDecimal points) {
    }

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
        return !missing.isEmpty() ? Field.unknown() : granted ? Field.of(accrual.lines()) : Field.none();
    }

    /** None where no statute grants any. */
    Field<List<ChargeLine>> fixedSums() {
        if (statute != null && !hasFixedSum()) {
            return Field.none();
        }
        return !missingForSums.isEmpty() ? Field.unknown() : granted ? Field.of(fixedSums) : Field.none();
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
        List<Reached> reached = new ArrayList<>(overdue.size());
        for (BalanceFacts.Bearing one : overdue) {
            BigDecimal points = points(one.invoice());
            if (points != null) {
                reached.add(new Reached(one, points));
            }
        }
        granted = !reached.isEmpty() && reaches(debtorType.orNull());
        if (!granted) {
            missing.clear();
            missingForSums.clear();
            return;
        }
        accrual = new Accrual(sheet, statute, missing);
        Map<String, BigDecimal> late = new LinkedHashMap<>();
        for (Reached its : reached) {
            BalanceFacts.Bearing one = its.bearing();
            LocalDate from = one.base().signum() == 0 ? null : firstDay(one.invoice());
            if (from != null && !from.isAfter(sheet.today)) {
                accrual.add(one, its.points(), from);
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

    private boolean hasFixedSum() {
        return statute.fixedSum != Statute.FixedSum.NONE && sheet.get(Fact.DEBTOR_TYPE).orNull() != DebtorType.CONSUMER;
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
