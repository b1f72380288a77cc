package dev.dunlin.reload;

import java.util.Comparator;
import java.util.Set;

import dev.dunlin.door.StrictBody;
import dev.dunlin.problem.Fault;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/**
 * Who wants it, and why.
 *
 * @param hash the rulebook that is meant, where the address does not say it; else {@code null}
 */
record Approval(String by, String why, String hash) {
    static final int MOST_BYTES = 16 * 1024;

    /** What came of reading one: the one or the other is {@code null}. */
    record Outcome(Approval approval, Problem problem) {
    }

    /** Reads it strictly: all of these members, none else. */
    static Outcome read(byte[] utf8, Set<String> members) {
        StrictBody body;
        try {
            body = StrictBody.read(utf8, members);
        } catch (StrictBody.NotJson e) {
            return new Outcome(null, e.problem());
        }
        Approval approval = new Approval(body.text("by", true), body.text("why", true), members.contains("hash") ? body.text("hash", true) : null);
        return body.faults().isEmpty() ? new Outcome(approval, null)
                : new Outcome(null, Problem.of(ProblemKind.INVALID_APPROVAL, body.faults().stream().sorted(Comparator.comparing(Fault::pointer)).toList()));
    }
}
