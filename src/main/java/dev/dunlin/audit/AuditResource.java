package dev.dunlin.audit;

import java.util.function.Function;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.ActionCatalogue;

/** What an auditor asks about a decision of the log: why, why not, and would it be decided the same again. */
@Path("/decisions")
public final class AuditResource {
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final DecisionLog log;
    private final RuleBookArchive archive;

    AuditResource(DecisionLog log, RuleBookArchive archive) {
        this.log = log;
        this.archive = archive;
    }

    @GET
    @Path("/{id}/why-not/{action}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response whyNot(@RestPath String id, @RestPath String action) {
        return whyNot(id, action, whyNot -> Response.ok(WhyNotJson.of(whyNot).toString(), MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}/why-not/{action}")
    @Produces(TEXT)
    @Blocking
    public Response whyNotInWords(@RestPath String id, @RestPath String action, @RestQuery @DefaultValue("false") String all) {
        if (!all.matches("true|false")) {
            return ProblemResponses.of(Problem.of(ProblemKind.BAD_PARAMETER, "`all` must be `true` or `false`."));
        }
        return whyNot(id, action, whyNot -> Response.ok(WhyNotText.of(whyNot, all.equals("true")), TEXT));
    }

    private Response whyNot(String id, String action, Function<WhyNot, Response.ResponseBuilder> answer) {
        return recorded(id, recorded -> {
            Action meant = recorded.book().actions().get(ActionCatalogue.code(action));
            return meant == null ? notFound("There is no action `" + Problem.shown(action) + "`." + DidYouMean.sentence(action, recorded.book().actions().codes()))
                    : answer.apply(WhyNot.of(recorded.book(), recorded.snapshot(), meant)).build();
        });
    }

    @GET
    @Path("/{id}/explanation")
    @Produces(TEXT)
    @Blocking
    public Response explanation(@RestPath String id) {
        return recorded(id, recorded -> Response.ok(Explanation.of(recorded.snapshot(), recorded.again()), TEXT).build());
    }

    @POST
    @Path("/{id}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response replay(@RestPath String id) {
        if (EntryId.parse(id).isEmpty()) {
            return nothing(id);
        }
        return log.find(EntryId.parse(id).orElseThrow())
                .map(stored -> Response.ok(Replay.of(stored, archive).json().toString(), MediaType.APPLICATION_JSON_TYPE).build())
                .orElseGet(() -> nothing(id));
    }

    private Response recorded(String id, Function<Recorded, Response> answer) {
        if (EntryId.parse(id).isEmpty()) {
            return nothing(id);
        }
        Recorded.Found found = Recorded.find(log, archive, EntryId.parse(id).orElseThrow());
        return found instanceof Recorded.Found.Not not ? ProblemResponses.of(Problem.of(not.lack() == Recorded.Lack.ERASED ? ProblemKind.ERASED : ProblemKind.NOT_FOUND, not.why())) : answer.apply(((Recorded.Found.Whole) found).recorded());
    }

    private static Response nothing(String id) {
        return notFound("The log holds no decision `" + Problem.shown(id) + "`. A decision's id is like `1-4711`.");
    }

    private static Response notFound(String detail) {
        return ProblemResponses.of(Problem.of(ProblemKind.NOT_FOUND, detail));
    }
}
