package dev.dunlin.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.dunlin.decisionlog.Appended;
import dev.dunlin.decisionlog.CheckpointFile;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RecordedErasure;
import dev.dunlin.decisionlog.Verification;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Recorder;

/** `/log`: whether the record is as it was written, the checkpoints that prove it elsewhere, and erasure by law. */
@Path("/log")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {
    private static final int MOST_BYTES = 64 * 1024;

    private final DecisionLog log;
    private CompletableFuture<Verification> running = CompletableFuture.completedFuture(null);

    LogResource(DecisionLog log) {
        this.log = log;
    }

    /** Goes through the whole log, on a thread that may take its time; who asks meanwhile shares what comes of it. */
    @GET
    @Path("/verification")
    @NonBlocking
    public CompletionStage<Response> verification() {
        return running().thenApply(done -> Response.ok(json(done)).build()).exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return ProblemResponses.of(cause instanceof LogUnavailable ? Recorder.unavailable() : ProblemResponses.internal(cause));
        });
    }

    private synchronized CompletableFuture<Verification> running() {
        if (running.isDone()) {
            running = CompletableFuture.supplyAsync(() -> log.verify(List.of(), looked -> { }), Infrastructure.getDefaultWorkerPool());
        }
        return running;
    }

    private static Map<String, Object> json(Verification verification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sound", verification.isSound());
        json.put("entries", verification.entries());
        json.put("erased", verification.erased());
        json.put("checkpoints", verification.checkpoints());
        json.put("breaks", verification.breaks().stream().map(each -> Map.of("entry", each.id().toString(), "fault", each.fault(), "detail", each.detail())).toList());
        return json;
    }

    /** All checkpoints, with the members their signatures are over as these have them. */
    @GET
    @Path("/checkpoints")
    @Blocking
    public byte[] checkpoints() {
        return CheckpointFile.write(log.checkpoints());
    }

    /** Erases bodies by law; answered with the entry that says so for good. */
    @POST
    @Path("/erasures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    public Response erase(InputStream body, @Context HttpServerRequest connection) throws IOException {
        byte[] sent = body.readNBytes(MOST_BYTES + 1);
        if (sent.length > MOST_BYTES) {
            return ProblemResponses.of(RequestDoor.tooLarge(connection, "An erasure may have %,d bytes at most.".formatted(MOST_BYTES)));
        }
        ErasureReader.Outcome outcome = ErasureReader.read(sent);
        if (outcome.problem() != null) {
            return ProblemResponses.of(outcome.problem());
        }
        EntryId id;
        try {
            id = ((Appended.New) log.erase(outcome.erasure()).join()).id();
        } catch (CompletionException e) {
            return ProblemResponses.of(e.getCause() instanceof LogUnavailable ? Recorder.unavailable() : ProblemResponses.internal(e.getCause()));
        }
        RecordedErasure erasure = log.erasure(id).orElseThrow();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entry", id.toString());
        json.put("recordedAt", erasure.recordedAt().toString());
        json.put("entries", erasure.entries());
        json.put("by", erasure.by());
        json.put("ground", erasure.ground());
        if (erasure.before() != null) {
            json.put("before", erasure.before().toString());
        }
        return Response.status(Response.Status.CREATED).entity(json).build();
    }
}
