package dev.dunlin.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.door.DecisionDesk;
import dev.dunlin.door.RequestDoor;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Reply;
import dev.dunlin.resolution.Decision;

/** `POST /portfolios`: many snapshots in, one a line; as many answers out, streamed in the same order. */
@Path("/portfolios")
@RequestDoor.Guarded
public final class PortfolioResource {
    static final String NDJSON = "application/x-ndjson";

    private static final Logger LOG = Logger.getLogger(PortfolioResource.class);

    private final DecisionDesk desk;
    private final PortfolioMeters meters;

    PortfolioResource(DecisionDesk desk, PortfolioMeters meters) {
        this.desk = desk;
        this.meters = meters;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Blocking
    public Response decide(InputStream snapshots, @RestQuery boolean dryRun, @RestHeader(RequestDoor.KEY) String key, @Context HttpServerRequest connection) {
        SnapshotJudge judge = desk.judge().orElse(null);
        if (judge == null) {
            return ProblemResponses.of(DecisionDesk.noRuleBook());
        }
        PortfolioRun run = new PortfolioRun(judge, new Recording(desk, dryRun, key),
                Runtime.getRuntime().availableProcessors(), meters::written);
        StreamingOutput answers = out -> {
            try {
                run.run(snapshots, out);
            } catch (IOException e) {
                // the status has gone out: only an answer that is cut off can tell the caller, if it is still there
                LOG.infof("%s", e.getMessage());
                connection.response().reset();
            }
        };
        return Response.ok(answers, NDJSON).build();
    }

    /** The desk, as the lines of one request are answered. */
    private record Recording(DecisionDesk desk, boolean dryRun, String key) implements PortfolioRun.Answerer {
        @Override
        public Optional<Reply> earlier(Line line) {
            return dryRun || key == null ? Optional.empty() : desk.earlier(line.bytes(), keyOf(line));
        }

        @Override
        public CompletionStage<Reply> answer(Line line, Decision decision) {
            return desk.answer(line.bytes(), decision, dryRun, keyOf(line));
        }

        /** Every line has a key of its own, told by a sign that a caller's key cannot have from those of single decisions. */
        private String keyOf(Line line) {
            return key == null ? null : key + "\n" + line.number();
        }
    }
}
