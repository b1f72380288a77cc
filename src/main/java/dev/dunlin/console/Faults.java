package dev.dunlin.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The faults of an input: all are counted, the first are kept to be shown. One thread at a time. */
final class Faults {
    private static final int SHOWN = 20;

    private final List<String> first = new ArrayList<>();
    private long number;

    void add(String fault) {
        number++;
        if (first.size() < SHOWN) {
            first.add(fault);
        }
    }

    long number() {
        return number;
    }

    void print(PrintWriter err) {
        print(err, null, ".");
    }

    /** @param all where all of them are written down; {@code null} for nowhere */
    void print(PrintWriter err, Path all) {
        print(err, all, all == null ? "; `--faults FILE` writes down all." : ".");
    }

    private void print(PrintWriter err, Path all, String end) {
        if (number == 0) {
            return;
        }
        err.println(number == 1 ? "1 fault; its account was not decided:" : "%,d faults; their accounts were not decided:".formatted(number));
        first.forEach(fault -> err.println("  " + Columns.cut(fault, 1_000)));
        if (number > first.size()) {
            err.println("  and %,d more%s".formatted(number - first.size(), end));
        }
        if (all != null) {
            err.println("All are in `" + all + "`.");
        }
    }
}
