package dev.dunlin.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong on the way to a resource, or in it, into a problem. */
public final class ProblemMappers {

    @ServerExceptionMapper
    public Response ofHttp(WebApplicationException failure, UriInfo uri) {
        Response was = failure.getResponse();
        if (was.getStatus() < 400) {
            return was;
        }
        ProblemKind kind = ProblemKind.ofStatus(was.getStatus());
        Problem problem = kind == ProblemKind.INTERNAL ? ProblemResponses.internal(failure) : Problem.of(kind, detail(kind, uri));
        Response response = ProblemResponses.of(problem);
        return kind != ProblemKind.METHOD_NOT_ALLOWED ? response
                : Response.fromResponse(response).header(HttpHeaders.ALLOW, AllowedMethods.at(uri.getPath())).build();
    }

    @ServerExceptionMapper
    public Response ofAnything(Throwable failure) {
        return ProblemResponses.of(ProblemResponses.internal(failure));
    }

    private static String detail(ProblemKind kind, UriInfo uri) {
        String path = "`" + uri.getPath() + "`";
        return switch (kind) {
            case NOT_FOUND -> "There is nothing at " + path + ". `/q/openapi` lists every address.";
            case METHOD_NOT_ALLOWED -> "The header `Allow` lists the methods " + path + " takes.";
            case NOT_ACCEPTABLE -> "The header `Accept` leaves no format that " + path + " can answer in; `/q/openapi` lists them.";
            case UNSUPPORTED_MEDIA_TYPE -> path + " does not take this `Content-Type`: `/portfolios` and `/simulations` take `application/x-ndjson`, "
                    + "every other address `application/json`.";
            case TOO_LARGE -> "The body is larger than " + path + " takes.";
            default -> "The request to " + path + " cannot be understood. Check its address, its query and its headers.";
        };
    }
}
