package dev.dunlin.door;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is done to a sound snapshot, posting it gives a decision or a problem that points at the fault, never a failure of ours. */
@QuarkusTest
class MutatedSnapshotsHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HOSTILE = List.of("null", "true", "\"\"", "-1", "1e999999999", "[]", "{}", "\"2026-02-30\"", "\"\\ud800\"", "[[[]]]");

    @BeforeEach
    void ready() throws InterruptedException {
        Service.awaitReady();
    }

    @Test
    void everyMemberMadeHostile() throws IOException {
        byte[] full = Service.example("full-snapshot.json");
        List<String> bodies = new ArrayList<>();
        mutate((ObjectNode) JSON.readTree(full), new Random(20261103), bodies, full);
        assertThat(bodies).hasSizeGreaterThan(300);
        int refused = 0;
        for (String body : bodies) {
            Response response = given().contentType("application/json").body(body.getBytes(UTF_8)).post("/decisions?dryRun=true");
            assertThat(response.statusCode()).as(body + "\n" + response.asString()).isIn(200, 400, 422);
            if (response.statusCode() == 422) {
                refused++;
                assertThat(response.jsonPath().getList("errors.pointer", String.class)).isNotEmpty().allMatch(pointer -> pointer.isEmpty() || pointer.startsWith("/"));
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static void mutate(JsonNode node, Random random, List<String> bodies, byte[] full) throws IOException {
        List<String> pointers = new ArrayList<>();
        collect(node, "", pointers);
        for (String pointer : pointers) {
            for (int i = 0; i < 3; i++) {
                ObjectNode copy = (ObjectNode) JSON.readTree(full);
                int last = pointer.lastIndexOf('/');
                if (copy.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
                    parent.put(pointer.substring(last + 1), "@here@");
                    bodies.add(copy.toString().replace("\"@here@\"", HOSTILE.get(random.nextInt(HOSTILE.size()))));
                }
            }
        }
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> collect(object.get(name), pointer + "/" + name, pointers));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }
}
