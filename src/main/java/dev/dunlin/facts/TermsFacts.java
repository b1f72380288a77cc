package dev.dunlin.facts;

import java.math.BigDecimal;

import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Terms;

/** What the contract says. */
final class TermsFacts {
    private TermsFacts() {
    }

    static void fill(FactSheet sheet) {
        Field<Terms> terms = sheet.snapshot.terms();
        sheet.set(Fact.TERMS_WRITTEN, terms.get(Terms::written));
        sheet.set(Fact.DUE_DATE_FIXED, terms.get(Terms::dueDateFixed));
        sheet.set(Fact.SIGNATORY, terms.get(Terms::signatory));
        sheet.set(Fact.SUSPENSION_RIGHT, terms.get(Terms::suspensionRight));
        sheet.set(Fact.ACCELERATION, terms.get(Terms::acceleration));
        sheet.set(Fact.RETENTION_OF_TITLE, terms.get(Terms::retentionOfTitle));
        sheet.set(Fact.INTEREST_TERM, interestTerm(terms));
    }

    /** Granted needs both the right and its rate; either one missing for certain says no. */
    static Field<Boolean> interestTerm(Field<Terms> terms) {
        Field<Boolean> right = terms.get(Terms::interest);
        Field<BigDecimal> rate = terms.get(Terms::interestRate);
        if (right.isNone() || Boolean.FALSE.equals(right.orNull()) || rate.isNone() || rate.hasValue() && rate.orNull().signum() <= 0) {
            return Field.of(false);
        }
        return right.hasValue() && rate.hasValue() ? right : Field.unknown();
    }
}
