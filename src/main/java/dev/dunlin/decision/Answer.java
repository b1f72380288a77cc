package dev.dunlin.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.dunlin.resolution.Decision;

/**
 * A decision as the caller gets it. Immutable.
 *
 * @param decisionId  {@code null} on a dry run
 * @param contentHash hash of the canonical decision body: everything but the id and the hash
 * @param json        UTF-8
 */
public record Answer(String decisionId, String contentHash, byte[] json) {
    private static final String BLANK = "sha256:" + "0".repeat(64);

    /** The hash is of what stands before and after the members that are not part of it; its place is held until it is known. */
    public static Answer of(Decision decision, String decisionId) {
        JsonBytes json = JsonBytes.ofThread();
        DecisionJson body = new DecisionJson(json, decision);
        body.head();
        int envelope = json.length();
        json.name(Member.CONTENT_HASH.json());
        int hashAt = json.length() + 1;
        json.string(BLANK);
        if (decisionId != null) {
            json.name(Member.DECISION_ID.json()).string(decisionId);
        }
        int rest = json.length();
        body.rest();
        MessageDigest sha256 = sha256();
        sha256.update(json.array(), 0, envelope);
        sha256.update(json.array(), rest, json.length() - rest);
        String hash = "sha256:" + HexFormat.of().formatHex(sha256.digest());
        json.overwrite(hashAt, hash);
        return new Answer(decisionId, hash, json.toBytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
