package dev.dunlin.reload;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.door.Service;

/** What was begun under a rulebook ends under it. */
@QuarkusTest
@TestProfile(OwnRules.class)
class InFlightTest {
    private static final Pattern RULEBOOK = Pattern.compile("\"rulebook\":\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void restore() throws Exception {
        OwnRules.restore();
    }

    @Test
    void aPortfolioEndsOnTheRulebookItBeganWith() throws Exception {
        Service.awaitReady();
        String before = OwnRules.hash();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            send(socket, "POST /portfolios HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(rulebook(socket, answers)).isEqualTo(before);
            for (int i = 0; i < 3; i++) {
                String then = OwnRules.hash();
                String mark = "// change " + i + "\nrule \"stop-supply-at-once/late";
                OwnRules.edit("tips/credit/stop-supply-at-once.drl", text -> text.replace("rule \"stop-supply-at-once/late", mark));
                OwnRules.await("the edit is in force", () -> !OwnRules.hash().equals(then));
                assertThat(given().contentType("application/json").body(new String(Service.example("open-items-snapshot.json"), UTF_8)).post("/decisions").<String>path("rulebook"))
                        .isEqualTo(OwnRules.hash());
                assertThat(rulebook(socket, answers)).as("the portfolio goes on as it began").isEqualTo(before);
            }
        }
    }

    private static String rulebook(Socket socket, BufferedReader answers) throws IOException {
        String line = new String(Service.example("open-items-snapshot.json"), UTF_8).replaceAll("\\s+", " ") + "\n";
        send(socket, Integer.toHexString(line.getBytes(UTF_8).length) + "\r\n" + line + "\r\n");
        String answer = answers.readLine();
        while (!answer.startsWith("{")) {
            answer = answers.readLine();
        }
        Matcher rulebook = RULEBOOK.matcher(answer);
        assertThat(rulebook.find()).as(answer).isTrue();
        return rulebook.group(1);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }
}
