package dev.dunlin.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name or code that somebody most likely meant. Pure. */
public final class DidYouMean {
    private static final int LONGEST = 80;
    private static final int SHORTEST_PART = 4;
    private static final Pattern UNHEARD = Pattern.compile("[_\\-.\\s]");

    private DidYouMean() {
    }

    /** The closest of the candidates, the first where several are equally close, or {@code null} when none is close. */
    public static String closest(String wrong, Collection<String> candidates) {
        String plain = wrong.length() > LONGEST ? "" : plain(wrong);
        if (plain.isEmpty()) {
            return null;
        }
        int limit = plain.length() < 3 ? 0 : plain.length() < 6 ? 1 : plain.length() / 3;
        String best = null;
        for (String candidate : candidates) {
            int distance = new LevenshteinDistance(limit).apply(plain, plain(candidate));
            if (distance >= 0) {
                best = candidate;
                limit = distance - 1;
            }
            if (distance == 0) {
                return best;
            }
        }
        return best != null ? best : onlyOneWith(plain, candidates);
    }

    public static Optional<String> among(String wrong, Collection<String> candidates) {
        return Optional.ofNullable(closest(wrong, candidates));
    }

    /** " Maybe `x` was meant.", or nothing. */
    public static String sentence(String wrong, Collection<String> candidates) {
        return among(wrong, candidates).map(name -> " Maybe `" + name + "` was meant.").orElse("");
    }

    /** The only candidate that begins or ends so ("Berlin", "CASH"), or {@code null}. */
    private static String onlyOneWith(String part, Collection<String> candidates) {
        if (part.length() < SHORTEST_PART) {
            return null;
        }
        List<String> whole = candidates.stream()
                .filter(candidate -> plain(candidate).startsWith(part) || plain(candidate).endsWith(part))
                .toList();
        return whole.size() == 1 ? whole.get(0) : null;
    }

    /** Case, `_`, `-` and blanks do not count; "dueDate" is read as "dueOn". */
    private static String plain(String text) {
        String plain = UNHEARD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return plain.length() > 4 && plain.endsWith("date") ? plain.substring(0, plain.length() - 4) + "on" : plain;
    }
}
