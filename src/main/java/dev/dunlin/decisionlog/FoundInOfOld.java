package dev.dunlin.decisionlog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Words of the decisions that were recorded before it was kept where they occur. A million take a few seconds, once. */
final class FoundInOfOld implements JavaMigration {
    private static final int ROWS = 1_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "found in, of old";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        FoundIn foundIn = new FoundIn();
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(ROWS);
            try (ResultSet row = select.executeQuery("SELECT entry, found FROM entry WHERE found IS NOT NULL ORDER BY entry")) {
                while (row.next()) {
                    foundIn.add(connection, row.getLong(1), List.of(row.getString(2).strip().split(" ")));
                }
            }
        }
        foundIn.write(connection);
    }
}
