package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jboss.logging.Logger;

/**
 * Carries what SQLite has committed from its write-ahead log into the database file, beside the writer, so that no commit waits for it. It
 * cannot catch up with a writer that never rests: the writer's own checkpoint, which comes late, finds little left to do.
 */
final class WriteBack implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriteBack.class);
    private static final long PAUSE_MILLIS = 250;

    private final Thread thread;

    /** @param connection its own; closed with it */
    WriteBack(Connection connection) {
        thread = new Thread(() -> run(connection), "decision-log-write-back");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Connection connection) {
        try (connection; Statement statement = connection.createStatement()) {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                try {
                    statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
                } catch (SQLException e) {
                    LOG.debugf(e, "The write-ahead log stays as it is for now");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.debugf(e, "The writer carries its commits into the file itself");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
