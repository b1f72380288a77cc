package dev.dunlin.rulebook;

/**
 * One thing wrong with the rulebook, as a value.
 *
 * @param file   path below the rules directory
 * @param line   1-based, 0 where the whole file is meant
 * @param column 1-based, 0 where unknown
 * @param code   kebab-case kind of fault
 * @param detail one sentence that names the thing and the likely cure
 */
public record RuleFault(String file, int line, int column, String code, String detail) implements Comparable<RuleFault> {

    @Override
    public int compareTo(RuleFault other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : line != other.line ? Integer.compare(line, other.line) : detail.compareTo(other.detail);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "") + ": " + detail + " [" + code + "]";
    }
}
