package dev.dunlin.problem;

import java.util.Locale;

/** Every kind of failure a caller can meet, with its HTTP status and title; `docs/reference/problems.md` has a section for each. */
public enum ProblemKind {
    BAD_REQUEST(400, "The request cannot be understood"),
    BAD_PARAMETER(400, "A query parameter is unknown or has a wrong value"),
    NOT_JSON(400, "The body is not JSON"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in a format the request accepts"),
    NOT_PENDING(409, "That rulebook is not the one that waits"),
    ERASED(410, "The decision was erased"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a format this address does not take"),
    INVALID_SNAPSHOT(422, "The snapshot has faults"),
    INVALID_ERASURE(422, "The erasure has faults"),
    INVALID_APPROVAL(422, "It must be said who decides this, and why"),
    KEY_REUSED(422, "The idempotency key was used for another request"),
    INTERNAL(500, "Something broke on our side"),
    LOG_UNAVAILABLE(503, "The decision log is away"),
    NO_RULEBOOK(503, "No rulebook is in force"),
    BUSY(503, "Another simulation is under way"),
    RUNAWAY_RULE(503, "A rule of the rulebook does not end");

    private static final String PAGE = "/docs/reference/problems#";

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The kind's name in metrics and in the address of its section: `invalid-snapshot`. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The `type` of RFC 9457, a relative URI. */
    public String type() {
        return PAGE + slug();
    }

    /** The kind for a failure of HTTP itself; one without a kind of its own is a bad request, or internal. */
    public static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}
