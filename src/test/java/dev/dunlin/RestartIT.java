package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What was changed while the service was stopped has no easier way into force than any other change. */
class RestartIT {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE = "tips/credit/stop-supply-at-once.drl";

    @TempDir
    Path at;

    @BeforeEach
    void copy() throws IOException {
        ShippedRules.copyTo(at.resolve("rules"));
    }

    @Test
    void aStopIsNoWayAroundTheTests() throws Exception {
        String first;
        try (ServiceProcess service = start()) {
            first = get(service, "/rulebook").path("hash").asText();
            await(service, "/rulebook/history", "/rulebooks/0/hash", first);
        }
        edit("daysPastDue >=", "daysPastDeu >=");
        try (ServiceProcess service = start()) {
            await(service, "/rulebook", "/hash", first);
            await(service, "/rulebook/faults", "/faults/0/file", RULE);
        }
        edit("daysPastDeu >=", "daysPastDue >=");
        edit("daysPastDue >= $stopDay", "daysPastDue > $stopDay");
        String pending;
        try (ServiceProcess service = start()) {
            await(service, "/rulebook/pending", "/pending", "true");
            pending = get(service, "/rulebook/pending").path("hash").asText();
            assertThat(get(service, "/rulebook").path("hash").asText()).isEqualTo(first);
            assertThat(post(service, "/rulebook/pending/" + pending + "/confirmation", "{\"by\":\"desk\",\"why\":\"agreed\"}")).isEqualTo(200);
        }
        try (ServiceProcess service = start()) {
            await(service, "/rulebook", "/hash", pending);
            assertThat(get(service, "/rulebook").path("by").asText()).isEqualTo("desk");
            assertThat(post(service, "/rulebook/rollback", "{\"by\":\"desk\",\"why\":\"too soon\",\"hash\":\"" + first + "\"}")).isEqualTo(200);
        }
        try (ServiceProcess service = start()) {
            await(service, "/rulebook", "/hash", first);
            assertThat(get(service, "/rulebook").path("held").asText()).isEqualTo(pending);
            assertThat(get(service, "/rulebook/history").at("/rulebooks/0/why").asText()).isEqualTo("too soon");
            edit("daysPastDue > $stopDay", "daysPastDue >= $stopDay");
            edit("// Goods sent after", "// In the end: goods sent after");
            await(service, "/rulebook", "/cause", "files");
        }
    }

    private ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.start(at.resolve("data"), Path.of("target/restart.log"), "-Ddunlin.rules=" + at.resolve("rules"));
    }

    private void edit(String from, String to) throws IOException {
        Path file = at.resolve("rules").resolve(RULE);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void await(ServiceProcess service, String address, String pointer, String value) throws IOException, InterruptedException {
        for (int i = 0; !get(service, address).at(pointer).asText().equals(value); i++) {
            assertThat(i).as("%s: %s becomes %s; it is %s", address, pointer, value, get(service, address)).isLessThan(900);
            Thread.sleep(100);
        }
    }

    private static JsonNode get(ServiceProcess service, String address) throws IOException, InterruptedException {
        return JSON.readTree(CLIENT.send(HttpRequest.newBuilder(URI.create(service.base() + address)).build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private static int post(ServiceProcess service, String address, String body) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(service.base() + address)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
