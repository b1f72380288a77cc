package dev.dunlin.decisionlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which decisions are looked for; what is {@code null} or empty does not matter.
 *
 * @param found what must all have been found: `stands:STOP_SUPPLY`, `veto:CALL`, `T06`, `G-US-01`, `rule:stop-supply/late`, `review`
 * @param from  recorded then or later
 * @param to    recorded before then
 * @param after the last entry already seen
 * @param limit how many at most
 */
public record Search(String accountId, String rulebook, List<String> found, Instant from, Instant to, EntryId after, int limit) {

    /** The same, from another entry on and for another number of them. */
    public Search page(EntryId last, int most) {
        return new Search(accountId, rulebook, found, from, to, last, most);
    }

    /** The condition over {@code entry}, with a `?` for each of {@link #values()}. */
    String where() {
        StringBuilder where = new StringBuilder("kind = 'DECISION'");
        where.append(after == null ? "" : " AND (recorded_at, entry) > (SELECT seen.recorded_at, seen.entry FROM entry seen WHERE seen.entry = ?)");
        where.append(accountId == null ? "" : " AND account_id = ?");
        where.append(rulebook == null ? "" : " AND rulebook = ?");
        where.append(from == null ? "" : " AND recorded_at >= ?");
        where.append(to == null ? "" : " AND recorded_at < ?");
        if (accountId == null) {
            where.append((" AND entry / " + FoundIn.THOUSAND + " IN (SELECT thousand FROM found_in WHERE word = ?)").repeat(found.size()));
        }
        where.append(" AND found LIKE ? ESCAPE '!'".repeat(found.size()));
        return where.toString();
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        if (after != null) {
            values.add(after.number());
        }
        if (accountId != null) {
            values.add(accountId);
        }
        if (rulebook != null) {
            values.add(rulebook);
        }
        if (from != null) {
            values.add(LogWriter.micros(from));
        }
        if (to != null) {
            values.add(LogWriter.micros(to));
        }
        if (accountId == null) {
            values.addAll(found);
        }
        found.forEach(word -> values.add("% " + word.replaceAll("[!%_]", "!$0") + " %"));
        return values;
    }
}
