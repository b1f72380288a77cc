package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever hands a decision in is answered, whatever becomes of the thread that writes. */
@Timeout(120)
class LogWriterTest {
    @TempDir
    private Path data;

    private static DecisionRecord decision(int n) {
        byte[] json = ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
        return new DecisionRecord("A" + n, "2026-11-03T10:00:00+01:00", "sha256:rules", Hashes.sha256(json), json, json, List.of("stands:CALL"), null);
    }

    /** A clock that runs out of stack when it is told to, once. */
    private static final class Failing extends Clock {
        private final AtomicBoolean fails = new AtomicBoolean();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (fails.getAndSet(false)) {
                throw new StackOverflowError("for once");
            }
            return Instant.now();
        }
    }

    @Test
    void anErrorFailsWhatIsWaitingAndNothingMore() throws Exception {
        Failing clock = new Failing();
        try (DecisionLog log = new DecisionLog(LogSettings.in(data), clock)) {
            log.append(decision(1)).get(30, TimeUnit.SECONDS);
            clock.fails.set(true);
            assertThatThrownBy(() -> log.append(decision(2)).get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class).hasCauseInstanceOf(LogUnavailable.class);
            assertThat(((Appended.New) log.append(decision(3)).get(30, TimeUnit.SECONDS)).id()).as("the chain has no gap").isEqualTo(new EntryId(1, 2));
            assertThat(log.verify(List.of(), entries -> { }).breaks()).isEmpty();
        }
    }

    @Test
    void whoComesWhileTheLogClosesIsAnsweredToo() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 20; round++) {
            DecisionLog log = new DecisionLog(LogSettings.in(data.resolve("round-" + round)), Clock.systemUTC());
            log.append(decision(0)).get(30, TimeUnit.SECONDS);
            ConcurrentLinkedQueue<CompletableFuture<Appended>> all = new ConcurrentLinkedQueue<>();
            AtomicBoolean isOver = new AtomicBoolean();
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                running.add(callers.submit(() -> {
                    while (!isOver.get()) {
                        all.add(log.append(decision(1)));
                        Thread.onSpinWait();
                    }
                }));
            }
            Thread.sleep(5);
            log.close();
            Thread.sleep(5);
            isOver.set(true);
            for (Future<?> each : running) {
                each.get(30, TimeUnit.SECONDS);
            }
            CompletableFuture.allOf(all.stream().map(done -> done.handle((appended, failure) -> appended)).toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        }
        callers.shutdownNow();
    }

    @Test
    void servicesThatStartTogetherSignWithOneKey() throws Exception {
        int services = 8;
        ExecutorService starting = Executors.newFixedThreadPool(services);
        for (int round = 0; round < 20; round++) {
            Path directory = data.resolve("key-" + round);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<String>> keys = new ArrayList<>();
            for (int i = 0; i < services; i++) {
                keys.add(starting.submit(() -> {
                    go.await();
                    return Hashes.hex(SigningKey.in(directory).publicKey());
                }));
            }
            go.countDown();
            String first = keys.get(0).get(30, TimeUnit.SECONDS);
            for (Future<String> key : keys) {
                assertThat(key.get(30, TimeUnit.SECONDS)).isEqualTo(first);
            }
            assertThat(names(directory)).as("no draft of a key is left").hasSize(1);
        }
        starting.shutdownNow();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
