package dev.dunlin.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page being written, in the Markdown that GitHub renders. One thread. */
final class Markdown {
    /** First line of every page, and of no other. */
    static final String MARK = "<!-- Written by `./dunlin docs` from the rulebook and the code; change those, not this page. -->";

    private final StringBuilder text = new StringBuilder();

    Markdown(String title, String about) {
        text.append(MARK).append("\n# ").append(title).append("\n\n").append(about.strip()).append('\n');
    }

    /** A heading that other pages link to as {@code page.md#anchor}. */
    Markdown heading(int level, String anchor, String title) {
        text.append("\n<a id=\"").append(anchor).append("\"></a>\n\n").append("#".repeat(level)).append(' ').append(title).append('\n');
        return this;
    }

    Markdown paragraph(String paragraph) {
        if (!paragraph.isBlank()) {
            text.append('\n').append(paragraph.strip()).append('\n');
        }
        return this;
    }

    Markdown list(List<String> items) {
        text.append('\n');
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        return this;
    }

    Markdown code(String language, String code) {
        text.append("\n```").append(language).append('\n').append(code.stripTrailing()).append("\n```\n");
        return this;
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        text.append('\n').append(row(head)).append(row(head.stream().map(cell -> "---").toList()));
        rows.forEach(row -> text.append(row(row)));
        return this;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " ")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String link(String text, String target) {
        return "[" + text + "](" + target + ")";
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    static String codes(List<String> texts) {
        return texts.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    /** {@code stop-supply-at-once} as a title: Stop supply at once. */
    static String title(String stem) {
        return sentence(stem.replace('-', ' '));
    }

    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Text of a person, with what Markdown or HTML would take for its own made plain. */
    static String plain(String text) {
        return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
