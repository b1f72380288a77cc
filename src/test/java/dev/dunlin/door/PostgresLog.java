package dev.dunlin.door;

import java.util.List;
import java.util.Map;

import dev.dunlin.decisionlog.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

/** The service with its log in a PostgreSQL of its own. */
public final class PostgresLog implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Database.class));
    }

    /** Starts it, and tells the service where it is. */
    public static final class Database implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("dunlin.log.url", Postgres.freshDatabase());
        }

        @Override
        public void stop() {
            // ends with the tests
        }
    }
}
