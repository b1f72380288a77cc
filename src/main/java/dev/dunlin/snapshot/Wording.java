package dev.dunlin.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;

/** How faults name and show what a caller sent: short, on one line, and safe to print. */
final class Wording {
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_NAME = 200;

    private Wording() {
    }

    /** A value in backticks, shortened, with control characters and broken Unicode escaped. */
    static String quoted(String value) {
        return "`" + safe(value.replace('`', '\''), LONGEST_SHOWN) + "`";
    }

    static String name(String name) {
        return quoted(name);
    }

    /** A cure as the end of a detail: nothing, or a blank and the sentence. */
    static String cure(String sentence) {
        return sentence == null || sentence.isEmpty() ? "" : " " + sentence;
    }

    /** "Maybe `x` was meant." or nothing. */
    static String maybe(String suggestion) {
        return suggestion == null ? "" : " Maybe `" + suggestion + "` was meant.";
    }

    /** An RFC 6901 pointer; names too long or too broken to be repeated are shortened. */
    static String pointer(JsonPointer pointer) {
        String whole = pointer.toString();
        if (whole.length() <= LONGEST_NAME && !hasLoneSurrogate(whole)) {
            return whole;
        }
        StringBuilder safe = new StringBuilder();
        for (JsonPointer part = pointer; !part.matches(); part = part.tail()) {
            String name = part.getMatchingProperty();
            String head = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
            safe.append('/').append(new String(head.getBytes(UTF_8), UTF_8)
                    .replace("~", "~0").replace("/", "~1"));
        }
        return safe.toString();
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return true;
            }
            i++;
        }
        return false;
    }

    static String safe(String text, int longest) {
        StringBuilder safe = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < text.length(); shown++) {
            if (shown == longest) {
                return safe.append('…').toString();
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    safe.append(c > 0xFFFF ? "\\u{%X}".formatted(c) : "\\u%04X".formatted(c));
                default -> safe.appendCodePoint(c);
            }
        }
        return safe.toString();
    }
}
