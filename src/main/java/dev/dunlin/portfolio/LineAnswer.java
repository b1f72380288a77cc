package dev.dunlin.portfolio;

import dev.dunlin.problem.Problem;

/**
 * What came of one line: a decision, or a problem. Immutable.
 *
 * @param number   1-based number of the line
 * @param length   bytes of the line as read, without its end; 0 where it was too long to keep
 * @param problem  {@code null} where there is a decision
 * @param json     UTF-8 on one line
 */
public record LineAnswer(long number, int length, Problem problem, byte[] json) {
}
