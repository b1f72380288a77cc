package dev.dunlin.decisionlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one entry of the log, and so one decision: `1-4711` is the 4,711th entry of chain 1.
 *
 * @param chain    1 or more; every instance that writes has one of its own
 * @param sequence 1, 2, 3 … without a gap
 */
public record EntryId(long chain, long sequence) {
    static final long CHAIN = 1_000_000_000_000L;
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})-([1-9]\\d{0,11})");

    static EntryId of(long entry) {
        return new EntryId(entry / CHAIN, entry % CHAIN);
    }

    /** The entry of that name; empty where the text is no such name. */
    public static Optional<EntryId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new EntryId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))) : Optional.empty();
    }

    long number() {
        return chain * CHAIN + sequence;
    }

    EntryId next() {
        return new EntryId(chain, sequence + 1);
    }

    @Override
    public String toString() {
        return chain + "-" + sequence;
    }
}
