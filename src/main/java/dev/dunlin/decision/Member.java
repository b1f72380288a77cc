package dev.dunlin.decision;

import java.util.Locale;

/** The members of an answer, their names encoded once. */
enum Member {
    ACCOUNT_ID, ACTION, ADDRESSEE, AMOUNT, AS_OF, ASSIGN_TO, AT_LEAST, AT_MOST, BASE, BECAME, BECAUSE, BREAKDOWN, BY, CHANNEL, CITATION,
    CONFIDENCE, CONTACT_ID, COURTEOUS, CURRENCY, DAYS, EFFECT, FACTS, FILE, FORM, FROM, GUARDRAIL, HUMAN_REVIEW,
    INVOICE, INVOICES, LABEL, LEVER, LINE, MISSING, NOT_AFTER, NOT_BEFORE, NOT_EVALUATED, OTHER_CURRENCIES, PRESUMED, PROPOSED_BY, RATE,
    REASON, RECOMMENDATIONS, REQUIRED, ROLE, RULE, RULEBOOK, RUNG, SETTINGS, SOURCE, TIP, TO, TONE, TRACK, UNTIL, WITHHELD;

    private final byte[] json;

    Member() {
        StringBuilder name = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        json = JsonBytes.part(part -> part.name(name.toString()));
    }

    /** The name in quotes, with its colon. */
    byte[] json() {
        return json;
    }
}
