package dev.dunlin.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dunlin.snapshot.SnapshotFields;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private JsonNode document;

    @BeforeEach
    void read() throws IOException, InterruptedException {
        Service.awaitReady();
        document = JSON.readTree(given().get("/q/openapi?format=json").asByteArray());
    }

    @Test
    void everyOperationHasExamplesThatTheServiceTakes() {
        assertThat(document.path("paths").properties()).hasSizeGreaterThanOrEqualTo(7);
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode request = operation.getValue().path("requestBody").path("content");
            assertThat(operation.getValue().has("requestBody")).as(path.getKey()).isEqualTo(operation.getKey().equals("post"));
            if (operation.getKey().equals("post")) {
                assertThat(request.findValue("examples")).as(path.getKey()).isNotEmpty();
            }
            assertThat(operation.getValue().path("responses").findValue("examples")).as(path.getKey()).isNotEmpty();
            request.properties().forEach(media -> media.getValue().path("examples").forEach(example -> {
                JsonNode value = example.path("value");
                byte[] body = (value.isTextual() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
                int status = Service.request().contentType(media.getKey()).body(body).post(path.getKey().replaceAll("\\{\\w+}", "none")).statusCode();
                // what is to be confirmed or rolled back to in the examples is not there
                assertThat(status).as(path.getKey() + " " + example).isIn(path.getKey().startsWith("/rulebook/") ? List.of(404, 409) : List.of(200, 201));
            }));
        }));
    }

    @Test
    void everyFieldOfASnapshotIsDescribed() {
        for (SnapshotFields.Entry field : SnapshotFields.all().entries()) {
            JsonNode schema = document.at("/components/schemas/AccountSnapshot");
            for (String step : field.path().split("\\.")) {
                schema = resolve(schema).path("properties").path(step.replace("[]", ""));
                schema = step.endsWith("[]") ? schema.path("items") : schema;
            }
            assertThat(schema.path("description").asText()).as(field.path()).startsWith(field.doc());
        }
    }

    @Test
    void nothingInTheDocumentGoesWithoutADescription() {
        List<String> bare = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> collect(schema.getKey(), schema.getValue(), bare));
        assertThat(bare).isEmpty();
    }

    @Test
    void theExampleAnswerHasOnlyMembersTheSchemaKnows() {
        JsonNode answer = document.at("/paths/~1decisions/post/responses/201/content/application~1json/examples/open-items/value");
        List<String> known = new ArrayList<>();
        document.at("/components/schemas/Decision/properties").fieldNames().forEachRemaining(known::add);
        assertThat(answer.fieldNames()).toIterable().isNotEmpty().isSubsetOf(known);
        known.clear();
        document.at("/components/schemas/Recommendation/properties").fieldNames().forEachRemaining(known::add);
        answer.path("recommendations").forEach(one -> assertThat(one.fieldNames()).toIterable().isSubsetOf(known));
        known.clear();
        document.at("/components/schemas/Facts/properties").fieldNames().forEachRemaining(known::add);
        assertThat(answer.path("facts").fieldNames()).toIterable().isSubsetOf(known);
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.findValue("$ref");
        return schema.has("properties") || reference == null ? schema : document.at(reference.asText().substring(1));
    }

    private static void collect(String name, JsonNode schema, List<String> bare) {
        if (!schema.has("description") && !schema.has("$ref")) {
            bare.add(name);
        }
        schema.path("properties").properties().forEach(property -> collect(name + "." + property.getKey(), property.getValue(), bare));
        if (schema.has("items")) {
            collect(name + "[]", schema.get("items"), bare);
        }
    }
}
