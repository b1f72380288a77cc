package dev.dunlin.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant. */
public final class DidYouMean {

    private DidYouMean() {
    }

    /** The known name nearest to a wrong one, if one is near enough; case and the marks between words do not count. */
    public static Optional<String> among(String wrong, Collection<String> known) {
        String sought = bare(wrong);
        int limit = Math.max(1, Math.min(4, sought.length() / 3));
        LevenshteinDistance distance = new LevenshteinDistance(limit);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int away = distance.apply(sought, bare(name));
            if (away >= 0 && (away < least || away == least && name.compareTo(best) < 0)) {
                least = away;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** " Maybe `x` was meant.", or nothing. */
    public static String sentence(String wrong, Collection<String> known) {
        return among(wrong, known).map(name -> " Maybe `" + name + "` was meant.").orElse("");
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }
}
