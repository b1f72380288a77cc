package dev.dunlin.console;

/** Lines text up in columns; a Chinese or Japanese character takes two of them. Pure. */
final class Columns {

    private Columns() {
    }

    /** Text made safe to print (no control characters) and cut to a width, with `…` where something is left out. */
    static String cut(String text, int width) {
        String safe = text.replaceAll("\\p{C}", " ");
        if (width(safe) <= width) {
            return safe;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < safe.length(); i += Character.charCount(safe.codePointAt(i))) {
            used += width(safe.codePointAt(i));
            if (used >= width) {
                break;
            }
            cut.appendCodePoint(safe.codePointAt(i));
        }
        return cut.toString().stripTrailing() + "…";
    }

    static String left(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(Math.max(0, width - width(cut)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        boolean wide = c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : Character.getType(c) == Character.NON_SPACING_MARK ? 0 : 1;
    }
}
