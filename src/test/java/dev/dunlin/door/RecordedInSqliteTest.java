package dev.dunlin.door;

import io.quarkus.test.junit.QuarkusTest;

/** The promises of the log, kept in a SQLite file. */
@QuarkusTest
class RecordedInSqliteTest extends RecordedDecisions {
}
