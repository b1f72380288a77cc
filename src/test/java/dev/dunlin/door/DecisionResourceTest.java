package dev.dunlin.door;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

import dev.dunlin.problem.Problem;
import dev.dunlin.snapshot.SnapshotReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DecisionResourceTest {
    private static final byte[] SNAPSHOT = Service.example("open-items-snapshot.json");

    @TestHTTPResource("/decisions")
    URI decisions;

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
    }

    @Test
    void decidesAndSaysWhere() {
        String location = post("", "application/json", SNAPSHOT).statusCode(201).contentType("application/json")
                .body("decisionId", notNullValue()).body("accountId", equalTo("DE-104711")).body("contentHash", startsWith("sha256:"))
                .body("recommendations", not(hasSize(0))).body("recommendations.because.flatten().reason", everyItem(notNullValue()))
                .extract().header("Location");
        assertThat(location).matches("/decisions/1-[1-9][0-9]*");
    }

    @Test
    void aDryRunHasNoId() {
        post("?dryRun=true", "application/json;charset=utf-8", SNAPSHOT).statusCode(200).header("Location", nullValue()).body("decisionId", nullValue());
        post("?dryRun=false", "application/json; charset=UTF-8", SNAPSHOT).statusCode(201).body("decisionId", notNullValue());
    }

    @Test
    void theSameSnapshotGivesTheSameBytes() {
        byte[] first = post("?dryRun=true", "application/json", SNAPSHOT).extract().asByteArray();
        assertThat(post("?dryRun=true", "application/json", SNAPSHOT).extract().asByteArray()).isEqualTo(first);
    }

    @Test
    void unicodeComesBackAsSent() {
        String snapshot = new String(SNAPSHOT, UTF_8).replace("DE-104711", "Ä-東京-🙂");
        post("", "application/json", snapshot.getBytes(UTF_8)).statusCode(201).body("accountId", equalTo("Ä-東京-🙂"));
    }

    @ParameterizedTest
    @CsvSource({"?dryrun=true, Maybe `dryRun` was meant", "?dryRun=foo, must be `true` or `false`", "?dryRun, must be `true` or `false`",
            "?dryRun=true&dryRun=false, once", "?other=1, There is no parameter `other`"})
    void refusesParametersThatAreNotMeantSo(String query, String detail) {
        problem(post(query, "application/json", SNAPSHOT), 400, "bad-parameter").body("detail", containsString(detail));
    }

    @Test
    void namesEveryFaultAtOnce() {
        problem(post("", "application/json", "{\"asof\":1,\"account\":{\"id\":\"A\"}}".getBytes(UTF_8)), 422, "invalid-snapshot")
                .body("errors.pointer", hasItems("/asof", "/asOf", "/account/currency", "/invoices"))
                .body("errors.detail", hasItems(containsString("Maybe `asOf` was meant.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{}{}", "\u0000"})
    void refusesWhatIsNotJson(String body) {
        problem(post("", "application/json", body.getBytes(UTF_8)), 400, "not-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-ndjson", "application/json;charset=iso-8859-1", "application/xml"})
    void refusesOtherMediaTypes(String type) {
        problem(post("", type, SNAPSHOT), 415, "unsupported-media-type");
    }

    @Test
    void refusesCompressedBodies() {
        problem(given().header("Content-Encoding", "gzip").contentType("application/json").body(SNAPSHOT).post("/decisions").then(), 415, "unsupported-media-type");
    }

    @Test
    void refusesFormatsMethodsAndAddressesItDoesNotHave() {
        problem(given().accept("text/html").contentType("application/json").body(SNAPSHOT).post("/decisions").then(), 406, "not-acceptable");
        problem(given().delete("/decisions").then(), 405, "method-not-allowed").header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        problem(given().delete("/portfolios").then(), 405, "method-not-allowed");
        problem(given().get("/nowhere").then(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesWhatIsTooLargeHoweverItIsSent(boolean chunked) throws IOException, InterruptedException {
        byte[] large = new byte[SnapshotReader.MAX_BYTES + 1];
        Arrays.fill(large, (byte) ' ');
        HttpResponse<String> response = send(chunked, large);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(response.body()).contains("#too-large");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesWhatIsJustNotTooLargeHoweverItIsSent(boolean chunked) throws IOException, InterruptedException {
        byte[] large = Arrays.copyOf(SNAPSHOT, SnapshotReader.MAX_BYTES);
        Arrays.fill(large, SNAPSHOT.length, large.length, (byte) ' ');
        assertThat(send(chunked, large).statusCode()).isEqualTo(201);
    }

    @Test
    void readinessNamesTheRulebook() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'rulebook' }.data.hash", startsWith("sha256:"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void countsWhatItDoes() {
        post("?dryRun=true", "application/json", SNAPSHOT);
        given().get("/q/metrics").then().body(containsString("dunlin_decisions_total{outcome=\"dry-run\"}")).body(containsString("dunlin_decide_seconds_count"));
    }

    private HttpResponse<String> send(boolean chunked, byte[] body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = chunked ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest request = HttpRequest.newBuilder(decisions).header("Content-Type", "application/json").POST(publisher).build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static ValidatableResponse post(String query, String type, byte[] body) {
        return Service.request().contentType(type).body(body).post("/decisions" + query).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status).contentType(Problem.MEDIA_TYPE).body("status", equalTo(status))
                .body("type", equalTo("/docs/reference/problems#" + slug)).body("title", notNullValue()).body("detail", notNullValue());
    }
}
