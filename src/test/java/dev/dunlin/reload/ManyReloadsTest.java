package dev.dunlin.reload;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.door.Service;
import dev.dunlin.rulebook.RuleBookInForce;

/**
 * Nothing of a rulebook is left once another is in force. More than the usual 50 with {@code -DargLine="-Ddunlin.test.reloads=1000
 * -XX:SoftRefLRUPolicyMSPerMB=0"}.
 */
@QuarkusTest
@TestProfile(OwnRules.class)
class ManyReloadsTest {
    private static final String RULE = "tips/credit/stop-supply-at-once.drl";
    private static final int WARM = 10;
    private static final int MOST_MEGABYTES = 24;
    private static final int MOST_CLASSES = 300;

    @Inject
    RuleBookInForce inForce;

    @AfterEach
    void restore() throws Exception {
        OwnRules.restore();
    }

    @Test
    void manyReloadsLeakNothing() throws Exception {
        Service.awaitReady();
        int reloads = Integer.getInteger("dunlin.test.reloads", 50);
        reload(0, WARM);
        Memory before = Memory.now();
        System.out.println("After " + WARM + " reloads: " + before);
        reload(WARM, WARM + reloads);
        Memory after = Memory.now();
        System.out.println("After " + (WARM + reloads) + " reloads: " + after);
        assertThat(after.heapSince(before)).as(before + ", " + after).isLessThan(MOST_MEGABYTES * 1_000_000L);
        assertThat(after.classesSince(before)).as(before + ", " + after).isLessThan(MOST_CLASSES);
    }

    private void reload(int from, int to) throws Exception {
        String snapshot = new String(Service.example("five-invoices-snapshot.json"), UTF_8);
        for (int i = from; i < to; i++) {
            String then = hash();
            String mark = "// change " + i + "\nrule \"stop-supply-at-once/late";
            OwnRules.edit(RULE, text -> text.replaceFirst("(// change \\d+\n)?rule \"stop-supply-at-once/late", mark));
            OwnRules.await("the edit is in force", () -> !hash().equals(then));
            assertThat(given().contentType("application/json").body(snapshot).post("/decisions").then().statusCode(201).extract().<String>path("rulebook")).isEqualTo(hash());
            if (i % 100 == 99) {
                System.out.println("After " + (i + 1) + " reloads: " + Memory.now());
            }
        }
    }

    private String hash() {
        return inForce.current().orElseThrow().hash();
    }
}
