package dev.dunlin.decision;

import dev.dunlin.resolution.Decision;

/**
 * A decision as the caller gets it. Immutable.
 *
 * @param decisionId  {@code null} on a dry run
 * @param contentHash hash of the canonical decision body: everything but the id and the hash
 * @param json        UTF-8
 */
public record Answer(String decisionId, String contentHash, byte[] json) {

    public static Answer of(Decision decision, String decisionId) {
        return DecisionBody.of(decision).answer(decisionId);
    }
}
