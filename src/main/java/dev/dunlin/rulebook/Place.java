package dev.dunlin.rulebook;

/**
 * A stretch of one line of a file.
 *
 * @param line   1-based, 0 where the whole file is meant
 * @param column 1-based, 0 where the whole line is meant
 * @param length how many characters, 0 where that is not known
 */
public record Place(int line, int column, int length) {
    public static final Place FILE = new Place(0, 0, 0);

    /** The stretch from an offset on, cut off at the end of its line. */
    static Place at(String text, int offset, int length) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        int line = 1 + (int) text.substring(0, start).chars().filter(each -> each == '\n').count();
        return new Place(line, offset - start + 1, Math.min(length, (end < 0 ? text.length() : end) - offset));
    }

    /** Where {@code stretch} first stands at or after an offset; the line of the offset where it does not. */
    static Place of(String text, int from, String stretch) {
        int found = stretch.isEmpty() ? -1 : text.indexOf(stretch, from);
        return found >= 0 ? at(text, found, stretch.length()) : new Place(at(text, from, 0).line(), 0, 0);
    }

    /** The offset at which a line (1-based) begins. */
    static int offset(String text, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset;
    }

    /** `:12:5`, as editors and terminals read it; nothing for a whole file. */
    @Override
    public String toString() {
        return line == 0 ? "" : ":" + line + (column == 0 ? "" : ":" + column);
    }
}
