package dev.dunlin.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.decisionlog.Erasure;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** Reads the body of `POST /log/erasures`: an erasure, or all its faults. */
final class ErasureReader {
    private static final List<String> MEMBERS = List.of("accountId", "before", "by", "ground");

    private ErasureReader() {
    }

    /** What came of it: the one or the other is {@code null}. */
    record Outcome(Erasure erasure, Problem problem) {
    }

    static Outcome read(byte[] utf8) {
        StrictBody body;
        try {
            body = StrictBody.read(utf8, MEMBERS);
        } catch (StrictBody.NotJson e) {
            return new Outcome(null, e.problem());
        }
        String accountId = body.text("accountId", false);
        Instant before = before(body);
        String by = body.text("by", true);
        String ground = body.text("ground", true);
        if (!body.has("accountId") && !body.has("before")) {
            body.fault("accountId", "missing", "Say whose decisions are erased with `accountId`, those recorded before when with `before`, or both.");
        }
        return body.faults().isEmpty() ? new Outcome(new Erasure(accountId, before, by, ground), null)
                : new Outcome(null, Problem.of(ProblemKind.INVALID_ERASURE, body.faults()));
    }

    private static Instant before(StrictBody body) {
        String text = body.text("before", false);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            body.fault("before", "not-an-instant", "`" + Problem.shown(text) + "` is not an instant with its offset, as `2026-11-03T10:00:00+01:00`.");
            return null;
        }
    }
}
