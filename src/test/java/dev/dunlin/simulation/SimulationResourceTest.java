package dev.dunlin.simulation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Service;
import dev.dunlin.decisionlog.DecisionLog;
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
    void whatCannotBeMeantIsRefused() {
        byte[] accounts = Service.example("three-lines.ndjson");
        simulate("?rule=x", accounts).statusCode(400).body("detail", containsString("Maybe `rules` was meant."));
        simulate("?on=tomorrow", accounts).statusCode(400).body("detail", containsString("a day as `2027-01-01`"));
        simulate("?top=10001", accounts).statusCode(400).body("detail", containsString("from 0 to 10000"));
        simulate("?rules=sha256:none", accounts).statusCode(400).body("type", containsString("bad-parameter"));
        given().contentType("text/plain").body("x").post("/simulations").then().statusCode(415);
    }
}
