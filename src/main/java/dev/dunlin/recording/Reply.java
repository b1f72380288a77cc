package dev.dunlin.recording;

import dev.dunlin.problem.Problem;

/** What the caller gets. */
public sealed interface Reply {
    /**
     * @param decisionId {@code null} on a dry run
     * @param json       UTF-8
     * @param again      whether it was given before, to the same idempotency key
     */
    record Answered(String decisionId, byte[] json, boolean again) implements Reply {
    }

    record Refused(Problem problem) implements Reply {
    }
}
