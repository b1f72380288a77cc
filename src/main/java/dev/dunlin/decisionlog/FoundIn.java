package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Keeps, in the transaction that writes the entries, in which thousands of them a word occurs. For one writer. */
final class FoundIn {
    static final int THOUSAND = 1_000;
    private static final String INSERT = "INSERT INTO found_in (word, thousand) VALUES (?, ?) ON CONFLICT (word, thousand) DO NOTHING";

    private final Set<String> known = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private long thousand;

    void add(Connection connection, long entry, Iterable<String> words) throws SQLException {
        if (entry / THOUSAND != thousand) {
            write(connection);
            known.clear();
            thousand = entry / THOUSAND;
        }
        for (String word : words) {
            if (known.add(word)) {
                fresh.add(word);
            }
        }
    }

    void write(Connection connection) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (String word : fresh) {
                insert.setString(1, word);
                insert.setLong(2, thousand);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        fresh.clear();
    }

    /** What was written may have been taken back; writing it again does no harm. */
    void forget() {
        known.clear();
        fresh.clear();
    }
}
