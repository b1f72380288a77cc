package dev.dunlin.decision;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.dunlin.decisionlog.Hashes;
import dev.dunlin.resolution.Decision;

/**
 * The canonical body of a decision, and its SHA-256: what is recorded, and what the same snapshot under the same rulebook gives again.
 * Immutable; the arrays are not changed by anybody.
 */
public record DecisionBody(byte[] json, byte[] sha256) {
    /** By the order of their names, hash and id stand before this member. In a text its quotes would be escaped, so it is found only once. */
    private static final byte[] NEXT = ",\"facts\":".getBytes(StandardCharsets.US_ASCII);

    public static DecisionBody of(Decision decision) {
        JsonBytes json = JsonBytes.ofThread();
        new DecisionJson(json, decision).write();
        byte[] body = json.toBytes();
        return new DecisionBody(body, Hashes.sha256(body));
    }

    /** The answer it makes: the body, with its hash and an id. */
    public Answer answer(String decisionId) {
        String hash = "sha256:" + HexFormat.of().formatHex(sha256);
        String own = ",\"contentHash\":\"" + hash + "\"" + (decisionId == null ? "" : ",\"decisionId\":\"" + decisionId + "\"");
        byte[] envelope = own.getBytes(StandardCharsets.US_ASCII);
        int at = next();
        byte[] whole = new byte[json.length + envelope.length];
        System.arraycopy(json, 0, whole, 0, at);
        System.arraycopy(envelope, 0, whole, at, envelope.length);
        System.arraycopy(json, at, whole, at + envelope.length, json.length - at);
        return new Answer(decisionId, hash, whole);
    }

    private int next() {
        int at = 0;
        while (!matches(at)) {
            at++;
        }
        return at;
    }

    private boolean matches(int at) {
        for (int i = 0; i < NEXT.length; i++) {
            if (json[at + i] != NEXT[i]) {
                return false;
            }
        }
        return true;
    }
}
