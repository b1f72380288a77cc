package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads entries, checkpoints and rulebooks over a connection it is given. Stateless. */
final class LogReader {
    private static final String COLUMNS = "SELECT e.entry, e.recorded_at, e.rulebook, e.account_id, e.as_of, e.content_hash, e.snapshot, e.answer, x.erasure "
            + "FROM (SELECT * FROM entry WHERE %s ORDER BY recorded_at, entry LIMIT ?) e LEFT JOIN erased x ON x.entry = e.entry ORDER BY e.recorded_at, e.entry";
    private static final String ROW = "SELECT e.entry, e.recorded_at, e.rulebook, e.account_id, e.as_of, e.found, x.erasure "
            + "FROM (SELECT entry, recorded_at, rulebook, account_id, as_of, found FROM entry WHERE %s ORDER BY recorded_at, entry LIMIT ?) e "
            + "LEFT JOIN erased x ON x.entry = e.entry ORDER BY e.recorded_at, e.entry";
    private static final int ROWS = 200;
    private static final int LOOKED_AT_PER_ACCOUNT = 20;

    private LogReader() {
    }

    static Optional<StoredDecision> find(Connection connection, EntryId id) throws SQLException {
        List<StoredDecision> found = new ArrayList<>(1);
        read(connection, COLUMNS, "kind = 'DECISION' AND entry = ?", List.of(id.number()), 1, row -> found.add(decision(row)));
        return found.stream().findFirst();
    }

    /** What became of the request that came with that key, if that still counts. */
    static Optional<Appended> earlier(Connection connection, String key, byte[] requestHash, long now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT request_hash, entry FROM idempotency WHERE idempotency_key = ? AND expires_at > ?")) {
            select.setString(1, key);
            select.setLong(2, now);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                EntryId id = EntryId.of(row.getLong(2));
                return Optional.of(Arrays.equals(row.getBytes(1), requestHash) ? new Appended.Again(id) : new Appended.KeyTaken(id));
            }
        }
    }

    /** Hands over what is looked for, in the order in which it was recorded, row by row. */
    static void search(Connection connection, Search search, Consumer<StoredDecision> taker) throws SQLException {
        read(connection, COLUMNS, search.where(), search.values(), search.limit(), row -> taker.accept(decision(row)));
    }

    /** The same in short, without the bodies. */
    static void list(Connection connection, Search search, Consumer<ListedDecision> taker) throws SQLException {
        read(connection, ROW, search.where(), search.values(), search.limit(), row -> taker.accept(listed(row)));
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void read(Connection connection, String columns, String where, List<Object> values, int limit, Row taker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(columns.formatted(where))) {
            select.setFetchSize(ROWS);
            int next = 1;
            for (Object value : values) {
                select.setObject(next++, value);
            }
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    private static ListedDecision listed(ResultSet row) throws SQLException {
        long erasure = row.getLong(7);
        EntryId erasedBy = row.wasNull() ? null : EntryId.of(erasure);
        String found = row.getString(6);
        return new ListedDecision(EntryId.of(row.getLong(1)), instant(row.getLong(2)), row.getString(3), row.getString(4), row.getString(5),
                found == null || found.isBlank() ? List.of() : List.of(found.strip().split(" ")), erasedBy);
    }

    static Optional<RecordedErasure> erasure(Connection connection, EntryId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT recorded_at, note FROM entry WHERE kind = 'ERASURE' AND entry = ?")) {
            select.setLong(1, id.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(RecordedErasure.of(id, instant(row.getLong(1)), row.getString(2))) : Optional.empty();
            }
        }
    }

    static List<RuleBookChange> rulebooks(Connection connection, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT since, hash, cause, decided_by, why, held, files FROM rulebook_in_force ORDER BY since DESC, hash LIMIT ?")) {
            select.setInt(1, most);
            List<RuleBookChange> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new RuleBookChange(instant(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7)));
                }
            }
            return changes;
        }
    }

    /** Looks back over as many entries as may be needed, but not over the whole log. */
    static List<byte[]> latestSnapshots(Connection connection, int accounts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT account_id, snapshot FROM entry WHERE kind = 'DECISION' AND snapshot IS NOT NULL ORDER BY recorded_at DESC, entry DESC LIMIT ?")) {
            select.setFetchSize(ROWS);
            select.setInt(1, accounts * LOOKED_AT_PER_ACCOUNT);
            Map<String, byte[]> latest = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (latest.size() < accounts && row.next()) {
                    latest.putIfAbsent(row.getString(1), row.getBytes(2));
                }
            }
            return latest.values().stream().map(Compression::unpack).toList();
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
