package dev.dunlin.decisionlog;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import com.github.luben.zstd.Zstd;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Puts what bodies are packed with beside them, so that they can be read by whoever has nothing but the database. */
final class FirstDictionary implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4");
    }

    @Override
    public String getDescription() {
        return "first dictionary";
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
        byte[] dictionary = Compression.dictionary();
        try (PreparedStatement insert = context.getConnection().prepareStatement("INSERT INTO dictionary (id, content) VALUES (?, ?)")) {
            insert.setLong(1, Zstd.getDictIdFromDict(dictionary));
            insert.setBytes(2, dictionary);
            insert.executeUpdate();
        }
    }
}
