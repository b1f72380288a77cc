package dev.dunlin.reload;

import java.time.Instant;

import dev.dunlin.rulebook.RuleBook;

/**
 * The rulebook in force and how it came to be. Immutable.
 *
 * @param approval who had it put in force; {@code null} where nobody had to
 */
record Standing(RuleBook book, Instant since, Cause cause, FileChanges changes, Approval approval) {

    /** What brings a rulebook into force. */
    enum Cause {
        START, FILES, CONFIRMATION, ROLLBACK
    }

    Standing with(RuleBook same) {
        return new Standing(same, since, cause, changes, approval);
    }
}
