package dev.dunlin.decisionlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The hashes of the log, each over canonical JSON (RFC 8785), so that anybody can compute them again. Stateless. */
public final class Hashes {
    static final byte[] NONE = new byte[32];

    private Hashes() {
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of a decision's entry: whose, of when, by which rules, and the hashes of what came in and what went out. */
    static byte[] decisionBody(String accountId, String asOf, String rulebook, byte[] snapshotHash, byte[] contentHash) {
        return sha256(utf8("{\"accountId\":" + quoted(accountId) + ",\"asOf\":" + quoted(asOf) + ",\"contentHash\":\"" + hex(contentHash)
                + "\",\"rulebook\":" + quoted(rulebook) + ",\"snapshotHash\":\"" + hex(snapshotHash) + "\"}"));
    }

    /** The envelope, which is never erased. */
    static byte[] entry(EntryId id, long recordedAt, String kind, byte[] bodyHash, byte[] previous) {
        return sha256(utf8("{\"bodyHash\":\"" + hex(bodyHash) + "\",\"chain\":" + id.chain() + ",\"kind\":\"" + kind + "\",\"previousHash\":\""
                + hex(previous) + "\",\"recordedAt\":" + recordedAt + ",\"sequence\":" + id.sequence() + "}"));
    }

    /** What a checkpoint signs. */
    static byte[] checkpoint(EntryId id, byte[] hash, long signedAt) {
        return utf8("{\"chain\":" + id.chain() + ",\"hash\":\"" + hex(hash) + "\",\"sequence\":" + id.sequence() + ",\"signedAt\":" + signedAt + "}");
    }

    static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
