package dev.dunlin.intake;

import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What fills a field. A missing node stands for "unknown", a null node for "known: none". */
sealed interface Source {

    /** The columns it reads. */
    default Stream<String> columns() {
        return Stream.empty();
    }

    /** The same value everywhere. */
    record Constant(JsonNode value) implements Source {
    }

    /** Known: there is none. */
    record None() implements Source {
    }

    /** Counted from the account's settled rows. */
    record Derived(History.Figure figure) implements Source {
    }

    /**
     * A cell, read in a format.
     *
     * @param values    what the words of the column mean; empty: the cell is read as it is
     * @param otherwise what a word that is not among them means; {@code null}: it is a fault
     * @param empty     what an empty cell means
     */
    record Cell(String column, CellFormat format, Map<String, JsonNode> values, JsonNode otherwise, JsonNode empty) implements Source {
        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /**
     * One of two sources, by what a column says.
     *
     * @param is the word that chooses {@code then}; `&lt; 0` for a number below 0
     */
    record Choice(Cell on, String is, Source then, Source otherwise) implements Source {
        @Override
        public Stream<String> columns() {
            return Stream.concat(on.columns(), Stream.concat(then.columns(), otherwise.columns()));
        }
    }
}
