package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads entries, checkpoints and rulebooks over a connection it is given. Stateless. */
final class LogReader {
    private static final String COLUMNS = "SELECT e.entry, e.recorded_at, e.rulebook, e.account_id, e.as_of, e.content_hash, e.snapshot, e.answer, x.erasure "
            + "FROM (SELECT * FROM entry WHERE %s ORDER BY entry LIMIT ?) e LEFT JOIN erased x ON x.entry = e.entry ORDER BY e.entry";
    private static final int ROWS = 200;

    private LogReader() {
    }

    static Optional<StoredDecision> find(Connection connection, EntryId id) throws SQLException {
        List<StoredDecision> found = new ArrayList<>(1);
        read(connection, "kind = 'DECISION' AND entry = ?", List.of(id.number()), 1, found::add);
        return found.stream().findFirst();
    }

    /** Hands over what is looked for, in the order in which it was recorded, row by row. */
    static void search(Connection connection, Search search, Consumer<StoredDecision> taker) throws SQLException {
        read(connection, search.where(), search.values(), search.limit(), taker);
    }

    private static void read(Connection connection, String where, List<Object> values, int limit, Consumer<StoredDecision> taker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS.formatted(where))) {
            select.setFetchSize(ROWS);
            int next = 1;
            for (Object value : values) {
                select.setObject(next++, value);
            }
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.accept(decision(row));
                }
            }
        }
    }

    private static StoredDecision decision(ResultSet row) throws SQLException {
        long erasure = row.getLong(9);
        EntryId erasedBy = row.wasNull() ? null : EntryId.of(erasure);
        byte[] snapshot = row.getBytes(7);
        byte[] answer = row.getBytes(8);
        return new StoredDecision(EntryId.of(row.getLong(1)), instant(row.getLong(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getBytes(6), snapshot == null ? null : Compression.unpack(snapshot), answer == null ? null : Compression.unpack(answer), erasedBy);
    }

    static List<Checkpoint> checkpoints(Connection connection) throws SQLException {
        List<Checkpoint> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT entry, hash, signed_at, public_key, signature FROM checkpoint ORDER BY entry");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(new Checkpoint(EntryId.of(row.getLong(1)), row.getBytes(2), row.getLong(3), row.getBytes(4), row.getBytes(5)));
            }
        }
        return all;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
