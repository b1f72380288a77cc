package dev.dunlin.door;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The service under test: examples to send, and waiting until it is ready. */
public final class Service {

    private Service() {
    }

    /** A request whose body and `Content-Type` go out just as they are given. */
    public static RequestSpecification request() {
        EncoderConfig asGiven = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT);
        return given().config(RestAssuredConfig.config().encoderConfig(asGiven)).urlEncodingEnabled(false);
    }

    public static byte[] example(String name) {
        try {
            return Files.readAllBytes(Path.of("docs/examples", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void awaitReady() throws InterruptedException {
        for (int i = 0; given().get("/q/health/ready").statusCode() != 200; i++) {
            if (i > 200) {
                throw new AssertionError(given().get("/q/health/ready").asString());
            }
            Thread.sleep(100);
        }
    }
}
