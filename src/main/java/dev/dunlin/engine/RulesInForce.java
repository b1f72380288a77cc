package dev.dunlin.engine;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** Which rules decide on a day, and which drafts are tried out: a rule that is retired, or no law on that day, says nothing. Immutable; worked out once for a rulebook. */
final class RulesInForce {
    private final TreeMap<LocalDate, Day> since = new TreeMap<>();

    /**
     * The numbers of rules; not to be changed.
     *
     * @param inForce   they decide
     * @param rehearsed they are drafts
     */
    record Day(BitSet inForce, BitSet rehearsed) {
    }

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
            since.put(day, new Day(numbers(book, card -> card.isInForce(day)), numbers(book, card -> card.isRehearsed(day))));
        }
    }

    private static BitSet numbers(RuleBook book, Predicate<RuleCard> which) {
        BitSet numbers = new BitSet(book.rules().size());
        book.rules().stream().filter(rule -> which.test(rule.card())).forEach(rule -> numbers.set(rule.number()));
        return numbers;
    }

    Day on(LocalDate day) {
        return since.floorEntry(day).getValue();
    }
}
