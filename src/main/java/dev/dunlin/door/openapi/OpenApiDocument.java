package dev.dunlin.door.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Fills in, when the service is built, what `META-INF/openapi.yaml` leaves to its one source elsewhere: schemas and examples. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class OpenApiDocument implements OASFilter {
    private static final String EXAMPLES = "/examples/";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        new SnapshotSchema(document).add();
        new FactSchema(document).add();
        contents(document).filter(content -> content != null).flatMap(content -> content.getMediaTypes().values().stream())
                .filter(media -> media.getExamples() != null).flatMap(media -> media.getExamples().values().stream())
                .filter(example -> example.getValue() instanceof String value && value.startsWith("@"))
                .forEach(example -> example.setValue(read(example.getValue().toString().substring(1))));
    }

    private static Stream<Content> contents(OpenAPI document) {
        Stream<Operation> operations = document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
        return Stream.concat(document.getComponents().getResponses().values().stream().map(APIResponse::getContent),
                operations.flatMap(operation -> Stream.concat(
                        Stream.ofNullable(operation.getRequestBody()).map(body -> body.getContent()), contents(operation.getResponses().getAPIResponses().values()))));
    }

    private static Stream<Content> contents(Collection<APIResponse> responses) {
        return responses.stream().map(APIResponse::getContent);
    }

    private static Object read(String name) {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(EXAMPLES + name)) {
            if (file == null) {
                throw new IllegalStateException("META-INF/openapi.yaml names the example `" + name + "`, which is not in docs/examples.");
            }
            return name.endsWith(".json") ? JSON.readValue(file, Object.class) : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + name + " cannot be read", e);
        }
    }
}
