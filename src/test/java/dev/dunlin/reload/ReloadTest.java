package dev.dunlin.reload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.door.Service;

/** Edits in the rules directory come into force whole, or leave things as they are and say why. */
@QuarkusTest
@TestProfile(OwnRules.class)
class ReloadTest {
    private static final String RULE = "tips/credit/stop-supply-at-once.drl";
    private static final String ID = "stop-supply-at-once/late";
    private String before;

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
        before = OwnRules.hash();
    }

    @AfterEach
    void restore() throws Exception {
        OwnRules.restore();
    }

    @Test
    void aSavedRuleIsInForceSoon() throws Exception {
        for (int i = 0; i < 3; i++) {
            String then = OwnRules.hash();
            String mark = "// mark " + i + "\nrule \"" + ID;
            OwnRules.edit(RULE, text -> text.replaceFirst("rule \"" + ID, mark));
            Duration took = OwnRules.await("the edit is in force", () -> !OwnRules.hash().equals(then));
            System.out.println("In force " + took.toMillis() + " ms after the save");
        }
        given().get("/rulebook").then().body("cause", equalTo("files")).body("changes.changed", contains(RULE)).body("changes.added", empty()).body("by", nullValue())
                .body("rules.all", equalTo(dev.dunlin.ShippedRules.BOOK.rules().size()));
        given().get("/rulebook/history").then().body("rulebooks.hash", hasItems(before, OwnRules.hash())).body("rulebooks[0].hash", equalTo(OwnRules.hash()));
        assertThat(given().get("/q/metrics").asString()).contains("dunlin_rulebook_reloads_total{result=\"in-force\"}").contains("dunlin_rulebook_faults 0.0")
                .contains("dunlin_rulebook_reload_seconds").contains("dunlin_rulebook_in_force_since_seconds");
    }

    @Test
    void faultsLeaveTheLastGoodRulebookInForceAndVanishWithTheirCause() throws Exception {
        OwnRules.edit(RULE, text -> text.replace("daysPastDue >=", "daysPastDeu >="));
        OwnRules.await("the fault is told", () -> !OwnRules.faults().isEmpty());
        given().get("/rulebook/faults").then().body("faults[0].file", equalTo(RULE)).body("faults[0].line", greaterThan(1)).body("faults[0].detail", containsString("`daysPastDue` was meant"));
        given().get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'rulebook' }.data.fault-1", containsString(RULE));
        assertThat(given().get("/q/metrics").asString()).doesNotContain("dunlin_rulebook_faults 0.0");
        decide(201, before);
        OwnRules.edit(RULE, text -> text.replace("daysPastDeu >=", "daysPastDue >="));
        OwnRules.await("the fault is gone", () -> OwnRules.faults().isEmpty());
        assertThat(OwnRules.hash()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotTextIsAFaultWithItsName() throws Exception {
        Files.write(OwnRules.directory().resolve(RULE), new byte[] {(byte) 0xC3, (byte) 0x28});
        OwnRules.await("the fault is told", () -> !OwnRules.faults().isEmpty());
        given().get("/rulebook/faults").then().body("faults[0].file", equalTo(RULE)).body("faults[0].detail", containsString("UTF-8"));
    }

    @Test
    void everyWayToDeployIsSeen() throws Exception {
        Path rules = OwnRules.directory();
        Path temporary = rules.resolve("tips/credit/.saved-by-an-editor");
        Files.writeString(temporary, Files.readString(rules.resolve(RULE)).replace("// Goods", "// (renamed) Goods"));
        Files.move(temporary, rules.resolve(RULE), StandardCopyOption.ATOMIC_MOVE);
        OwnRules.await("a file that was renamed into place is in force", () -> !OwnRules.hash().equals(before));

        Path next = rules.resolveSibling("next");
        Path old = rules.resolveSibling("old");
        ShippedRules.copyTo(next);
        Files.move(rules, old);
        Files.move(next, rules);
        OwnRules.await("a directory that was put in its place is in force", () -> OwnRules.hash().equals(before));

        Files.move(rules, rules.resolveSibling("release-1"));
        ShippedRules.copyTo(rules.resolveSibling("release-2"));
        Path changed = rules.resolveSibling("release-2").resolve(RULE);
        Files.writeString(changed, Files.readString(changed).replace("// Goods", "// (second release) Goods"));
        Files.createSymbolicLink(rules, Path.of("release-1"));
        Files.createSymbolicLink(rules.resolveSibling("link"), Path.of("release-2"));
        Files.move(rules.resolveSibling("link"), rules, StandardCopyOption.ATOMIC_MOVE);
        OwnRules.await("a link that points elsewhere is followed", () -> !OwnRules.hash().equals(before));

        Files.writeString(changed, Files.readString(changed).replace("(second release)", "(third release)"));
        String second = OwnRules.hash();
        OwnRules.await("an edit behind the link is seen", () -> !OwnRules.hash().equals(second));

        Files.delete(rules);
        OwnRules.await("that it is gone is told", () -> OwnRules.faults().stream().anyMatch(fault -> "missing-directory".equals(fault.get("code"))));
        Files.move(rules.resolveSibling("release-1"), rules);
        OwnRules.await("that it is back is seen", () -> OwnRules.hash().equals(before) && OwnRules.faults().isEmpty());
    }

    @Test
    void aChangeThatFailsItsScenariosWaitsForAPerson() throws Exception {
        OwnRules.edit(RULE, text -> text.replace("daysPastDue >= $stopDay", "daysPastDue > $stopDay"));
        OwnRules.await("it waits", () -> Boolean.TRUE.equals(given().get("/rulebook/pending").path("pending")));
        String waiting = given().get("/rulebook/pending").path("hash");
        given().get("/rulebook/pending").then().body("reasons", hasSize(1)).body("reasons[0]", containsString("do not hold")).body("changes.changed", contains(RULE))
                .body("rules.added", empty());
        assertThat(OwnRules.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.get("code")).isEqualTo("scenario-fails"));
        assertThat(OwnRules.hash()).isEqualTo(before);
        assertThat(given().get("/q/metrics").asString()).contains("dunlin_rulebook_pending 1.0");

        approve("/rulebook/pending/sha256:0/confirmation", "{\"by\":\"R. Lindqvist\",\"why\":\"agreed\"}").statusCode(409).body("type", containsString("#not-pending"))
                .body("detail", containsString(waiting));
        approve("/rulebook/pending/" + waiting + "/confirmation", "{\"by\":\"\",\"whyy\":\"agreed\"}").statusCode(422).body("errors.pointer", contains("/by", "/why", "/whyy"))
                .body("errors.detail", hasItem(containsString("`why` was meant")));
        approve("/rulebook/pending/" + waiting + "/confirmation", "{").statusCode(400);
        assertThat(OwnRules.hash()).isEqualTo(before);

        approve("/rulebook/pending/" + waiting + "/confirmation", "{\"by\":\"R. Lindqvist\",\"why\":\"agreed with credit\"}").statusCode(200).body("hash", equalTo(waiting))
                .body("by", equalTo("R. Lindqvist")).body("cause", equalTo("confirmation"));
        given().get("/rulebook/history").then().body("rulebooks[0].by", equalTo("R. Lindqvist")).body("rulebooks[0].why", equalTo("agreed with credit"))
                .body("rulebooks[0].hash", equalTo(waiting));
        given().get("/rulebook/pending").then().body("pending", equalTo(false));
        decide(201, waiting);
    }

    @Test
    void whatWasRolledBackStaysOutUntilTheFilesChange() throws Exception {
        OwnRules.edit(RULE, text -> text.replace("// Goods", "// (worse) Goods"));
        OwnRules.await("the edit is in force", () -> !OwnRules.hash().equals(before));
        String worse = OwnRules.hash();
        approve("/rulebook/rollback", "{\"by\":\"desk\",\"why\":\"too harsh\",\"hash\":\"sha256:nothing\"}").statusCode(404);
        approve("/rulebook/rollback", "{\"by\":\"desk\",\"why\":\"too harsh\",\"hash\":\"" + worse + "\"}").statusCode(409);
        approve("/rulebook/rollback", "{\"by\":\"desk\",\"why\":\"too harsh\",\"hash\":\"" + before + "\"}").statusCode(200).body("hash", equalTo(before))
                .body("held", equalTo(worse)).body("cause", equalTo("rollback"));
        decide(201, before);
        String scenarios = RULE.replace(".drl", ".scenarios.yaml");
        OwnRules.edit(scenarios, text -> text + "\n");
        Thread.sleep(3000);
        assertThat(OwnRules.hash()).as("what decides is the same").isEqualTo(before);
        OwnRules.edit(RULE, text -> text.replace("(worse)", "(better)"));
        OwnRules.await("another edit is in force", () -> !OwnRules.hash().equals(before));
        given().get("/rulebook").then().body("hash", not(equalTo(worse))).body("held", nullValue());
    }

    @Test
    void aRuleTellsAllAboutItself() throws Exception {
        given().get("/rulebook/rules").then().body("rules.id", hasItem(ID)).body("rules", hasSize(dev.dunlin.ShippedRules.BOOK.rules().size()));
        int held = given().get("/rulebook/rules/" + ID).path("fired");
        given().contentType("application/json").body(new String(Service.example("five-invoices-snapshot.json"), StandardCharsets.UTF_8)).post("/decisions?dryRun=true").then().statusCode(200);
        List<String> fired = given().get("/rulebook/rules").path("rules.findAll { it.fired > 0 }.id");
        assertThat(fired).isNotEmpty();
        given().get("/rulebook/rules/" + fired.get(0)).then().body("firedLast", containsString("T"));
        given().get("/rulebook/rules/" + ID).then().statusCode(200).body("text", containsString("rule \"" + ID)).body("settings.name", hasItem("stop-supply.day"))
                .body("settings.find { it.name == 'stop-supply.day' }.values[0].value", greaterThan(0)).body("scenarios.then", hasItems("fires", "silent", "unknown"))
                .body("proposes", contains("STOP_SUPPLY")).body("facts", hasItem("daysPastDue")).body("fired", org.hamcrest.Matchers.greaterThanOrEqualTo(held));
        given().get("/rulebook/rules/stop-suply-at-once/late").then().statusCode(404).body("detail", containsString("Maybe `" + ID + "` was meant."));
    }

    @Test
    void aDraftChangesNoAnswerAndCountsWhatItWouldHaveDone() throws Exception {
        String example = new String(Service.example("five-invoices-snapshot.json"), StandardCharsets.UTF_8);
        String was = dry(example);
        Files.writeString(OwnRules.directory().resolve("tips/firm/rehearsal.drl"), """
                package rules.tips.firm

                import dev.dunlin.facts.*
                import dev.dunlin.findings.*

                // Tried out first.
                rule "rehearsal: there is something to collect"
                    @tip( "T99" )
                    @action( "CALL" )
                    @reason( "{$actionable} is past due." )
                    @source( "house" )
                    @status( "draft" )
                when
                    Setting( name == "tiny", $tiny : amount() )
                    Account( actionable > $tiny, $actionable : actionable )
                then
                    findings.add( drools.getMatch() );
                end
                """);
        Files.writeString(OwnRules.directory().resolve("tips/firm/rehearsal.scenarios.yaml"), """
                scenarios:
                  - it: a draft is silent
                    with: { account: { id: A1, debtorType: COMPANY, country: DE, currency: EUR }, invoices: [] }
                    then: silent
                """);
        OwnRules.await("the draft is read", () -> !OwnRules.hash().equals(before));
        assertThat(dry(example)).isEqualTo(was);
        given().get("/rulebook/rules/rehearsal").then().body("status", equalTo("draft")).body("fired", equalTo(1)).body("decides", containsString("would have done"))
                .body("proposes", contains("CALL"));
        assertThat(given().get("/q/metrics").asString()).contains("dunlin_rulebook_draft_fired_total{rule=\"rehearsal\"} 1.0");
        given().get("/rulebook").then().body("rules.draft", equalTo(1));
    }

    @Test
    void aSettingDatedInTheFutureDecidesFromItsDayOn() throws Exception {
        String snapshot = new String(Files.readAllBytes(Path.of("docs/examples/worked-cases/02-first-reminder.json")), StandardCharsets.UTF_8).replace("2026-10-31", "2027-01-27");
        String friday = snapshot.replace("2026-11-03T10", "2027-01-29T10");
        String monday = snapshot.replace("2026-11-03T10", "2027-02-01T10");
        assertThat(dry(friday)).contains("\"action\":\"SEND_REMINDER\"");
        assertThat(dry(monday)).contains("\"action\":\"SEND_REMINDER\"");
        OwnRules.edit("settings/ladder.yaml", text -> text.replaceFirst("value: 1 }", "value: 1 }\n    - { from: 2027-02-01, value: 20 }"));
        OwnRules.await("the dated row is read", () -> !OwnRules.hash().equals(before));
        assertThat(dry(friday)).contains("\"action\":\"SEND_REMINDER\"");
        assertThat(dry(monday)).doesNotContain("\"action\":\"SEND_REMINDER\"");
    }

    private static String dry(String snapshot) {
        return given().contentType("application/json").body(snapshot).post("/decisions?dryRun=true").then().statusCode(200).extract().asString()
                .replaceAll("sha256:[0-9a-f]+", "");
    }

    private static void decide(int status, String rulebook) throws IOException {
        given().contentType("application/json").body(new String(Service.example("open-items-snapshot.json"), StandardCharsets.UTF_8)).post("/decisions").then().statusCode(status)
                .body("rulebook", equalTo(rulebook));
    }

    private static ValidatableResponse approve(String address, String body) {
        return given().contentType("application/json").body(body).post(address).then();
    }
}
