package dev.dunlin.decisionlog;

import java.time.Instant;

/**
 * A rulebook that came into force. Immutable.
 *
 * @param cause  what brought it: `start`, `files`, `confirmation` or `rollback`
 * @param by     who had it put in force; {@code null} where nobody had to
 * @param why    and why
 * @param held   the rulebook in the rules directory that is not to come into force; {@code null} where there is none
 * @param files  the files that were added, changed and removed, as JSON
 */
public record RuleBookChange(Instant since, String hash, String cause, String by, String why, String held, String files) {
}
