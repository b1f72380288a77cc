package dev.dunlin.engine;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** Which rules decide on a day: a rule that is draft or retired, or no law on that day, says nothing. Immutable; worked out once for a rulebook. */
final class RulesInForce {
    private final TreeMap<LocalDate, BitSet> since = new TreeMap<>();

    RulesInForce(RuleBook book) {
        NavigableSet<LocalDate> changes = new TreeSet<>();
        changes.add(LocalDate.MIN);
        for (Rule rule : book.rules()) {
            RuleCard.Days days = rule.card().inForce();
            if (days.from() != null) {
                changes.add(days.from());
            }
            if (days.to() != null) {
                changes.add(days.to().plusDays(1));
            }
        }
        for (LocalDate day : changes) {
            BitSet numbers = new BitSet(book.rules().size());
            book.rules().stream().filter(rule -> rule.card().isInForce(day)).forEach(rule -> numbers.set(rule.number()));
            since.put(day, numbers);
        }
    }

    /** Their numbers; not to be changed. */
    BitSet on(LocalDate day) {
        return since.floorEntry(day).getValue();
    }
}
