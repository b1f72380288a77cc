package dev.dunlin.decisionlog;

import java.util.List;

/**
 * What a decision leaves in the log. Immutable; the arrays are not changed by anybody.
 *
 * @param accountId   the account decided on
 * @param asOf        the moment asked about, ISO 8601
 * @param rulebook    content hash of the rulebook that decided, `sha256:…`
 * @param contentHash SHA-256 of the canonical decision body
 * @param snapshot    the snapshot as it was sent, UTF-8 JSON
 * @param answer      the canonical decision body, UTF-8 JSON
 * @param found       what can be searched for: `stands:STOP_SUPPLY`, `veto:CALL`, `veto`, tips, guardrails, `rule:…`, `review`; no word has a blank in it
 * @param key         the caller's idempotency key; {@code null} without one
 */
public record DecisionRecord(String accountId, String asOf, String rulebook, byte[] contentHash, byte[] snapshot, byte[] answer,
        List<String> found, String key) {
}
