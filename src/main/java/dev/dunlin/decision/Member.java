package dev.dunlin.decision;

import java.util.Locale;

import com.fasterxml.jackson.core.io.SerializedString;

/** The members of an answer, their names encoded once. */
enum Member {
    ACCOUNT_ID, ACTION, ADDRESSEE, AMOUNT, AS_OF, ASSIGN_TO, AT_LEAST, AT_MOST, BASE, BECAME, BECAUSE, BREAKDOWN, BY, CHANNEL, CITATION,
    CONFIDENCE, CONTACT_ID, COURTEOUS, CURRENCY, DAYS, EFFECT, FACTS, FORM, FROM, GUARDRAIL, HUMAN_REVIEW, INVOICE, INVOICES, LABEL, LEVER,
    NOT_AFTER, NOT_BEFORE, NOT_EVALUATED, OTHER_CURRENCIES, PRESUMED, PROPOSED_BY, RATE, REASON, RECOMMENDATIONS, REQUIRED, ROLE, RULE,
    RULEBOOK, RUNG, TO, TONE, TRACK, UNTIL, WITHHELD;

    private final SerializedString json;

    Member() {
        StringBuilder name = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        json = new SerializedString(name.toString());
    }

    SerializedString json() {
        return json;
    }
}
