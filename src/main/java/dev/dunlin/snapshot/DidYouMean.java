package dev.dunlin.snapshot;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name or code that somebody most likely meant. Pure. */
final class DidYouMean {
    private static final int LONGEST = 80;
    private static final Pattern UNHEARD = Pattern.compile("[_\\-\\s]");

    private DidYouMean() {
    }

    /** The closest of the candidates, the first where several are equally close, or {@code null} when none is close. */
    static String closest(String wrong, Collection<String> candidates) {
        String plain = wrong.length() > LONGEST ? "" : plain(wrong);
        if (plain.isEmpty()) {
            return null;
        }
        int limit = plain.length() < 3 ? 0 : plain.length() < 6 ? 1 : plain.length() / 3;
        String best = null;
        for (String candidate : candidates) {
            int distance = distance(plain, plain(candidate), limit);
            if (distance >= 0) {
                best = candidate;
                limit = distance - 1;
            }
            if (distance == 0) {
                return best;
            }
        }
        return best;
    }

    /** 0 for the same, up to the limit for alike, -1 for different; a whole last part ("Berlin") is as good as one letter off. */
    private static int distance(String wrong, String candidate, int limit) {
        if (wrong.equals(candidate)) {
            return 0;
        }
        if (limit < 1) {
            return -1;
        }
        return candidate.endsWith("/" + wrong) ? 1 : new LevenshteinDistance(limit).apply(wrong, candidate);
    }

    /** Case, `_`, `-` and blanks do not count; "dueDate" is read as "dueOn". */
    private static String plain(String text) {
        String plain = UNHEARD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return plain.length() > 4 && plain.endsWith("date") ? plain.substring(0, plain.length() - 4) + "on" : plain;
    }
}
