package dev.dunlin.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Reply;
import dev.dunlin.snapshot.SnapshotReader;

/** `POST /decisions`: a snapshot in, an explained decision out. Never waits: it stays on the thread
 * that read the request, and is answered when the log says that the decision is durable. */
@Path("/decisions")
@RequestDoor.Guarded
public final class DecisionResource {
    private final DecisionDesk desk;

    DecisionResource(DecisionDesk desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public CompletionStage<Response> decide(InputStream body, @RestQuery boolean dryRun, @RestHeader(RequestDoor.KEY) String key,
            @Context HttpServerRequest connection) throws IOException {
        byte[] snapshot = bytes(body);
        if (snapshot.length > SnapshotReader.MAX_BYTES) {
            return CompletableFuture.completedFuture(ProblemResponses.of(RequestDoor.tooLarge(connection)));
        }
        return desk.decide(snapshot, dryRun, key).thenApply(reply -> response(reply, dryRun));
    }

    private static Response response(Reply reply, boolean dryRun) {
        if (reply instanceof Reply.Refused refused) {
            return ProblemResponses.of(refused.problem());
        }
        Reply.Answered answered = (Reply.Answered) reply;
        Response.ResponseBuilder response = Response.ok(answered.json(), MediaType.APPLICATION_JSON_TYPE);
        if (dryRun) {
            return response.build();
        }
        if (answered.again()) {
            response.header("Idempotent-Replay", true);
        }
        return response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/decisions/" + answered.decisionId()).build();
    }

    /**
     * The whole body, or one byte more than is allowed. Up to {@code quarkus.rest.input-buffer-size} it is in memory already;
     * beyond that this call comes on a worker thread, and the rest is still to be read.
     */
    private static byte[] bytes(InputStream body) throws IOException {
        return body instanceof ByteArrayInputStream whole ? whole.readAllBytes() : body.readNBytes(SnapshotReader.MAX_BYTES + 1);
    }
}
