package dev.dunlin.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.ListedDecision;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Records;

/** `GET /decisions`: what is on record, one by one and searched for. */
@Path("/decisions")
@Blocking
public final class RecordedDecisionsResource {
    private static final Logger LOG = Logger.getLogger(RecordedDecisionsResource.class);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final List<Variant> FORMATS = Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(NDJSON), MediaType.valueOf(CSV)).build();

    private final Records records;
    private final DecisionRows rows;

    RecordedDecisionsResource(Records records, DecisionRows rows) {
        this.records = records;
        this.rows = rows;
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@RestPath String id) {
        return found(id, records::answer);
    }

    @GET
    @Path("/{id}/snapshot")
    @Produces(MediaType.APPLICATION_JSON)
    public Response snapshot(@RestPath String id) {
        return found(id, records::snapshot);
    }

    private static Response found(String id, Function<EntryId, Records.Found> look) {
        Records.Found found = EntryId.parse(id).map(look).orElseGet(() -> new Records.Found.Not(Records.none(id)));
        return found instanceof Records.Found.Whole whole ? Response.ok(whole.json(), MediaType.APPLICATION_JSON_TYPE).build()
                : ProblemResponses.of(((Records.Found.Not) found).problem());
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
    public Response search(@Context UriInfo uri, @Context Request request, @Context HttpServerRequest connection) throws IOException {
        DecisionQuery query = new DecisionQuery(uri.getQueryParameters());
        Optional<Problem> problem = query.problem();
        if (problem.isPresent()) {
            return ProblemResponses.of(problem.get());
        }
        Variant variant = request.selectVariant(FORMATS);
        if (variant == null) {
            return ProblemResponses.of(Problem.of(ProblemKind.NOT_ACCEPTABLE, "Decisions are listed as `" + MediaType.APPLICATION_JSON + "`, `" + NDJSON + "` or `" + CSV + "`."));
        }
        return switch (variant.getMediaType().getSubtype()) {
            case "x-ndjson" -> streamed(out -> rows.lines(query.search(), query.isLimited(), out), NDJSON, connection);
            case "csv" -> streamed(out -> rows.csv(query.search(), query.isLimited(), out), CSV + ";charset=UTF-8", connection);
            default -> page(query.search());
        };
    }

    /** One more is looked for than is shown: that there is a next page is known, not guessed. */
    private Response page(Search search) throws IOException {
        List<ListedDecision> found = rows.page(search.page(search.after(), search.limit() + 1));
        boolean isLast = found.size() <= search.limit();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.json(isLast ? found : found.subList(0, search.limit()), isLast, out);
        return Response.ok(out.toByteArray(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response streamed(StreamingOutput rows, String type, HttpServerRequest connection) {
        StreamingOutput guarded = out -> {
            try {
                rows.write(out);
            } catch (LogUnavailable e) {
                // the status has gone out: only an answer that is cut off can tell the caller
                LOG.errorf("The decision log cannot be read: %s", e.getMessage());
                connection.response().reset();
            }
        };
        return Response.ok(guarded, type).build();
    }
}
