package dev.dunlin.door;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same promises, kept in PostgreSQL. */
@QuarkusTest
@TestProfile(PostgresLog.class)
class RecordedInPostgresTest extends RecordedDecisions {
}
