package dev.dunlin.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.dunlin.snapshot.SnapshotFields;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
    void everyRouteOfTheServiceIsDescribed() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.dunlin")) {
            if (resource.isAnnotatedWith(Path.class) && !resource.isAnnotatedWith(IfBuildProperty.class)) {
                for (JavaMethod method : resource.getMethods()) {
                    String path = resource.getAnnotationOfType(Path.class).value() + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
                    if (method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class)) {
                        routes.add((method.isAnnotatedWith(GET.class) ? "get " : "post ") + path.replaceAll("\\{[^}]*}", "{}"));
                    }
                }
            }
        }
        Set<String> described = new TreeSet<>();
        operations((path, operation) -> described.add(operation.getKey() + " " + path.replaceAll("\\{[^}]*}", "{}")));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everyOperationHasExamplesThatTheServiceTakes() {
        operations((path, operation) -> {
            assertThat(operation.getValue().path("responses").findValue("examples")).as(path).isNotEmpty();
            JsonNode request = operation.getValue().path("requestBody").path("content");
            if (request.isMissingNode()) {
                return;
            }
            assertThat(request.findValue("examples")).as(path).isNotEmpty();
            request.properties().forEach(media -> media.getValue().path("examples").forEach(example -> {
                JsonNode value = example.path("value");
                byte[] body = (value.isTextual() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
                int status = Service.request().contentType(media.getKey()).body(body).post(path.replaceAll("\\{\\w+}", "none")).statusCode();
                // what is to be confirmed or rolled back to in the examples is not there
                assertThat(status).as(path + " " + example).isIn(path.startsWith("/rulebook/") ? List.of(404, 409) : List.of(200, 201));
            }));
        });
    }

    /** Without a body there is nothing to take: what is answered is as described, member by member. */
    @Test
    void whatAnOperationWithoutABodyAnswersIsDescribed() {
        String id = Service.request().contentType("application/json").body(Service.example("open-items-snapshot.json")).post("/decisions").path("decisionId");
        operations((path, operation) -> {
            if (operation.getValue().has("requestBody")) {
                return;
            }
            String address = path.replace("{decisionId}", id).replace("{action}", "STOP_SUPPLY").replace("{id}", "stop-supply-at-once/late");
            operation.getValue().at("/responses/200/content").properties().forEach(media -> {
                Response answer = Service.request().accept(media.getKey()).request(operation.getKey(), address);
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.contentType()).as(address).startsWith(media.getKey());
                if (media.getKey().equals("application/json")) {
                    described(read(answer.asByteArray()), media.getValue().path("schema"), path);
                }
            });
        });
    }

    @Test
    void theExamplesOfAnswersAreDescribed() {
        operations((path, operation) -> operation.getValue().path("responses").forEach(response -> {
            JsonNode json = response.at("/content/application~1json");
            json.path("examples").forEach(example -> described(example.path("value"), json.path("schema"), path));
        }));
    }

    /** Every member has its place in the schema, and every member that must be there is. */
    private void described(JsonNode value, JsonNode reference, String where) {
        JsonNode schema = reference.has("$ref") ? document.at(reference.path("$ref").asText().substring(1)) : reference;
        if (value.isArray() && schema.has("items")) {
            value.forEach(one -> described(one, schema.path("items"), where + "[]"));
        }
        if (value.isObject() && schema.has("properties")) {
            schema.path("required").forEach(member -> assertThat(value.has(member.asText())).as(where + " has " + member).isTrue());
            value.properties().forEach(member -> {
                assertThat(schema.path("properties").has(member.getKey()) || schema.has("additionalProperties")).as(where + " describes " + member.getKey()).isTrue();
                described(member.getValue(), schema.path("properties").path(member.getKey()), where + "/" + member.getKey());
            });
        }
    }

    private void operations(BiConsumer<String, Map.Entry<String, JsonNode>> take) {
        assertThat(document.path("paths").properties()).hasSizeGreaterThanOrEqualTo(11);
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> take.accept(path.getKey(), operation)));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
