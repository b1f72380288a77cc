package dev.dunlin.decisionlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens connections to the log's database, SQLite or PostgreSQL, with its tables up to date. The two differ here and nowhere else. */
final class LogDatabase {
    private static final int CACHE_KIB = 16_384;
    /** Of SQLite's write-ahead log, 4 KiB each; what {@link WriteBack} leaves is carried over then. */
    private static final int MOST_PAGES_AHEAD = 4_000;
    private static final int MAX_CHAINS = 100_000;

    private final LogSettings settings;
    private volatile boolean migrated;

    LogDatabase(LogSettings settings) {
        this.settings = settings;
    }

    /** A connection for reading and short writes, tables up to date. */
    Connection open() throws SQLException {
        migrate();
        return connect();
    }

    private synchronized void migrate() throws SQLException {
        if (migrated) {
            return;
        }
        try {
            if (settings.isSqlite() && settings.url() == null) {
                Files.createDirectories(settings.data());
            }
            Flyway.configure().dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                    .locations("classpath:db/log").javaMigrations(new FirstDictionary(), new FoundInOfOld()).placeholders(settings.isSqlite() ? Map.of("whole", "INTEGER", "bytes", "BLOB") : Map.of("whole", "BIGINT", "bytes", "BYTEA"))
                    .baselineOnMigrate(true).baselineVersion("0").table("dunlin_schema").load().migrate();
            migrated = true;
        } catch (FlywayException e) {
            throw new SQLException("The tables of the log cannot be brought up to date: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SQLException("The data directory `" + settings.data() + "` cannot be made: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.put("user", settings.user());
        }
        if (settings.password() != null) {
            properties.put("password", settings.password());
        }
        if (!settings.isSqlite()) {
            properties.put("connectTimeout", "5");
            properties.put("socketTimeout", "60");
            properties.put("reWriteBatchedInserts", "true");
            properties.put("ApplicationName", "dunlin");
        }
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
        try (Statement durable = connection.createStatement()) {
            if (settings.isSqlite()) {
                durable.execute("PRAGMA journal_mode = WAL");
                durable.execute("PRAGMA synchronous = FULL");
                durable.execute("PRAGMA busy_timeout = 5000");
                durable.execute("PRAGMA cache_size = -" + CACHE_KIB);
                durable.execute("PRAGMA wal_autocheckpoint = " + MOST_PAGES_AHEAD);
                durable.execute("PRAGMA secure_delete = ON");
            } else {
                // INVARIANT: a commit is on disk when it is acknowledged, however the server is set up
                durable.execute("SET synchronous_commit = on");
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A chain that nobody else writes to, held until it is closed. */
    interface Claim extends AutoCloseable {
        long chain();

        @Override
        void close();
    }

    /** Claims a chain for the owner of this connection: the first one that is free. */
    Claim claim(Connection connection) throws SQLException {
        return settings.isSqlite() ? claimFile() : claimAdvisory(connection);
    }

    private Claim claimFile() throws SQLException {
        String url = settings.jdbcUrl();
        Path lockFile = Path.of(url.substring("jdbc:sqlite:".length()) + ".lock");
        try {
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException taken) {
                // this very process holds it
            }
            if (lock == null) {
                channel.close();
                throw new SQLException("Another process writes to `" + url + "`. Several services share a log only on PostgreSQL.");
            }
            WriteBack writeBack = new WriteBack(connect());
            return new Claim() {
                @Override
                public long chain() {
                    return 1;
                }

                @Override
                public void close() {
                    writeBack.close();
                    try {
                        channel.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        } catch (IOException e) {
            throw new SQLException("The lock beside `" + url + "` cannot be taken: " + e.getMessage(), e);
        }
    }

    /** PostgreSQL lets go of the lock by itself when the connection ends, however it ends. */
    private static Claim claimAdvisory(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(hashtext('dunlin.decisionlog'), ?)")) {
            for (int chain = 1; chain < MAX_CHAINS; chain++) {
                lock.setInt(1, chain);
                try (ResultSet got = lock.executeQuery()) {
                    got.next();
                    if (got.getBoolean(1)) {
                        long number = chain;
                        return new Claim() {
                            @Override
                            public long chain() {
                                return number;
                            }

                            @Override
                            public void close() {
                                // ends with the connection
                            }
                        };
                    }
                }
            }
        }
        throw new SQLException("No chain of the log is free.");
    }

    boolean isSqlite() {
        return settings.isSqlite();
    }
}
