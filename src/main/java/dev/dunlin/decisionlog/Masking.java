package dev.dunlin.decisionlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Hides who a snapshot is about before it is logged: chosen texts become pseudonyms, always the same for the same text under the same
 * key, so that one person stays one person. Every other byte stays as it was sent, and no rule reads what may be chosen but for
 * whether it is there, so a masked snapshot is decided alike. Thread-safe.
 */
public final class Masking {
    /** What may be masked. Of these a decision asks at most whether they are there. */
    public static final Set<String> MAY_BE_MASKED = new TreeSet<>(Set.of("account.name", "contacts[].name", "contacts[].phone", "contacts[].email",
            "invoices[].disputeReason", "paymentClaims[].bank", "paymentClaims[].reference"));
    public static final Masking NONE = new Masking(Set.of(), new byte[16]);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int PSEUDONYM_BYTES = 12;

    private final Set<String> paths;
    private final SecretKeySpec key;

    /**
     * @param paths as in {@link #MAY_BE_MASKED}; any other is an {@link IllegalArgumentException}
     * @param key   the secret the pseudonyms are made with, 16 bytes or more
     */
    public Masking(Collection<String> paths, byte[] key) {
        List<String> wrong = paths.stream().filter(path -> !MAY_BE_MASKED.contains(path)).toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("What rules read cannot be masked: " + String.join(", ", wrong) + ". What can is " + String.join(", ", MAY_BE_MASKED) + ".");
        }
        if (key.length < 16) {
            throw new IllegalArgumentException("The key for masking has " + key.length + " bytes and needs 16 or more.");
        }
        this.paths = Set.copyOf(paths);
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** @param snapshot JSON that was accepted as a snapshot */
    public byte[] mask(byte[] snapshot) {
        if (paths.isEmpty()) {
            return snapshot;
        }
        ByteArrayOutputStream masked = new ByteArrayOutputStream(snapshot.length);
        int copied = 0;
        try (JsonParser parser = JSON.createParser(snapshot)) {
            List<String> path = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                follow(parser, token, path);
                if (token == JsonToken.VALUE_STRING && !parser.getText().isBlank() && paths.contains(String.join(".", path).replace(".[]", "[]"))) {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    masked.write(snapshot, copied, start - copied);
                    masked.write(("\"" + pseudonym(parser.getText()) + "\"").getBytes(StandardCharsets.US_ASCII));
                    copied = (int) parser.currentLocation().getByteOffset();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        masked.write(snapshot, copied, snapshot.length - copied);
        return masked.toByteArray();
    }

    /** Keeps the path of the token just read: names of members, and `[]` inside a list. */
    private static void follow(JsonParser parser, JsonToken token, List<String> path) throws IOException {
        switch (token) {
            case START_OBJECT -> path.add("");
            case START_ARRAY -> path.add("[]");
            case END_OBJECT, END_ARRAY -> path.remove(path.size() - 1);
            case FIELD_NAME -> path.set(path.size() - 1, parser.getText());
            default -> { }
        }
    }

    private String pseudonym(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "masked-" + Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, PSEUDONYM_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
