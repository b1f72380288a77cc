package dev.dunlin.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.door.DecisionDesk;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.snapshot.SnapshotReader;

/** `POST /forecasts`: a snapshot in; out comes what is due on which of the next days, nothing paid. */
@Path("/forecasts")
public final class ForecastResource {
    private static final String DAYS = "days";
    private static final String NOTHING_DONE = "nothingDone";
    private static final Set<String> PARAMETERS = Set.of(DAYS, NOTHING_DONE);
    private static final String USUAL_DAYS = "90";

    private final RuleBookInForce inForce;

    ForecastResource(RuleBookInForce inForce) {
        this.inForce = inForce;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response forecast(InputStream body, @Context UriInfo uri) throws IOException {
        Map<String, List<String>> query = uri.getQueryParameters();
        String days = query.getOrDefault(DAYS, List.of(USUAL_DAYS)).get(0);
        String nothingDone = query.getOrDefault(NOTHING_DONE, List.of("false")).get(0);
        String unknown = query.keySet().stream().filter(name -> !PARAMETERS.contains(name)).findFirst().orElse(null);
        if (unknown != null) {
            return refused(ProblemKind.BAD_PARAMETER, "There is no parameter `" + Problem.shown(unknown) + "`." + DidYouMean.sentence(unknown, PARAMETERS));
        }
        if (!days.matches("[1-9]\\d{0,2}") || Integer.parseInt(days) > Forecast.MOST_DAYS || !nothingDone.matches("true|false")) {
            return refused(ProblemKind.BAD_PARAMETER, "`days` must be a number from 1 to " + Forecast.MOST_DAYS + ", and `nothingDone` must be `true` or `false`.");
        }
        RuleBook book = inForce.current().orElse(null);
        if (book == null) {
            return ProblemResponses.of(DecisionDesk.noRuleBook());
        }
        SnapshotReader.Reading reading = new SnapshotReader(book.actions().codes()).read(body.readNBytes(SnapshotReader.MAX_BYTES + 1));
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            return ProblemResponses.of(SnapshotJudge.problem(faulty));
        }
        Forecast forecast = Forecast.of(book, ((SnapshotReader.Reading.Ok) reading).snapshot(), Integer.parseInt(days), nothingDone.equals("false"));
        return Response.ok(ForecastJson.of(forecast).toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response refused(ProblemKind kind, String detail) {
        return ProblemResponses.of(Problem.of(kind, detail));
    }
}
