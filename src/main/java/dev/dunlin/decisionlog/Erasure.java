package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Bodies to be erased: those of one account, those recorded before a moment, or both. What was decided is gone then; that something was,
 * and who had it erased on what ground, stays in the chain.
 *
 * @param accountId the account; {@code null} for all
 * @param before    entries recorded before this; {@code null} for all
 * @param by        who ordered it
 * @param ground    why, as `GDPR art. 17 request of 3 November 2026`
 */
public record Erasure(String accountId, Instant before, String by, String ground) {

    public Erasure {
        if (accountId == null && before == null) {
            throw new IllegalArgumentException("An erasure names an account, a moment, or both.");
        }
    }

    private String where() {
        return "kind = 'DECISION' AND answer IS NOT NULL" + (accountId == null ? "" : " AND account_id = ?") + (before == null ? "" : " AND recorded_at < ?");
    }

    private void bind(PreparedStatement statement, int from) throws SQLException {
        int next = from;
        if (accountId != null) {
            statement.setString(next++, accountId);
        }
        if (before != null) {
            statement.setLong(next, LogWriter.micros(before));
        }
    }

    /** Blanks everything but the envelope, and writes down which erasure did it; how many entries it was. */
    int apply(Connection connection, long erasure) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement("INSERT INTO erased (entry, erasure) SELECT entry, ? FROM entry WHERE " + where())) {
            mark.setLong(1, erasure);
            bind(mark, 2);
            mark.executeUpdate();
        }
        try (PreparedStatement blank = connection.prepareStatement("UPDATE entry SET account_id = NULL, as_of = NULL, rulebook = NULL, found = NULL, "
                + "snapshot_hash = NULL, content_hash = NULL, snapshot = NULL, answer = NULL WHERE " + where())) {
            bind(blank, 1);
            return blank.executeUpdate();
        }
    }

    /** Canonical JSON. The account is not named in it, for its name is to be forgotten. */
    String note(int entries) {
        return "{" + (before == null ? "" : "\"before\":" + Hashes.quoted(before.toString()) + ",") + "\"by\":" + Hashes.quoted(by) + ",\"entries\":" + entries
                + ",\"ground\":" + Hashes.quoted(ground) + "}";
    }
}
