package dev.dunlin.decisionlog;

/** The log cannot be written or read now: the database is down, full, or taken. Nothing half-written stays behind. */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
