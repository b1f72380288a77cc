package dev.dunlin.rulebook;

import java.util.Comparator;

/**
 * One thing wrong with the rulebook, as a value.
 *
 * @param file   path below the rules directory
 * @param place  where in the file
 * @param detail one sentence that names the thing and the likely cure
 */
public record RuleFault(String file, Place place, FaultKind kind, String detail) implements Comparable<RuleFault> {
    private static final Comparator<RuleFault> ORDER = Comparator.comparing(RuleFault::file).thenComparing(fault -> fault.place().line())
            .thenComparing(fault -> fault.place().column()).thenComparing(RuleFault::detail);

    public RuleFault(String file, int line, int column, FaultKind kind, String detail) {
        this(file, new Place(line, column, 0), kind, detail);
    }

    /** A fault of a rule as a whole, at its name. */
    public static RuleFault of(RuleBook book, Rule rule, FaultKind kind, String detail) {
        return RuleBookReader.at(book.files(), rule, kind, detail);
    }

    @Override
    public int compareTo(RuleFault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + place + ": " + detail + " [" + kind + "]";
    }
}
