package dev.dunlin.door;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dunlin.decisionlog.CheckpointFile;
import dev.dunlin.problem.Problem;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;

/** What the service promises about its record: nothing is answered that is not in it, and what is in it comes back as it was. */
abstract class RecordedDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] SNAPSHOT = Service.example("open-items-snapshot.json");

    @Inject
    RuleBookInForce inForce;
    @TestHTTPResource("/")
    URI base;
    /** No other test has this account. */
    private final String account = "A-" + UUID.randomUUID();

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
    }

    @Test
    void whatWasAnsweredIsFoundAgainByteForByte() {
        Response answer = post(snapshot(account), null);
        answer.then().statusCode(201);
        String location = answer.header("Location");
        assertThat(location).isEqualTo("/decisions/" + answer.path("decisionId"));
        Response again = given().get(location);
        assertThat(again.contentType()).isEqualTo("application/json");
        assertThat(again.asByteArray()).isEqualTo(answer.asByteArray());
        assertThat(given().get(location + "/snapshot").asByteArray()).isEqualTo(snapshot(account));
    }

    @Test
    void aDryRunIsTheSameButForTheIdAndLeavesNothing() throws IOException {
        int before = entries();
        byte[] dry = Service.request().contentType("application/json").body(snapshot(account)).post("/decisions?dryRun=true").then().statusCode(200).extract().asByteArray();
        assertThat(entries()).isEqualTo(before);
        JsonNode recorded = JSON.readTree(post(snapshot(account), null).asByteArray());
        assertThat(((com.fasterxml.jackson.databind.node.ObjectNode) recorded).without("decisionId").toString()).isEqualTo(JSON.readTree(dry).toString());
        assertThat(entries()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/decisions/1-999999999", "/decisions/0-1", "/decisions/nonsense", "/decisions/1-999999999/snapshot", "/decisions/99999999999999999999-1"})
    void whatWasNeverDecidedIsNotFound(String address) {
        problem(given().get(address).then(), 404, "not-found");
    }

    @Test
    void aRetryGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        Response first = post(snapshot(account), key);
        first.then().statusCode(201).header("Idempotent-Replay", nullValue());
        Response retry = post(snapshot(account), key);
        retry.then().statusCode(201).header("Idempotent-Replay", equalTo("true")).header("Location", equalTo(first.header("Location")));
        assertThat(retry.asByteArray()).isEqualTo(first.asByteArray());
        problem(post(snapshot(account + "x"), key).then(), 422, "key-reused");
        assertThat(post(snapshot(account), null).header("Location")).isNotEqualTo(first.header("Location"));
    }

    /** The rules may have changed, or be gone, between a request and its retry. */
    @Test
    void aRetryGetsTheFirstAnswerWhateverTheRulesSayByThen() {
        String key = UUID.randomUUID().toString();
        Response first = post(snapshot(account), key);
        RuleBook book = inForce.current().orElseThrow();
        inForce.swap(null);
        try {
            assertThat(post(snapshot(account), key).asByteArray()).isEqualTo(first.asByteArray());
            problem(post(snapshot(account + "x"), key).then(), 422, "key-reused");
            problem(post(snapshot(account), UUID.randomUUID().toString()).then(), 503, "no-rulebook");
        } finally {
            inForce.swap(book);
        }
    }

    @Test
    void manyRetriesAtOnceMakeOneDecision() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(callers.submit(() -> post(snapshot(account), key).then().statusCode(201).extract().asString()));
        }
        Set<String> different = new TreeSet<>();
        for (Future<String> answer : answers) {
            different.add(answer.get());
        }
        callers.shutdown();
        assertThat(different).hasSize(1);
        given().queryParam("account", account).get("/decisions").then().body("decisions", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "schlüssel"})
    void aKeyIsVisibleAscii(String key) {
        problem(post(SNAPSHOT, key).then(), 400, "bad-request");
        problem(post(SNAPSHOT, "k".repeat(256)).then(), 400, "bad-request");
        post(SNAPSHOT, "k".repeat(255)).then().statusCode(201);
    }

    @Test
    void decisionsAreFoundByWhatCameOfThem() {
        String id = post(snapshot(account), null).path("decisionId");
        JsonNode row = json(given().queryParam("account", account).get("/decisions").asByteArray()).at("/decisions/0");
        assertThat(row.path("decisionId").asText()).isEqualTo(id);
        JsonNode answer = json(given().get("/decisions/" + id).asByteArray());
        assertThat(row.path("asOf")).isEqualTo(answer.path("asOf"));
        String action = answer.at("/recommendations/0/action").asText();
        String rule = answer.at("/recommendations/0/because/0/rule").asText();
        String tip = answer.at("/recommendations/0/because/0/tip").asText();
        assertThat(row.path("found").toString()).contains("\"stands:" + action + "\"", "\"rule:" + rule + "\"", "\"" + tip + "\"");
        given().queryParam("account", account).queryParam("action", action).queryParam("rule", rule).queryParam("tip", tip)
                .queryParam("rulebook", answer.path("rulebook").asText()).queryParam("from", "2026-01-01T00:00:00Z").queryParam("to", "2999-01-01T00:00:00+01:00")
                .get("/decisions").then().statusCode(200).body("decisions.decisionId", contains(id)).body("next", nullValue());
        given().queryParam("account", account).queryParam("action", action).queryParam("effect", "VETO").get("/decisions").then().body("decisions", empty());
        given().queryParam("account", account).queryParam("from", "2999-01-01T00:00:00Z").get("/decisions").then().body("decisions", empty());
        given().urlEncodingEnabled(false).get("/decisions?account=" + account + "&from=2026-01-01T00:00:00+01:00").then().body("decisions", hasSize(1));
    }

    @Test
    void whatIsWithheldIsFoundByItsEffectAndGuardrail() {
        Response answer = post(new String(Service.example("conflict-snapshot.json"), UTF_8).replaceFirst("(\"id\"\\s*:\\s*\")[^\"]*", "$1" + account).getBytes(UTF_8), null);
        JsonNode withheld = json(answer.asByteArray()).at("/withheld/0");
        assertThat(withheld.path("effect").asText()).isNotEmpty();
        given().queryParam("account", account).queryParam("effect", withheld.path("effect").asText()).queryParam("action", withheld.path("action").asText())
                .queryParam("guardrail", withheld.at("/by/0/guardrail").asText()).get("/decisions").then().body("decisions", hasSize(1));
        given().queryParam("account", account).queryParam("effect", withheld.path("effect").asText()).get("/decisions").then().body("decisions", hasSize(1));
    }

    @Test
    void longListsComeInPagesOrAsAStream() throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode line : portfolio(25, null)) {
            ids.add(line.path("decisionId").asText());
        }
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = json(given().queryParam("account", account).queryParam("limit", 10).queryParams(cursor == null ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
                    .get("/decisions").asByteArray());
            page.path("decisions").forEach(row -> paged.add(row.path("decisionId").asText()));
            cursor = page.has("next") ? page.path("next").asText() : null;
        } while (cursor != null);
        assertThat(paged).isEqualTo(ids);
        String[] lines = given().accept("application/x-ndjson").queryParam("account", account).get("/decisions").then().statusCode(200)
                .contentType("application/x-ndjson").extract().asString().split("\n");
        assertThat(lines).hasSize(25).allSatisfy(line -> assertThat(json(line.getBytes(UTF_8)).path("accountId").asText()).isEqualTo(account));
        String[] csv = given().accept("text/csv").queryParam("account", account).get("/decisions").then().statusCode(200).extract().asString().split("\r?\n");
        assertThat(csv).hasSize(26).startsWith("decisionId,recordedAt,accountId,asOf,rulebook,found,erasedBy");
        assertThat(csv[25]).startsWith(ids.get(24) + ",");
        given().accept("text/csv").queryParam("account", account).queryParam("limit", 3).get("/decisions").then().body(containsString(ids.get(2))).body(org.hamcrest.Matchers.not(containsString(ids.get(3))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"acount=1; Maybe `account` was meant", "effect=VEETO; Maybe `VETO` was meant", "review=no; must be `true`", "from=yesterday; an instant with its offset",
            "cursor=x; must be the `next`", "limit=0; from 1 to 1000", "limit=1001; from 1 to 1000", "account=; must have one value", "account=a&account=b; must have one value"})
    void whatIsWrongWithAQueryIsSaid(String query, String detail) {
        problem(given().urlEncodingEnabled(false).get("/decisions?" + query).then(), 400, "bad-parameter").body("detail", containsString(detail));
    }

    @Test
    void otherFormatsAreNotToBeHad() {
        problem(given().accept("application/xml").get("/decisions").then(), 406, "not-acceptable");
    }

    @Test
    void everyLineOfAPortfolioIsOnRecord() throws IOException {
        String key = UUID.randomUUID().toString();
        List<JsonNode> first = portfolio(100, key);
        assertThat(first).extracting(line -> line.path("decisionId").asText()).doesNotHaveDuplicates().hasSize(100);
        for (JsonNode line : List.of(first.get(0), first.get(99))) {
            assertThat(json(given().get("/decisions/" + line.path("decisionId").asText()).asByteArray())).isEqualTo(line);
        }
        assertThat(portfolio(100, key)).isEqualTo(first);
        assertThat(portfolio(3, null)).doesNotContain(first.get(0));
    }

    @Test
    void theLogVerifiesAndItsCheckpointsCanBeKept() {
        post(snapshot(account), null);
        given().get("/log/verification").then().statusCode(200).body("sound", equalTo(true)).body("breaks", empty()).body("entries", notNullValue());
        given().get("/log/checkpoints").then().statusCode(200).body("checkpoints", notNullValue());
        CheckpointFile.read(given().get("/log/checkpoints").asByteArray()).forEach(checkpoint -> assertThat(checkpoint.isGenuine()).isTrue());
    }

    @Test
    void whatIsErasedIsGoneAndSaysWhoDidIt() {
        String id = post(snapshot(account), null).path("decisionId");
        String key = UUID.randomUUID().toString();
        post(snapshot(account), key);
        String entry = erase("{\"accountId\":\"" + account + "\",\"by\":\"DPO Lindqvist\",\"ground\":\"GDPR art. 17, request of 3 November 2026\"}").statusCode(201)
                .body("entries", equalTo(2)).extract().path("entry");
        for (String address : List.of("/decisions/" + id, "/decisions/" + id + "/snapshot")) {
            problem(given().get(address).then(), 410, "erased").body("detail", containsString("by DPO Lindqvist")).body("detail", containsString("GDPR art. 17"))
                    .body("detail", containsString("Entry " + entry));
        }
        problem(post(snapshot(account), key).then(), 410, "erased");
        given().queryParam("account", account).get("/decisions").then().body("decisions", empty());
        assertThat(given().accept("application/x-ndjson").get("/decisions").asString()).contains("\"decisionId\":\"" + id + "\"").contains("\"erasedBy\":\"" + entry + "\"");
        given().get("/log/verification").then().body("sound", equalTo(true)).body("erased", org.hamcrest.Matchers.greaterThanOrEqualTo(2));
    }

    @Test
    void anErasureIsReadStrictly() {
        problem(erase("{\"acountId\":\"A\",\"before\":\"yesterday\",\"by\":\"\"}"), 422, "invalid-erasure").body("errors.pointer", hasItems("/acountId", "/before", "/by", "/ground"))
                .body("errors.detail", hasItem(containsString("Maybe `accountId` was meant.")));
        problem(erase("{\"by\":\"x\",\"ground\":\"y\"}"), 422, "invalid-erasure").body("errors.pointer", contains("/accountId"));
        problem(erase("{"), 400, "not-json");
        problem(erase("[]"), 400, "not-json");
        problem(erase("{\"by\":\"" + "x".repeat(70_000) + "\"}"), 413, "too-large");
    }

    @Test
    void theRulebookIsKeptWithTheProgramThatRanIt() throws SQLException {
        String rulebook = post(snapshot(account), null).path("rulebook");
        try (Connection connection = connect(); Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT engine FROM rulebook WHERE hash = '" + rulebook + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).matches("Dunlin \\S+, Drools \\S+");
        }
    }

    @Test
    void whenTheLogIsAwayNothingIsAnsweredAndThenItComesBack() throws Exception {
        String key = UUID.randomUUID().toString();
        post(snapshot(account), null).then().statusCode(201);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            send(socket, "POST /portfolios HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(line(socket, answers)).contains("\"decisionId\"");
            rename("entry", "gone");
            try {
                problem(post(snapshot(account), key).then(), 503, "log-unavailable").header("Retry-After", equalTo("1"));
                assertThat(line(socket, answers)).contains("\"line\":2").contains("\"status\":503").contains("#log-unavailable");
                problem(given().get("/decisions/1-1").then(), 503, "log-unavailable");
                given().get("/q/health/ready").then().statusCode(503);
                Service.request().contentType("application/json").body(SNAPSHOT).post("/decisions?dryRun=true").then().statusCode(200);
            } finally {
                rename("gone", "entry");
            }
            int status = 503;
            for (int attempt = 0; status == 503 && attempt < 50; attempt++) {
                Thread.sleep(100);
                status = post(snapshot(account), key).statusCode();
            }
            assertThat(status).isEqualTo(201);
            assertThat(line(socket, answers)).contains("\"decisionId\"");
        }
        given().queryParam("account", account).get("/decisions").then().body("decisions", hasSize(4)).body("decisions.accountId", everyItem(equalTo(account)));
        given().get("/log/verification").then().body("sound", equalTo(true));
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("decision-log"));
        given().get("/q/metrics").then().body(containsString("dunlin_log_entries_total")).body(containsString("dunlin_log_failures_total"))
                .body(containsString("dunlin_log_group_count")).body(containsString("dunlin_log_commit_seconds_count"));
    }

    // ---

    private String line(Socket socket, BufferedReader answers) throws IOException {
        String line = new String(snapshot(account), UTF_8).replaceAll("\\s+", " ") + "\n";
        send(socket, Integer.toHexString(line.getBytes(UTF_8).length) + "\r\n" + line + "\r\n");
        String answer = answers.readLine();
        while (!answer.startsWith("{")) {
            answer = answers.readLine();
        }
        return answer;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static void rename(String from, String to) throws SQLException {
        try (Connection connection = connect(); Statement rename = connection.createStatement()) {
            rename.execute("ALTER TABLE " + from + " RENAME TO " + to);
        }
    }

    private static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getOptionalValue("dunlin.log.url", String.class)
                .orElseGet(() -> "jdbc:sqlite:" + config.getValue("dunlin.data", String.class) + "/decisions.db"));
    }

    private List<JsonNode> portfolio(int lines, String key) {
        String line = new String(snapshot(account), UTF_8).replaceAll("\\s+", " ") + "\n";
        var request = Service.request().contentType("application/x-ndjson").body(line.repeat(lines).getBytes(UTF_8));
        String answers = (key == null ? request : request.header("Idempotency-Key", key)).post("/portfolios").then().statusCode(200).extract().asString();
        return answers.lines().map(each -> json(each.getBytes(UTF_8))).toList();
    }

    private static byte[] snapshot(String account) {
        return new String(SNAPSHOT, UTF_8).replace("DE-104711", account).getBytes(UTF_8);
    }

    private static Response post(byte[] body, String key) {
        var request = Service.request().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/decisions");
    }

    private static ValidatableResponse erase(String body) {
        return Service.request().contentType("application/json").body(body.getBytes(UTF_8)).post("/log/erasures").then();
    }

    private static int entries() {
        return given().get("/log/verification").path("entries");
    }

    private static JsonNode json(byte[] utf8) {
        try {
            return JSON.readTree(utf8);
        } catch (IOException e) {
            throw new AssertionError(new String(utf8, UTF_8), e);
        }
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status).contentType(Problem.MEDIA_TYPE).body("type", equalTo("/docs/reference/problems#" + slug));
    }
}
