package dev.dunlin.door;

import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

/** The yardstick of the benchmark: the same requests, parsed and written back, nothing decided. Only in builds with {@code -Ddunlin.benchmark=true}. */
@Path("/benchmark")
@IfBuildProperty(name = "dunlin.benchmark", stringValue = "true")
public final class EchoResource {
    private final ObjectMapper mapper;
    private final ObjectReader reader;

    EchoResource(ObjectMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.readerFor(JsonNode.class);
    }

    @POST
    @Path("/echo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public JsonNode echo(JsonNode body) {
        return body;
    }

    @POST
    @Path("/echo-lines")
    @Consumes("application/x-ndjson")
    @Produces("application/x-ndjson")
    @Blocking
    public StreamingOutput echoLines(InputStream body) {
        return out -> {
            try (MappingIterator<JsonNode> lines = reader.readValues(body)) {
                while (lines.hasNext()) {
                    out.write(mapper.writeValueAsBytes(lines.next()));
                    out.write('\n');
                }
            }
        };
    }
}
