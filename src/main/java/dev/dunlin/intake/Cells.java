package dev.dunlin.intake;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.SnapshotFields;

/** Reads the cells of a table as what a field holds. */
final class Cells {
    static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    private Cells() {
    }

    /** What a cell says, or why it says nothing. */
    sealed interface Read {
        record Value(JsonNode node) implements Read {
        }

        record Bad(String detail) implements Read {
        }
    }

    static Read read(String cell, Source.Cell source, SnapshotFields.Kind kind, OffsetDateTime asOf) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return new Read.Value(source.empty());
        }
        if (!source.values().isEmpty() || source.otherwise() != null) {
            JsonNode meant = source.values().getOrDefault(text, source.otherwise());
            return meant != null ? new Read.Value(meant) : bad(text, "is not among the `values` " + String.join(", ", new TreeSet<>(source.values().keySet()))
                    + "." + DidYouMean.sentence(text, source.values().keySet()));
        }
        CellFormat format = source.format();
        return switch (kind) {
            case DATE -> format.date(text).<Read>map(date -> text(date.toString()))
                    .orElseGet(() -> bad(text, "is no date in format " + format.inWords() + "."));
            case INSTANT -> format.instant(text, asOf).<Read>map(instant -> text(instant.toString()))
                    .orElseGet(() -> bad(text, "is no date or time in format " + format.inWords() + "."));
            case MONEY, NUMBER, WHOLE -> format.number(text).<Read>map(number -> new Read.Value(NODES.numberNode(plain(number))))
                    .orElseGet(() -> bad(text, "is no number with the decimal mark `" + format.decimal() + "`"
                            + (format.thousands().isEmpty() ? "" : " and `" + format.thousands() + "` between thousands") + "."));
            case YES_NO -> yesNo(text);
            case LIST -> codes(text);
            default -> text(text);
        };
    }

    private static Read yesNo(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return YES.contains(lower) ? new Read.Value(NODES.booleanNode(true))
                : NO.contains(lower) ? new Read.Value(NODES.booleanNode(false))
                : bad(text, "is neither yes nor no. Say what it means under `values`, as `values: { \"" + text + "\": true }`.");
    }

    private static Read codes(String text) {
        ArrayNode codes = NODES.arrayNode();
        for (String code : text.split(",")) {
            codes.add(code.strip());
        }
        return new Read.Value(codes);
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Read text(String text) {
        return new Read.Value(NODES.textNode(text));
    }

    private static Read bad(String text, String why) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new Read.Bad("`" + shown.replace('`', '\'').replaceAll("\\p{Cntrl}", " ") + "` " + why);
    }
}
