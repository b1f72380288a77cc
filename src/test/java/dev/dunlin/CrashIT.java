package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The packaged service is killed at random moments while it is decided under load (`-Ddunlin.crash.rounds=50` for a long run). Whatever
 * it acknowledged is in the log, none twice under its key, the chain verifies, and it comes back by itself.
 */
class CrashIT {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 8;

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedIsThere() throws Exception {
        int rounds = Integer.getInteger("dunlin.crash.rounds", 3);
        Random random = new Random(20261103);
        String snapshot = Files.readString(Path.of("docs/examples/five-invoices-snapshot.json"));
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger keys = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            try (ServiceProcess service = ServiceProcess.start(data, Path.of("target/crash.log"))) {
                checkAll(service, acknowledged, random);
                List<String> open = load(service, snapshot, acknowledged, keys, 500 + random.nextInt(2000), service::kill);
                // what was under way may have been logged or not: asked again under its key it is decided once
                try (ServiceProcess again = ServiceProcess.start(data, Path.of("target/crash.log"))) {
                    for (String key : open) {
                        String id = decide(again, snapshot, key);
                        assertThat(decide(again, snapshot, key)).as("the answer under its key").isEqualTo(id);
                        acknowledged.put(key, id);
                    }
                    assertThat(acknowledged.values()).as("no entry answers two keys").doesNotHaveDuplicates();
                    JsonNode verification = JSON.readTree(get(again, "/log/verification").body());
                    assertThat(verification.path("breaks")).as("round " + round).isEmpty();
                    assertThat(verification.path("entries").asInt()).as("round " + round).isGreaterThanOrEqualTo(acknowledged.size());
                    again.kill();
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(rounds * 10);
    }

    /** The database is killed under the service: nothing is answered meanwhile, and it goes on by itself when the database is back. */
    @Test
    void theDatabaseIsKilledUnderIt() throws Exception {
        int rounds = Math.max(1, Integer.getInteger("dunlin.crash.rounds", 3) / 3);
        Random random = new Random(20261104);
        String snapshot = Files.readString(Path.of("docs/examples/five-invoices-snapshot.json"));
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger keys = new AtomicInteger();
        Path files = data.resolve("postgres");
        EmbeddedPostgres database = postgres(files, 0);
        int port = database.getPort();
        try (ServiceProcess service = ServiceProcess.start(data, Path.of("target/crash.log"), "-Ddunlin.log.url=" + database.getJdbcUrl("postgres", "postgres"))) {
            for (int round = 0; round < rounds; round++) {
                List<String> open = load(service, snapshot, acknowledged, keys, 500 + random.nextInt(1500), () -> killPostgres(files));
                assertThat(open).as("calls without an answer when the database went").isNotEmpty();
                HttpResponse<String> refused = post(service, snapshot, "while-it-is-away-" + round);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                database.close();
                database = postgres(files, port);
                for (String key : open) {
                    acknowledged.put(key, eventually(service, snapshot, key));
                }
                assertThat(acknowledged.values()).doesNotHaveDuplicates();
                assertThat(JSON.readTree(get(service, "/log/verification").body()).path("breaks")).isEmpty();
                checkAll(service, acknowledged, random);
            }
        } finally {
            database.close();
        }
    }

    /** Two services share one PostgreSQL; one of them is killed and comes back while the other goes on. */
    @Test
    void twoServicesKeepOneLog() throws Exception {
        Random random = new Random(20261105);
        String snapshot = Files.readString(Path.of("docs/examples/five-invoices-snapshot.json"));
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger keys = new AtomicInteger();
        try (EmbeddedPostgres database = postgres(data.resolve("postgres"), 0)) {
            String url = "-Ddunlin.log.url=" + database.getJdbcUrl("postgres", "postgres");
            try (ServiceProcess first = ServiceProcess.start(data.resolve("first"), Path.of("target/crash.log"), url);
                    ServiceProcess second = ServiceProcess.start(data.resolve("second"), Path.of("target/crash.log"), url)) {
                ExecutorService callers = Executors.newFixedThreadPool(2 * CALLERS);
                List<Future<String>> same = new ArrayList<>();
                for (int i = 0; i < 2 * CALLERS; i++) {
                    ServiceProcess either = i % 2 == 0 ? first : second;
                    same.add(callers.submit(() -> decide(either, snapshot, "the-same-key-for-all")));
                }
                Set<String> ids = new TreeSet<>();
                for (Future<String> id : same) {
                    ids.add(id.get());
                }
                assertThat(ids).as("one key makes one decision, whoever is asked").hasSize(1);
                Future<List<String>> meanwhile = callers.submit(() -> load(first, snapshot, acknowledged, keys, 4000, () -> {
                }));
                List<String> open = load(second, snapshot, acknowledged, keys, 1500, second::kill);
                assertThat(open).as("calls without an answer when it was killed").isNotEmpty();
                try (ServiceProcess again = ServiceProcess.start(data.resolve("second"), Path.of("target/crash.log"), url)) {
                    for (String key : open) {
                        acknowledged.put(key, decide(again, snapshot, key));
                    }
                    assertThat(meanwhile.get()).as("the other one was not disturbed").isEmpty();
                    assertThat(acknowledged.values()).doesNotHaveDuplicates();
                    assertThat(acknowledged.values().stream().map(id -> id.substring(0, id.indexOf('-'))).distinct()).as("chains").hasSizeGreaterThanOrEqualTo(2);
                    JsonNode verification = JSON.readTree(get(again, "/log/verification").body());
                    assertThat(verification.path("breaks")).isEmpty();
                    assertThat(verification.path("entries").asInt()).isGreaterThan(acknowledged.size());
                    checkAll(first, acknowledged, random);
                    checkAll(again, acknowledged, random);
                }
                callers.shutdown();
            }
        }
    }

    private static EmbeddedPostgres postgres(Path files, int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(false).setPort(port).start();
    }

    private static void killPostgres(Path files) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }

    private static String eventually(ServiceProcess service, String snapshot, String key) throws Exception {
        IOException last = null;
        for (int attempt = 0; attempt < 60; attempt++) {
            try {
                return decide(service, snapshot, key);
            } catch (IOException e) {
                last = e;
                Thread.sleep(500);
            }
        }
        throw last;
    }

    /** Something that may fail, done in the middle of the load. */
    private interface Blow {
        void strike() throws Exception;
    }

    /** Callers decide one after another until the time is up and the service is gone; the keys whose answer never came. */
    private static List<String> load(ServiceProcess service, String snapshot, Map<String, String> acknowledged, AtomicInteger keys, int millis, Blow blow) throws Exception {
        AtomicBoolean ending = new AtomicBoolean();
        List<String> open = java.util.Collections.synchronizedList(new ArrayList<>());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.submit(() -> {
                while (!ending.get()) {
                    String key = "key-" + keys.incrementAndGet();
                    try {
                        acknowledged.put(key, decide(service, snapshot, key));
                    } catch (IOException e) {
                        open.add(key);
                        return;
                    }
                }
            });
        }
        Thread.sleep(millis);
        blow.strike();
        ending.set(true);
        callers.shutdown();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        return open;
    }

    private static void checkAll(ServiceProcess service, Map<String, String> acknowledged, Random random) throws Exception {
        for (String id : acknowledged.values()) {
            if (acknowledged.size() < 200 || random.nextInt(acknowledged.size()) < 200) {
                assertThat(get(service, "/decisions/" + id).statusCode()).as(id).isEqualTo(200);
            }
        }
    }

    private static String decide(ServiceProcess service, String snapshot, String key) throws IOException {
        HttpResponse<String> answer = post(service, snapshot, key);
        if (answer.statusCode() != 201) {
            throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("decisionId").asText();
    }

    private static HttpResponse<String> post(ServiceProcess service, String snapshot, String key) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.base() + "/decisions")).header("Content-Type", "application/json")
                .header("Idempotency-Key", key).timeout(Duration.ofSeconds(20)).POST(HttpRequest.BodyPublishers.ofString(snapshot)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static HttpResponse<String> get(ServiceProcess service, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(service.base() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
