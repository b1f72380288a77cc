package dev.dunlin.rulebook;

import com.github.javaparser.Position;
import com.github.javaparser.ast.expr.Expression;

/**
 * Where a condition stands in its rule file.
 *
 * @param line   1-based
 * @param column 1-based
 * @param text   the condition as written
 */
public record Written(int line, int column, String text) {

    /** Where a part of this condition stands. */
    Written within(Expression part) {
        Position begin = part.getBegin().orElseThrow();
        Position end = part.getEnd().orElseThrow();
        return new Written(line + begin.line - 1, begin.line == 1 ? column + begin.column - 1 : begin.column,
                text.substring(offset(begin), offset(end) + 1));
    }

    private int offset(Position position) {
        int from = 0;
        for (int i = 1; i < position.line; i++) {
            from = text.indexOf('\n', from) + 1;
        }
        return from + position.column - 1;
    }
}
