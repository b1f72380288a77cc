package dev.dunlin.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.door.Service;

@QuarkusTest
class AuditResourceTest {

    @BeforeEach
    void await() throws InterruptedException {
        Service.awaitReady();
    }

    @Test
    void aForecastTellsWhatComesOnWhichDay() {
        given().contentType("application/json").body(Logged.workedCase("02-first-reminder")).post("/forecasts?days=20").then().statusCode(200)
                .body("accountId", equalTo("NL-2")).body("steps.action", hasItems("SEND_REMINDER", "CALL", "DEMAND_FULL_PAYMENT"))
                .body("steps.find { it.action == 'DEMAND_FULL_PAYMENT' }.on", equalTo("2026-11-17"));
    }

    @Test
    void aForecastThatCannotBeMeantIsRefused() {
        given().contentType("application/json").body("{}").post("/forecasts?day=20").then().statusCode(400).body("detail", containsString("Maybe `days` was meant."));
        given().contentType("application/json").body("{}").post("/forecasts?days=401").then().statusCode(400).body("detail", containsString("from 1 to 400"));
        given().contentType("application/json").body("{").post("/forecasts").then().statusCode(400).body("type", containsString("not-json"));
        given().contentType("application/json").body("{}").post("/forecasts").then().statusCode(422).body("errors.pointer", hasItems("/asOf"));
    }

    @Test
    void aDecisionThatIsNotThereIsNotFound() {
        for (String address : new String[] {"/decisions/99-4711/why-not/CALL", "/decisions/x/explanation"}) {
            given().get(address).then().statusCode(404).body("type", containsString("not-found")).body("detail", containsString("The log holds no decision"));
        }
        given().post("/decisions/99-4711/replay").then().statusCode(404).body("detail", containsString("`99-4711`"));
    }
}
