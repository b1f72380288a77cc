package dev.dunlin.problem;

import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

/** Problems as HTTP responses in `application/problem+json`. */
public final class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private ProblemResponses() {
    }

    public static Response of(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.kind().status()).entity(problem.json()).type(Problem.MEDIA_TYPE);
        return switch (problem.kind()) {
            case NO_RULEBOOK, LOG_UNAVAILABLE, BUSY -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
            case TOO_LARGE -> response.header("Connection", "close").build();
            default -> response.build();
        };
    }

    /** The problem that stands for a bug or a broken disk: it says nothing of it but the id under which it is logged. */
    public static Problem internal(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Failure %s", id);
        return Problem.of(ProblemKind.INTERNAL, "The failure is logged under `" + id + "`. Nothing in the request is known to be wrong.");
    }
}
