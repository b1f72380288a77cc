package dev.dunlin.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dunlin.door.Service;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortfolioResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SNAPSHOT = "{\"asOf\":\"2026-11-03T10:00:00+01:00\",\"account\":{\"id\":\"%s\",\"currency\":\"EUR\"},\"invoices\":[]}";

    @TestHTTPResource("/portfolios")
    URI portfolios;

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
    }

    @Test
    void answersInOrder() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(SNAPSHOT.formatted("A" + i)).append('\n');
        }
        List<String> answers = post("", lines.toString());
        assertThat(answers).hasSize(5_000);
        for (int i = 0; i < answers.size(); i++) {
            JsonNode answer = JSON.readTree(answers.get(i));
            assertThat(answer.path("accountId").asText()).isEqualTo("A" + i);
            assertThat(answer.has("decisionId")).isTrue();
        }
    }

    @Test
    void aBadLineCostsThatLineOnly() throws Exception {
        List<String> answers = post("?dryRun=true", SNAPSHOT.formatted("A1") + "\r\n\n{\"asOf\":\n{}\n" + "x".repeat(6_000_000) + "\n" + SNAPSHOT.formatted("A6"));
        assertThat(answers).hasSize(5);
        assertThat(JSON.readTree(answers.get(0)).path("accountId").asText()).isEqualTo("A1");
        assertThat(JSON.readTree(answers.get(0)).has("decisionId")).isFalse();
        int[][] problems = {{3, 400}, {4, 422}, {5, 413}};
        for (int i = 0; i < problems.length; i++) {
            JsonNode problem = JSON.readTree(answers.get(i + 1));
            assertThat(problem.path("line").asInt()).isEqualTo(problems[i][0]);
            assertThat(problem.path("status").asInt()).isEqualTo(problems[i][1]);
        }
        assertThat(JSON.readTree(answers.get(4)).path("accountId").asText()).isEqualTo("A6");
    }

    @Test
    void anEmptyPortfolioHasNoAnswers() throws Exception {
        assertThat(post("", "")).isEmpty();
    }

    @Test
    void answersWhileTheRestIsStillToCome() throws Exception {
        try (Socket socket = new Socket(portfolios.getHost(), portfolios.getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, "POST /portfolios HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (String id : List.of("first", "second")) {
                String line = SNAPSHOT.formatted(id) + "\n";
                send(socket, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
                String answer = answers.readLine();
                while (!answer.contains("accountId")) {
                    answer = answers.readLine();
                }
                assertThat(answer).contains("\"accountId\":\"" + id + "\"");
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void refusesOtherMediaTypes() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(portfolios).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    private List<String> post(String query, String body) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
                .send(request(query, HttpRequest.BodyPublishers.ofString(body)), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().toList();
    }

    private HttpRequest request(String query, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(portfolios + query)).version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", PortfolioResource.NDJSON).POST(body).build();
    }
}
