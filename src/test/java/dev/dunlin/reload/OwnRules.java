package dev.dunlin.reload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.dunlin.ShippedRules;

/** A service with a copy of the shipped rules that tests may change, and a log of its own. */
public final class OwnRules implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path at = Path.of("target", "own-rules", UUID.randomUUID().toString()).toAbsolutePath();
            Files.createDirectories(at);
            ShippedRules.copyTo(at.resolve("rules"));
            return Map.of("dunlin.rules", at.resolve("rules").toString(), "dunlin.data", at.resolve("data").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path directory() {
        return Path.of(ConfigProvider.getConfig().getValue("dunlin.rules", String.class));
    }

    /** Puts the files back as they are shipped, and waits until they are in force. */
    static void restore() throws Exception {
        restoreFiles();
        await("the shipped rules are in force again", () -> {
            if (Boolean.TRUE.equals(given().get("/rulebook/pending").path("pending"))) {
                approve("/rulebook/pending/" + given().get("/rulebook/pending").path("hash") + "/confirmation", "{\"by\":\"test\",\"why\":\"restore\"}");
            }
            if (ShippedRules.BOOK.hash().equals(given().get("/rulebook").path("held"))) {
                approve("/rulebook/rollback", "{\"by\":\"test\",\"why\":\"restore\",\"hash\":\"" + ShippedRules.BOOK.hash() + "\"}");
            }
            return hash().equals(ShippedRules.BOOK.hash()) && faults().isEmpty();
        });
    }

    static ValidatableResponse approve(String address, String body) {
        return given().contentType("application/json").body(body).post(address).then();
    }

    private static void restoreFiles() throws IOException {
        Path rules = directory();
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.exists(Path.of("rules").resolve(rules.relativize(file).toString()))) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path own = rules.resolve(Path.of("rules").relativize(file).toString());
                if (!Files.exists(own) || Files.mismatch(file, own) >= 0) {
                    Files.createDirectories(own.getParent());
                    Files.copy(file, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void edit(String path, UnaryOperator<String> change) throws IOException {
        Path file = directory().resolve(path);
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).as(path).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    static String hash() {
        return given().get("/rulebook").path("hash");
    }

    static List<Map<String, Object>> faults() {
        return given().get("/rulebook/faults").path("faults");
    }

    /** Waits for it; how long it took. */
    static Duration await(String what, BooleanSupplier holds) throws InterruptedException {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begin > Duration.ofSeconds(30).toNanos()) {
                throw new AssertionError("Not within 30 seconds: " + what + "; " + given().get("/rulebook").asString() + given().get("/rulebook/faults").asString()
                        + given().get("/rulebook/pending").asString());
            }
            Thread.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
