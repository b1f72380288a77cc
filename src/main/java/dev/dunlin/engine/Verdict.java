package dev.dunlin.engine;

import java.util.List;

import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.SettingsBook;

/**
 * What the rules found about one account in one currency. Immutable; every list is in the rulebook's order.
 *
 * @param judged   the case, with its signals
 * @param fired    rules that hold
 * @param unknowns rules that could not be judged, and what was missing
 * @param signals  how each named signal came out, by its number
 * @param rehearsed drafts that hold; they have no say
 */
public record Verdict(
        RuleBook book,
        SettingsBook.InForce settings,
        Case.AfterSignals judged,
        List<Rule> fired,
        List<Unknown> unknowns,
        Truth[] signals,
        List<Rule> rehearsed) {

    /** A rule that could not be judged. */
    public record Unknown(Rule rule, List<String> missing) {
    }
}
