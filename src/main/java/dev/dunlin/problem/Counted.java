package dev.dunlin.problem;

import java.util.Locale;

/** How many of something there are, in words: `1 decision`, `4,711 decisions`, `1 entry`, `2 entries`. Pure. */
public final class Counted {

    private Counted() {
    }

    /** @param thing one of them, as `checkpoint` or `entry`; the plural is regular */
    public static String of(long many, String thing) {
        return String.format(Locale.ROOT, "%,d %s", many, many == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.matches(".*[^aeiou]y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }
}
