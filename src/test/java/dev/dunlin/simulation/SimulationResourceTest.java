package dev.dunlin.simulation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.door.Service;
import dev.dunlin.rulebook.RuleBook;

@QuarkusTest
class SimulationResourceTest {
    @Inject
    DecisionLog log;

    @BeforeEach
    void await() throws InterruptedException {
        Service.awaitReady();
    }

    private static io.restassured.response.ValidatableResponse simulate(String query, byte[] accounts) {
        return Service.request().contentType("application/x-ndjson").body(accounts).post("/simulations" + query).then();
    }

    @Test
    void theRulesInForceChangeNothingAgainstThemselves() {
        simulate("", Service.example("three-lines.ndjson")).statusCode(200).body("totals.accounts", equalTo(2)).body("totals.unreadable", equalTo(1))
                .body("totals.changed", equalTo(0)).body("totals.unchanged", equalTo(2)).body("accounts", empty()).body("faults", hasItem(containsString("line 2")));
    }

    @Test
    void anArchivedRulebookIsTriedAgainstTheOneInForce() {
        RuleBook next = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(demand\\.day:.*?value: )15", "$130")));
        log.archive(next.hash(), "test", next.files().toJson());
        byte[] accounts = Service.example("portfolio.ndjson");
        simulate("?rules=" + next.hash() + "&top=3", accounts).statusCode(200).body("totals.rules", equalTo(next.hash())).body("totals.against", equalTo(ShippedRules.BOOK.hash()))
                .body("accounts.size()", equalTo(3)).body("totals.byAction.find { it.action == 'DEMAND_FULL_PAYMENT' }.gone", org.hamcrest.Matchers.greaterThan(0));
        String there = simulate("?rules=" + next.hash(), accounts).extract().asString();
        assertThat(simulate("?rules=" + next.hash(), accounts).extract().asString()).isEqualTo(there);
        String slip = next.hash().substring(0, next.hash().length() - 1) + (next.hash().endsWith("0") ? "1" : "0");
        simulate("?against=" + slip, accounts).statusCode(400).body("detail", containsString("`against` is `")).body("detail", containsString("Maybe `" + next.hash() + "` was meant."));
    }

    @Test
    void aDayIsSupposedForEveryAccount() {
        RuleBook next = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(demand\\.day:.*?value: 15 })", "$1\n    - { from: 2026-11-20, value: 300 }")));
        log.archive(next.hash(), "test", next.files().toJson());
        byte[] accounts = Service.example("portfolio.ndjson");
        simulate("?rules=" + next.hash() + "&on=2026-11-19", accounts).statusCode(200).body("totals.changed", equalTo(0)).body("totals.on", equalTo("2026-11-19"));
        simulate("?rules=" + next.hash() + "&on=2026-11-20", accounts).statusCode(200).body("totals.changed", org.hamcrest.Matchers.greaterThan(0));
    }

    @Test
    void accountsOfTheLogAreThoseThatWereSent() {
        byte[] accounts = Service.example("portfolio.ndjson");
        Instant before = Instant.now();
        Service.request().contentType("application/x-ndjson").body(accounts).post("/portfolios").then().statusCode(200).extract().asByteArray();
        Instant between = Instant.now();
        byte[] open = Service.example("open-items-snapshot.json");
        String erased = new String(open, UTF_8).replace("DE-104711", "to-be-erased");
        Service.request().contentType("application/json").body(erased).post("/decisions").then().statusCode(201);
        Service.request().contentType("application/json").body("{\"accountId\": \"to-be-erased\", \"by\": \"J. Doe\", \"ground\": \"GDPR 17\"}").post("/log/erasures").then().statusCode(201);
        Service.request().contentType("application/json").body(open).post("/decisions").then().statusCode(201);
        Instant after = Instant.now();

        RuleBook next = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(demand\\.day:.*?value: )15", "$130")));
        log.archive(next.hash(), "test", next.files().toJson());
        JsonPath sent = simulate("?rules=" + next.hash(), accounts).statusCode(200).extract().jsonPath();
        JsonPath recorded = ofLog("?rules=" + next.hash() + "&logFrom=" + before + "&logTo=" + between).statusCode(200).extract().jsonPath();
        assertThat(recorded.getMap("totals").toString()).isEqualTo(sent.getMap("totals").toString()).contains("DEMAND_FULL_PAYMENT");
        assertThat(recorded.getList("accounts")).as("in the order in which they were recorded").containsExactlyInAnyOrderElementsOf(sent.getList("accounts")).hasSizeGreaterThan(5);
        ofLog("?logFrom=" + between).statusCode(200).body("totals.accounts", equalTo(1)).body("totals.unreadable", equalTo(0));
        String local = between.atOffset(ZoneOffset.ofHours(2)).toString();
        given().queryParam("logFrom", local).queryParam("logTo", after.toString()).post("/simulations").then().statusCode(200).body("totals.accounts", equalTo(1));
        given().urlEncodingEnabled(false).post("/simulations?logFrom=" + local).then().statusCode(200).body("totals.accounts", equalTo(1));
        ofLog("?logTo=2020-01-01").statusCode(200).body("totals.accounts", equalTo(0)).body("accounts", empty()).body("faults", empty());
    }

    private static io.restassured.response.ValidatableResponse ofLog(String query) {
        return given().post("/simulations" + query).then();
    }

    @Test
    void accountsAreSentOrOfTheLog() {
        simulate("?logFrom=2026-01-01", Service.example("three-lines.ndjson")).statusCode(400).body("detail", containsString("Say which accounts"));
        simulate("", new byte[0]).statusCode(400).body("detail", containsString("`logFrom` or `logTo`"));
        given().post("/simulations").then().statusCode(400).body("detail", containsString("Say which accounts"));
        given().body(Service.example("three-lines.ndjson")).contentType("application/json").post("/simulations").then().statusCode(415).body("type", containsString("unsupported-media-type"));
    }

    @Test
    void whoSendsHisAccountsSlowlyDoesNotKeepOthersWaitingForEver() throws Exception {
        byte[] accounts = Service.example("three-lines.ndjson");
        try (Socket slow = new Socket("localhost", RestAssured.port)) {
            slow.getOutputStream().write(("POST /simulations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{").getBytes(UTF_8));
            slow.getOutputStream().flush();
            int status = 200;
            for (int tries = 0; status == 200 && tries < 20; tries++) {
                status = simulate("", accounts).extract().statusCode();
            }
            assertThat(status).isEqualTo(503);
        }
        Service.awaitReady();
        simulate("", accounts).statusCode(200);
    }

    @Test
    void moreThanARequestMayBringIsRefused() {
        simulate("", "{}\n".repeat(100_001).getBytes(UTF_8)).statusCode(413).body("type", containsString("too-large")).body("detail", containsString("100,000 accounts at most"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        byte[] accounts = Service.example("three-lines.ndjson");
        ofLog("?logFrom=yesterday&logTo=2026-02-30&on=soon").statusCode(400).body("detail", containsString("`logFrom` is `yesterday`, and must be a day as `2026-11-03` or an instant"))
                .body("detail", containsString("`logTo` is `2026-02-30`")).body("detail", containsString("`on` is `soon`"));
        ofLog("?logFrom=-999999999-01-01T00:00:00Z").statusCode(400).body("detail", containsString("`logFrom` is `-999999999-01-01T00:00:00Z`, and must be a day"));
        ofLog("?logFrom=2026-03-01&logTo=2026-03-01").statusCode(400).body("detail", containsString("nothing lies between"));
        ofLog("?logfrom=2026-03-01").statusCode(400).body("detail", containsString("Maybe `logFrom` was meant."));
        simulate("?on=9999-12-31", accounts).statusCode(400).body("detail", containsString("must not be after 2200-12-31"));
        simulate("?on=2200-12-31", accounts).statusCode(200);
        ofLog("?logFrom=").statusCode(400).body("detail", containsString("must have one value"));
        simulate("?rule=x", accounts).statusCode(400).body("detail", containsString("Maybe `rules` was meant."));
        simulate("?on=tomorrow", accounts).statusCode(400).body("detail", containsString("a day as `2027-01-01`"));
        simulate("?top=10001", accounts).statusCode(400).body("detail", containsString("from 0 to 10000"));
        simulate("?rules=sha256:none", accounts).statusCode(400).body("type", containsString("bad-parameter"));
        given().contentType("text/plain").body("x").post("/simulations").then().statusCode(415);
    }
}
