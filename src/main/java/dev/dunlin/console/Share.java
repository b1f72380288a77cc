package dev.dunlin.console;

import java.util.Locale;

/** So many of so many. */
record Share(long part, long whole) {

    /** 100 where there is nothing to count. */
    double percent() {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    /** `96.7 %`, cut off rather than rounded up: 100 means all. */
    String words() {
        return String.format(Locale.ENGLISH, "%.1f %%", Math.floor(percent() * 10) / 10);
    }
}
