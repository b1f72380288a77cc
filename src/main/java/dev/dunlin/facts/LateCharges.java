package dev.dunlin.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Terms;

/**
 * What lateness costs up to today: interest under the contract where it grants any, else under statute, and the fixed sum of the
 * statute. Reckoned on the undisputed overdue invoices less credits and unapplied cash, from the day after the due date up to and
 * including today.
 */
final class LateCharges {
    private static final String CONTRACT_INTEREST = "contract interest";
    private static final String SERVICE_INTEREST = "interest at the rate of those in active service";
    private static final List<String> TERMS = List.of("terms.interest", "terms.interestRate");

    private LateCharges() {
    }

    /** Fills in the facts; the lines that make up the charge, empty where it is none or unknown. */
    static List<ChargeLine> fill(FactSheet sheet, BalanceFacts balance) {
        Field<List<BalanceFacts.Bearing>> bearing = balance.bearing(sheet);
        if (bearing.isUnknown()) {
            for (Fact fact : new Fact[] {Fact.CONTRACT_INTEREST, Fact.STATUTORY_INTEREST, Fact.FIXED_SUM, Fact.LATE_CHARGE, Fact.SERVICE_INTEREST}) {
                sheet.miss(fact, List.of("unappliedCash"));
            }
            return List.of();
        }
        List<BalanceFacts.Bearing> overdue = bearing.orNull();
        Field<Boolean> term = sheet.get(Fact.INTEREST_TERM);
        BigDecimal agreed = sheet.snapshot.terms().get(Terms::interestRate).orNull();
        List<ChargeLine> contract = term.or(false) ? simple(sheet, overdue, CONTRACT_INTEREST, agreed) : List.of();
        sheet.set(Fact.CONTRACT_INTEREST, term.get(yes -> yes ? Field.of(ChargeLine.sum(contract)) : Field.none()));

        StatutoryCharges statute = StatutoryCharges.of(sheet, overdue);
        Field<List<ChargeLine>> interest = statute.interest();
        sheet.set(Fact.STATUTORY_INTEREST, interest.map(ChargeLine::sum));
        sheet.miss(Fact.STATUTORY_INTEREST, statute.missing());
        sheet.set(Fact.FIXED_SUM, statute.fixedSums().map(ChargeLine::sum));
        sheet.miss(Fact.FIXED_SUM, statute.missingForSums());

        SettingValue most = sheet.settings.get("late-interest.service-cap");
        sheet.set(Fact.SERVICE_INTEREST, sheet.<Boolean>get(Fact.ACTIVE_MILITARY).map(serves -> serves && most != null
                ? ChargeLine.sum(simple(sheet, overdue, SERVICE_INTEREST, new BigDecimal(most.value().toString()))) : null));
        return charge(sheet, term, contract, statute);
    }

    /** A rate that was agreed goes before the statute's; while it is not known whether one was, the statute speaks. */
    private static List<ChargeLine> charge(FactSheet sheet, Field<Boolean> term, List<ChargeLine> contract, StatutoryCharges statute) {
        boolean agreed = term.or(false);
        Field<List<ChargeLine>> interest = agreed ? Field.of(contract) : statute.interest();
        if (interest.hasValue()) {
            List<ChargeLine> lines = new ArrayList<>(interest.orNull());
            if (!agreed || statute.sumsStandBesideContract()) {
                lines.addAll(statute.fixedSums().or(List.of()));
            }
            sheet.know(Fact.LATE_CHARGE, ChargeLine.sum(lines));
            return List.copyOf(lines);
        }
        sheet.set(Fact.LATE_CHARGE, interest.isNone() && !term.isUnknown() ? Field.none() : Field.unknown());
        List<String> missing = new ArrayList<>(statute.missing());
        if (term.isUnknown()) {
            missing.addAll(TERMS);
        }
        sheet.miss(Fact.LATE_CHARGE, missing);
        return List.of();
    }

    private static List<ChargeLine> simple(FactSheet sheet, List<BalanceFacts.Bearing> overdue, String label, BigDecimal rate) {
        List<ChargeLine> lines = new ArrayList<>(overdue.size());
        for (BalanceFacts.Bearing one : overdue) {
            if (one.base().signum() > 0) {
                lines.add(ChargeLine.interest(label, one.invoice().id(), one.base(), rate, one.invoice().dueOn().plusDays(1), sheet.today, sheet.currency));
            }
        }
        return lines;
    }
}
