package dev.dunlin.decisionlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The Ed25519 key that signs checkpoints, in `signing-key` of the data directory, made on first use and readable by its owner alone. */
final class SigningKey {
    private static final String FILE = "signing-key";

    private final PrivateKey key;
    private final byte[] publicKey;

    private SigningKey(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    static SigningKey in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                make(file);
            }
            List<String> lines = Files.readAllLines(file);
            byte[] pkcs8 = Base64.getDecoder().decode(lines.get(0));
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), Base64.getDecoder().decode(lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key `" + file + "` cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("The signing key `" + file + "` is no Ed25519 key. Restore it from a copy, or move it away and a new one is made.", e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n";
        Path draft = Files.createTempFile(file.getParent(), FILE, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text, StandardOpenOption.SYNC);
            publish(draft, file);
        } catch (FileAlreadyExistsException e) {
            // another service that starts was quicker, and its key is the one
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link never takes the place of a file, as a move may that looks first and then replaces. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, file);
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] publicKey() {
        return publicKey.clone();
    }
}
