package dev.dunlin.behaviour;

import static io.restassured.RestAssured.given;

import java.util.List;

import dev.dunlin.door.Service;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases once more, as a caller sends them. */
@QuarkusTest
class WorkedCasesHttpTest {

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
    }

    static List<WorkedCase> cases() {
        return WorkedCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDecided(WorkedCase one) throws Exception {
        byte[] answer = given().contentType(ContentType.JSON).body(one.snapshot()).post("/decisions?dryRun=true")
                .then().statusCode(200).extract().asByteArray();
        one.check(Decisions.JSON.readTree(answer));
    }
}
