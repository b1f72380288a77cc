package dev.dunlin.rulebook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What was made of files by their text alone, kept for the next rulebook, which has most of them unchanged. One thread at a time. */
public final class ParsedFiles {
    private final Map<RuleFiles.Text, Object> known = new HashMap<>();

    /** What {@code parse} makes of the file; {@code null} is not kept. */
    public <T> T get(RuleFiles.Text file, Class<T> type, Function<RuleFiles.Text, T> parse) {
        Object made = known.get(file);
        if (made == null) {
            made = parse.apply(file);
            if (made != null) {
                known.put(file, made);
            }
        }
        return type.cast(made);
    }

    /** Forgets all files but these. */
    public void keep(RuleFiles files) {
        Set<RuleFiles.Text> kept = new HashSet<>(files.texts());
        known.keySet().retainAll(kept);
    }
}
