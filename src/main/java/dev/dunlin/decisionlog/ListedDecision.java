package dev.dunlin.decisionlog;

import java.time.Instant;
import java.util.List;

/**
 * A decision in the log in short. Immutable.
 *
 * @param rulebook {@code null} once erased, as account and moment
 * @param found    what can be searched for; empty once erased
 * @param erasedBy the entry that says who erased it and why; {@code null} while it is whole
 */
public record ListedDecision(EntryId id, Instant recordedAt, String rulebook, String accountId, String asOf, List<String> found, EntryId erasedBy) {
}
