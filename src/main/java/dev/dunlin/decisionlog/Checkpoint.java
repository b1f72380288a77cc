package dev.dunlin.decisionlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * "So far the chain had come, with this hash": signed, so that whoever holds one finds out when what came before it was changed or cut off.
 *
 * @param id        the entry it was signed after
 * @param hash      of that entry
 * @param signedAt  microseconds since 1970-01-01T00:00:00Z
 * @param publicKey Ed25519, X.509 encoding
 * @param signature over the canonical JSON of chain, hash, sequence and signedAt
 */
public record Checkpoint(EntryId id, byte[] hash, long signedAt, byte[] publicKey, byte[] signature) {

    static Checkpoint sign(EntryId id, byte[] hash, long signedAt, SigningKey key) {
        return new Checkpoint(id, hash, signedAt, key.publicKey(), key.sign(Hashes.checkpoint(id, hash, signedAt)));
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO checkpoint (entry, hash, signed_at, public_key, signature) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, id.number());
            insert.setBytes(2, hash);
            insert.setLong(3, signedAt);
            insert.setBytes(4, publicKey);
            insert.setBytes(5, signature);
            insert.executeUpdate();
        }
    }

    /** Whether the signature is that of the key it names. */
    public boolean isGenuine() {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            check.update(Hashes.checkpoint(id, hash, signedAt));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
