package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

/**
 * Writes decisions to one chain of the log, on a thread and a connection of its own. What is waiting is committed together, so that a
 * disk that can sync a thousand times a second is no limit; who hands a decision in is told when it is durable. When the database is
 * away, whatever is waiting fails at once, and the next decision tries again.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LogWriter.class);
    private static final int MOST_IN_GROUP = 512;
    private static final int MOST_WAITING = 8192;
    /** Where several wait at once more are on their way: a moment's patience saves most of the commits. Who comes alone does not wait. */
    private static final long GATHERING_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final long KEYS_CLEARED_EVERY = Duration.ofMinutes(10).toNanos();
    private static final String ENTRY = "INSERT INTO entry (entry, chain, sequence, recorded_at, kind, body_hash, previous_hash, hash, rulebook, "
            + "account_id, as_of, found, note, snapshot_hash, content_hash, snapshot, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final LogDatabase database;
    private final LogSettings settings;
    private final SigningKey key;
    private final Clock clock;
    private final LogListener listener;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;
    /** Nothing that is queued from now on is written. */
    private volatile boolean ended;

    // of the writing thread alone
    private Connection connection;
    private LogDatabase.Claim claim;
    private EntryId last;
    private byte[] lastHash;
    private long lastRecordedAt;
    private final FoundIn foundIn = new FoundIn();
    private EntryId lastCheckpoint;
    private long lastCheckpointAt;
    private long keysClearedAt;
    private SQLException failure;
    private long failedAt;

    /** Something to be written, and who waits for it. */
    private record Waiting(Item item, CompletableFuture<Appended> done) {
    }

    /** A decision packed and hashed, an erasure, or a question whether writing works. */
    sealed interface Item {
        record Packed(DecisionRecord decision, byte[] requestHash, byte[] snapshotHash, byte[] bodyHash, byte[] snapshot, byte[] answer) implements Item {
        }

        record Erase(Erasure erasure) implements Item {
        }

        record Probe() implements Item {
        }
    }

    LogWriter(LogDatabase database, LogSettings settings, SigningKey key, Clock clock, LogListener listener) {
        this.database = database;
        this.settings = settings;
        this.key = key;
        this.clock = clock;
        this.listener = listener;
        this.thread = new Thread(this::run, "decision-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** Packs on the caller's thread, so that the one that writes has little to do. */
    CompletableFuture<Appended> append(DecisionRecord decision) {
        byte[] snapshot = settings.masking().mask(decision.snapshot());
        byte[] snapshotHash = Hashes.sha256(snapshot);
        byte[] requestHash = snapshot == decision.snapshot() ? snapshotHash : Hashes.sha256(decision.snapshot());
        byte[] bodyHash = Hashes.decisionBody(decision.accountId(), decision.asOf(), decision.rulebook(), snapshotHash, decision.contentHash());
        return submit(new Item.Packed(decision, requestHash, snapshotHash, bodyHash, Compression.pack(snapshot), Compression.pack(decision.answer())));
    }

    CompletableFuture<Appended> erase(Erasure erasure) {
        return submit(new Item.Erase(erasure));
    }

    /** Done, with nothing, when the database lets itself be written to. */
    CompletableFuture<Appended> probe() {
        return submit(new Item.Probe());
    }

    private CompletableFuture<Appended> submit(Item item) {
        Waiting waiting = new Waiting(item, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            fail(waiting, new LogUnavailable(closed ? "The log is closed." : "More decisions are waiting for the log than it can hold.", null));
        } else if (ended && queue.remove(waiting)) {
            fail(waiting, new LogUnavailable("The log is closed.", null));
        }
        return waiting.done;
    }

    private static void fail(Waiting waiting, LogUnavailable why) {
        waiting.done.completeExceptionally(why);
    }

    private void run() {
        List<Waiting> group = new ArrayList<>(MOST_IN_GROUP);
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, MOST_IN_GROUP - 1);
                if (group.size() > 1 && group.size() < MOST_IN_GROUP) {
                    LockSupport.parkNanos(GATHERING_NANOS);
                    queue.drainTo(group, MOST_IN_GROUP - group.size());
                }
                write(group);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException | Error e) {
                // INVARIANT: the thread lives as long as the log, or who waits would wait for ever
                LOG.error("Writing the decision log failed", e);
                disconnect();
                group.forEach(waiting -> fail(waiting, new LogUnavailable("Writing failed: " + e, e)));
            } finally {
                group.clear();
            }
        }
        ended = true;
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            fail(waiting, new LogUnavailable("The log is closed.", null));
        }
        disconnect();
    }

    private void write(List<Waiting> group) {
        List<Appended> results = new ArrayList<>(group.size());
        long start = System.nanoTime();
        try {
            connect();
            EntryId before = last;
            byte[] hashBefore = lastHash;
            EntryId checkpointBefore = lastCheckpoint;
            long checkpointAtBefore = lastCheckpointAt;
            try {
                results.addAll(insert(group));
            } catch (SQLException e) {
                if (!isClash(e)) {
                    throw e;
                }
                connection.rollback();
                foundIn.forget();
                last = before;
                lastHash = hashBefore;
                lastCheckpoint = checkpointBefore;
                lastCheckpointAt = checkpointAtBefore;
                results.addAll(insert(group));
            }
            connection.commit();
            failure = null;
        } catch (SQLException | RuntimeException e) {
            if (e != failure) {
                failure = plain(e);
                failedAt = System.nanoTime();
                LOG.errorf("The decision log cannot be written: %s", failure.getMessage());
            }
            disconnect();
            listener.failed();
            LogUnavailable unavailable = new LogUnavailable(failure.getMessage(), failure);
            group.forEach(waiting -> fail(waiting, unavailable));
            return;
        }
        int written = (int) results.stream().filter(Appended.New.class::isInstance).count();
        if (written > 0) {
            listener.committed(written, System.nanoTime() - start);
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done.complete(results.get(i));
        }
    }

    /** The failure without the rows of the batch, which the message of a failed batch repeats. */
    private static SQLException plain(Exception e) {
        if (e instanceof SQLException sql) {
            return sql.getNextException() != null ? sql.getNextException() : sql;
        }
        return new SQLException(e);
    }

    /** Two instances took the same idempotency keys in another order; one of them is asked to try again. */
    private static boolean isClash(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("40");
    }

    private List<Appended> insert(List<Waiting> group) throws SQLException {
        List<Appended> results = new ArrayList<>(group.size());
        try (PreparedStatement insert = connection.prepareStatement(ENTRY)) {
            for (Waiting waiting : group) {
                if (waiting.item instanceof Item.Probe) {
                    clearKeys(0);
                    results.add(null);
                    continue;
                }
                if (waiting.item instanceof Item.Erase erase) {
                    flush(insert);
                    EntryId id = last.next();
                    erasure(insert, id, erase.erasure());
                    results.add(new Appended.New(id));
                    continue;
                }
                Item.Packed packed = (Item.Packed) waiting.item;
                Appended earlier = packed.decision.key() == null ? null : claimKey(packed);
                if (earlier != null) {
                    results.add(earlier);
                    continue;
                }
                EntryId id = last.next();
                decision(insert, id, packed);
                foundIn.add(connection, id.number(), packed.decision.found());
                results.add(new Appended.New(id));
            }
            flush(insert);
        }
        foundIn.write(connection);
        checkpointIfDue();
        clearKeysIfDue();
        return results;
    }

    private static void flush(PreparedStatement insert) throws SQLException {
        insert.executeBatch();
    }

    private void decision(PreparedStatement insert, EntryId id, Item.Packed packed) throws SQLException {
        DecisionRecord decision = packed.decision;
        envelope(insert, id, "DECISION", packed.bodyHash);
        insert.setString(9, decision.rulebook());
        insert.setString(10, decision.accountId());
        insert.setString(11, decision.asOf());
        insert.setString(12, " " + String.join(" ", decision.found()) + " ");
        insert.setString(13, null);
        insert.setBytes(14, packed.snapshotHash);
        insert.setBytes(15, decision.contentHash());
        insert.setBytes(16, packed.snapshot);
        insert.setBytes(17, packed.answer);
        insert.addBatch();
    }

    private void erasure(PreparedStatement insert, EntryId id, Erasure erasure) throws SQLException {
        String note = erasure.note(erasure.apply(connection, id.number()));
        envelope(insert, id, "ERASURE", Hashes.sha256(Hashes.utf8(note)));
        for (int column = 9; column <= 12; column++) {
            insert.setString(column, null);
        }
        insert.setString(13, note);
        for (int column = 14; column <= 17; column++) {
            insert.setBytes(column, null);
        }
        insert.addBatch();
        flush(insert);
    }

    /** Sets what is chained, and moves the chain on. Time never runs backwards in it, whatever the clock does. */
    private void envelope(PreparedStatement insert, EntryId id, String kind, byte[] bodyHash) throws SQLException {
        lastRecordedAt = Math.max(lastRecordedAt, micros(clock.instant()));
        byte[] hash = Hashes.entry(id, lastRecordedAt, kind, bodyHash, lastHash);
        insert.setLong(1, id.number());
        insert.setLong(2, id.chain());
        insert.setLong(3, id.sequence());
        insert.setLong(4, lastRecordedAt);
        insert.setString(5, kind);
        insert.setBytes(6, bodyHash);
        insert.setBytes(7, lastHash);
        insert.setBytes(8, hash);
        last = id;
        lastHash = hash;
    }

    /** Takes the key for the next entry; if it was taken before and still counts, what became of it. */
    private Appended claimKey(Item.Packed packed) throws SQLException {
        String name = packed.decision.key();
        long now = micros(clock.instant());
        EntryId next = last.next();
        try (PreparedStatement take = connection.prepareStatement("INSERT INTO idempotency (idempotency_key, request_hash, entry, expires_at) VALUES (?, ?, ?, ?) "
                + "ON CONFLICT (idempotency_key) DO UPDATE SET request_hash = excluded.request_hash, entry = excluded.entry, expires_at = excluded.expires_at "
                + "WHERE idempotency.expires_at <= ?")) {
            take.setString(1, name);
            take.setBytes(2, packed.requestHash);
            take.setLong(3, next.number());
            take.setLong(4, now + micros(settings.keysKeptFor()));
            take.setLong(5, now);
            if (take.executeUpdate() == 1) {
                return null;
            }
        }
        return LogReader.earlier(connection, name, packed.requestHash, now).orElseThrow();
    }

    private void checkpointIfDue() throws SQLException {
        boolean many = last.sequence() - lastCheckpoint.sequence() >= settings.checkpointEvery();
        boolean longAgo = lastRecordedAt - lastCheckpointAt >= micros(settings.checkpointInterval());
        if (!last.equals(lastCheckpoint) && (many || longAgo)) {
            Checkpoint.sign(last, lastHash, lastRecordedAt, key).insert(connection);
            lastCheckpoint = last;
            lastCheckpointAt = lastRecordedAt;
        }
    }

    private void clearKeysIfDue() throws SQLException {
        if (System.nanoTime() - keysClearedAt > KEYS_CLEARED_EVERY) {
            keysClearedAt = System.nanoTime();
            clearKeys(micros(clock.instant()));
        }
    }

    private void clearKeys(long expired) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement("DELETE FROM idempotency WHERE expires_at <= ?")) {
            clear.setLong(1, expired);
            clear.executeUpdate();
        }
    }

    /** Connects where that is needed, takes a chain and finds its end. Soon after a failure it fails again at once. */
    private void connect() throws SQLException {
        if (connection != null) {
            return;
        }
        if (failure != null && System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE.toNanos()) {
            throw failure;
        }
        connection = database.open();
        connection.setAutoCommit(false);
        if (claim == null || !database.isSqlite()) {
            claim = database.claim(connection);
        }
        last = new EntryId(claim.chain(), 0);
        lastHash = Hashes.NONE;
        lastRecordedAt = 0;
        try (PreparedStatement end = connection.prepareStatement("SELECT entry, hash, recorded_at FROM entry WHERE entry > ? AND entry < ? ORDER BY entry DESC LIMIT 1")) {
            end.setLong(1, last.number());
            end.setLong(2, new EntryId(claim.chain() + 1, 0).number());
            try (ResultSet row = end.executeQuery()) {
                if (row.next()) {
                    last = EntryId.of(row.getLong(1));
                    lastHash = row.getBytes(2);
                    lastRecordedAt = row.getLong(3);
                }
            }
        }
        lastCheckpoint = new EntryId(claim.chain(), 0);
        lastCheckpointAt = micros(clock.instant());
        try (PreparedStatement latest = connection.prepareStatement("SELECT entry FROM checkpoint WHERE entry > ? AND entry < ? ORDER BY entry DESC LIMIT 1")) {
            latest.setLong(1, lastCheckpoint.number());
            latest.setLong(2, new EntryId(claim.chain() + 1, 0).number());
            try (ResultSet row = latest.executeQuery()) {
                lastCheckpoint = row.next() ? EntryId.of(row.getLong(1)) : lastCheckpoint;
            }
        }
        connection.commit();
        LOG.infof("The decision log goes on in chain %d after entry %s", claim.chain(), last);
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debugf(e, "The connection to the log did not close well");
        }
        foundIn.forget();
        connection = null;
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** Writes what is waiting, then lets go of the chain. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (claim != null) {
            claim.close();
        }
    }
}
