package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own: it gets ready, decides, and stops. */
class PackagedAppIT {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    @TempDir
    static Path data;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceProcess.start(data, Path.of("target/packaged-app.log"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void decides() throws Exception {
        HttpResponse<String> answer = post("/decisions", "application/json", "open-items-snapshot.json");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(answer.body()).contains("\"accountId\":\"DE-104711\"", "\"recommendations\":[{");
    }

    @Test
    void remembersAfterARestart() throws Exception {
        HttpResponse<String> answer = post("/decisions", "application/json", "open-items-snapshot.json");
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(get(location)).isEqualTo(answer.body());
        stop();
        start();
        assertThat(get(location)).isEqualTo(answer.body());
        assertThat(post("/decisions", "application/json", "open-items-snapshot.json").headers().firstValue("Location").orElseThrow()).isNotEqualTo(location);
        assertThat(get("/log/verification")).contains("\"sound\":true");
    }

    @Test
    void decidesAPortfolio() throws Exception {
        HttpResponse<String> answers = post("/portfolios", "application/x-ndjson", "three-lines.ndjson");
        assertThat(answers.statusCode()).isEqualTo(200);
        assertThat(answers.body().lines()).hasSize(3).satisfiesExactly(
                first -> assertThat(first).contains("DE-104711"), second -> assertThat(second).contains("\"line\":2"), third -> assertThat(third).contains("FR-20031"));
    }

    private static String get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(service.base() + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpResponse<String> post(String path, String type, String example) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.base() + path)).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(Path.of("docs/examples", example)))).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
