package dev.dunlin.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    public static Answer of(Decision decision, String decisionId) {
        DecisionJson.Body body = DecisionJson.write(decision);
        String hash = "sha256:" + HexFormat.of().formatHex(sha256().digest(body.bytes()));
        String envelope = ",\"contentHash\":\"" + hash + "\"" + (decisionId == null ? "" : ",\"decisionId\":\"" + decisionId + "\"");
        byte[] inserted = envelope.getBytes(StandardCharsets.US_ASCII);
        byte[] json = Arrays.copyOf(body.bytes(), body.bytes().length + inserted.length);
        System.arraycopy(body.bytes(), body.envelopeAt(), json, body.envelopeAt() + inserted.length, body.bytes().length - body.envelopeAt());
        System.arraycopy(inserted, 0, json, body.envelopeAt(), inserted.length);
        return new Answer(decisionId, hash, json);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
