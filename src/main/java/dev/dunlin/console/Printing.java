package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;

/** Prints a report in one of the formats. */
sealed interface Printing permits TablePrinting, CsvPrinting, JsonPrinting {

    void print(PortfolioReport report) throws IOException;

    static Printing of(DecideCommand.Format format, PrintWriter out, Terminal terminal) {
        return switch (format) {
            case table -> new TablePrinting(out, terminal);
            case csv -> new CsvPrinting(out);
            case json -> new JsonPrinting(out);
        };
    }
}
