package dev.dunlin.intake;

import java.util.List;

/**
 * One row of a CSV file. Immutable.
 *
 * @param number 1-based, without the header
 * @param line   1-based, of the file, where the row begins
 */
record CsvRow(long number, long line, List<String> cells) {

    String place() {
        return "row " + number + " (line " + line + ")";
    }

    String place(String column) {
        return place() + ", column `" + column + "`";
    }
}
