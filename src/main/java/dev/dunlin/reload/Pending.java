package dev.dunlin.reload;

import java.time.Instant;
import java.util.List;

import dev.dunlin.rulebook.RuleBook;

/**
 * A rulebook without faults that waits for a person. Immutable.
 *
 * @param reasons why it waits
 * @param shift   what it would move
 * @param changes the files that differ from those in force
 */
record Pending(RuleBook book, Instant since, List<String> reasons, Shift shift, FileChanges changes) {
}
