package dev.dunlin.audit;

import org.apache.commons.text.WordUtils;

/** Plain text as it is put together: lines of a given width, indented, safe to print. For one thread. */
final class Page {
    private static final int WIDTH = 110;
    private final StringBuilder text = new StringBuilder();

    /** One paragraph; what does not fit its line goes on below, indented alike. */
    Page line(String indent, String paragraph) {
        String safe = paragraph.replaceAll("\\p{C}", " ");
        text.append(indent).append(WordUtils.wrap(safe, WIDTH - indent.length(), "\n" + " ".repeat(indent.length()), false)).append('\n');
        return this;
    }

    /** A headline with an empty line above it. */
    Page headline(String words) {
        return blank().line("", words);
    }

    /** One line of a table, as it is. */
    Page row(String columns) {
        text.append(columns.replaceAll("\\p{C}", " ").stripTrailing()).append('\n');
        return this;
    }

    Page blank() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
