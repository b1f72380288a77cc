package dev.dunlin.decisionlog;

import java.time.Instant;

/**
 * A decision as it stands in the log. Immutable.
 *
 * @param recordedAt  when it became durable, to the microsecond
 * @param rulebook    {@code null} once erased, as all that follows
 * @param snapshot    the snapshot as it was sent
 * @param answer      the canonical decision body
 * @param erasedBy    the entry that says who erased it and why; {@code null} while it is whole
 */
public record StoredDecision(EntryId id, Instant recordedAt, String rulebook, String accountId, String asOf, byte[] contentHash,
        byte[] snapshot, byte[] answer, EntryId erasedBy) {

    public boolean isErased() {
        return erasedBy != null;
    }
}
