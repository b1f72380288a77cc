package dev.dunlin.decisionlog;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The record of every decision: append-only, chained by hashes, in a SQLite file or in PostgreSQL. What is appended is answered only
 * when it is durable. Thread-safe. Every method but {@link #append} may wait for the database, and throws {@link LogUnavailable} when it
 * is away.
 */
public final class DecisionLog implements AutoCloseable {
    private static final int READERS = 4;
    private static final int PROBE_SECONDS = 10;

    private final LogDatabase database;
    private final LogSettings settings;
    private final Clock clock;
    private final LogListener listener;
    private final Object writing = new Object();
    private LogWriter writer;
    private HikariDataSource readers;

    public DecisionLog(LogSettings settings, Clock clock) {
        this(settings, clock, LogListener.NONE);
    }

    public DecisionLog(LogSettings settings, Clock clock, LogListener listener) {
        this.settings = settings;
        this.database = new LogDatabase(settings);
        this.clock = clock;
        this.listener = listener;
    }

    /** Hands a decision in; the answer comes when it is durable, or fails with {@link LogUnavailable} and nothing was written. */
    public CompletableFuture<Appended> append(DecisionRecord decision) {
        return writing(writer -> writer.append(decision));
    }

    /** Erases bodies by law; the entry that says so. */
    public CompletableFuture<Appended> erase(Erasure erasure) {
        return writing(writer -> writer.erase(erasure));
    }

    private CompletableFuture<Appended> writing(Function<LogWriter, CompletableFuture<Appended>> work) {
        try {
            return work.apply(writer());
        } catch (UncheckedIOException | IllegalStateException e) {
            listener.failed();
            return CompletableFuture.failedFuture(new LogUnavailable(e.getMessage(), e));
        }
    }

    /** What a request with that idempotency key led to before, if it still counts. */
    public Optional<Appended> earlier(String key, byte[] request) {
        return reading(connection -> LogReader.earlier(connection, key, Hashes.sha256(request), LogWriter.micros(clock.instant())));
    }

    public Optional<StoredDecision> find(EntryId id) {
        return reading(connection -> LogReader.find(connection, id));
    }

    /** Hands over what is looked for, oldest first, without holding it all. */
    public void search(Search search, Consumer<StoredDecision> taker) {
        streaming(connection -> {
            LogReader.search(connection, search, taker);
            return null;
        });
    }

    /** Hands over the short rows of what is looked for, oldest first, without holding it all; bodies are not read. */
    public void list(Search search, Consumer<ListedDecision> taker) {
        streaming(connection -> {
            LogReader.list(connection, search, taker);
            return null;
        });
    }

    /** The erasure that this entry says was done. */
    public Optional<RecordedErasure> erasure(EntryId id) {
        return reading(connection -> LogReader.erasure(connection, id));
    }

    /** Whether it can be read and written; throws {@link LogUnavailable} when not. Makes another try at what failed. */
    public void check() {
        reading(connection -> LogReader.find(connection, new EntryId(1, 0)).isPresent());
        try {
            writing(LogWriter::probe).get(PROBE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new LogUnavailable(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new LogUnavailable("Nothing could be written for " + PROBE_SECONDS + " seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted.", e);
        }
    }

    public List<Checkpoint> checkpoints() {
        return reading(LogReader::checkpoints);
    }

    /**
     * Looks through the whole log.
     *
     * @param kept     checkpoints that were exported before and kept elsewhere
     * @param progress told now and then how many entries were looked at
     */
    public Verification verify(List<Checkpoint> kept, LongConsumer progress) {
        return streaming(connection -> new LogVerifier(connection, progress).verify(kept));
    }

    /** The hashes of all rulebooks that are kept, the oldest first. */
    public List<String> archivedHashes() {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM rulebook ORDER BY archived_at, hash"); ResultSet row = select.executeQuery()) {
                List<String> hashes = new ArrayList<>();
                while (row.next()) {
                    hashes.add(row.getString(1));
                }
                return hashes;
            }
        });
    }

    /** Keeps the files of a rulebook under its hash; does nothing when they are kept already. */
    public void archive(String hash, String engine, byte[] files) {
        reading(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO rulebook (hash, archived_at, engine, files) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING")) {
                insert.setString(1, hash);
                insert.setLong(2, LogWriter.micros(Instant.now(clock)));
                insert.setString(3, engine);
                insert.setBytes(4, Compression.pack(files));
                return insert.executeUpdate();
            }
        });
    }

    /** The files kept under that hash. */
    public Optional<byte[]> archived(String hash) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT files FROM rulebook WHERE hash = ?")) {
                select.setString(1, hash);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(Compression.unpack(row.getBytes(1))) : Optional.<byte[]>empty();
                }
            }
        });
    }

    /** Keeps that a rulebook came into force. Says nothing twice: of services that share a log, the first to take a rulebook up tells. */
    public void cameIntoForce(RuleBookChange change) {
        reading(connection -> {
            List<RuleBookChange> latest = LogReader.rulebooks(connection, 1);
            if (latest.isEmpty() || !latest.get(0).hash().equals(change.hash()) || !Objects.equals(latest.get(0).held(), change.held())) {
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO rulebook_in_force (since, hash, cause, decided_by, why, held, files) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                    insert.setLong(1, LogWriter.micros(change.since()));
                    insert.setString(2, change.hash());
                    insert.setString(3, change.cause());
                    insert.setString(4, change.by());
                    insert.setString(5, change.why());
                    insert.setString(6, change.held());
                    insert.setString(7, change.files());
                    insert.executeUpdate();
                }
            }
            return null;
        });
    }

    /** The rulebooks that came into force, the latest first. */
    public List<RuleBookChange> rulebooks(int most) {
        return reading(connection -> LogReader.rulebooks(connection, most));
    }

    /** The latest snapshots, one of each account, of at most so many accounts. */
    public List<byte[]> latestSnapshots(int accounts) {
        return streaming(connection -> LogReader.latestSnapshots(connection, accounts));
    }

    /** Does not wait for who opens the database to read it: whoever hands a decision in has no time for that. */
    private LogWriter writer() {
        synchronized (writing) {
            if (writer == null) {
                writer = new LogWriter(database, settings, SigningKey.in(settings.data()), clock, listener);
            }
            return writer;
        }
    }

    private interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> work) {
        try (Connection connection = readers().getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new LogUnavailable(e.getMessage(), e);
        }
    }

    /** PostgreSQL hands over row by row only within a transaction; else it sends all of it at once. */
    private <T> T streaming(Reading<T> work) {
        return reading(connection -> {
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private synchronized HikariDataSource readers() throws SQLException {
        if (readers == null) {
            database.open().close();
            HikariConfig config = new HikariConfig();
            config.setDataSource(new ConnectionsOf(database));
            config.setMaximumPoolSize(READERS);
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            config.setConnectionTimeout(5_000);
            config.setPoolName("decision-log");
            readers = new HikariDataSource(config);
        }
        return readers;
    }

    @Override
    public void close() {
        synchronized (writing) {
            if (writer != null) {
                writer.close();
            }
        }
        synchronized (this) {
            if (readers != null) {
                readers.close();
            }
        }
    }
}
