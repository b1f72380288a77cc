package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own: it gets ready, decides, and stops. */
class PackagedAppIT {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    @TempDir
    private static Path data;
    private static Process service;
    private static String base;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        base = "http://localhost:" + port;
        service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dquarkus.http.port=" + port,
                "-Ddunlin.rules=" + System.getProperty("dunlin.rules", "rules"), "-jar", "target/quarkus-app/quarkus-run.jar", "serve", "--data", data.toString())
                .redirectErrorStream(true).redirectOutput(Path.of("target/packaged-app.log").toFile()).start();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isReady()) {
            assertThat(service.isAlive()).as("the service still runs; see target/packaged-app.log").isTrue();
            assertThat(System.nanoTime()).as("it is ready within 60 seconds; see target/packaged-app.log").isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.destroy();
        if (!service.waitFor(20, TimeUnit.SECONDS)) {
            service.destroyForcibly().waitFor();
        }
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

    /** What was answered is there even when the process had no time to close anything. */
    @Test
    void remembersAfterACrash() throws Exception {
        HttpResponse<String> answer = post("/decisions", "application/json", "open-items-snapshot.json");
        service.destroyForcibly().waitFor();
        start();
        assertThat(get(answer.headers().firstValue("Location").orElseThrow())).isEqualTo(answer.body());
        assertThat(get("/log/verification")).contains("\"sound\":true");
    }

    @Test
    void decidesAPortfolio() throws Exception {
        HttpResponse<String> answers = post("/portfolios", "application/x-ndjson", "three-lines.ndjson");
        assertThat(answers.statusCode()).isEqualTo(200);
        assertThat(answers.body().lines()).hasSize(3).satisfiesExactly(
                first -> assertThat(first).contains("DE-104711"), second -> assertThat(second).contains("\"line\":2"), third -> assertThat(third).contains("FR-20031"));
    }

    private static boolean isReady() throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(base + "/q/health/ready")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpResponse<String> post(String path, String type, String example) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(Path.of("docs/examples", example)))).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
