package dev.dunlin.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

import dev.dunlin.problem.ProblemKind;

/** Counts single decisions by outcome, and times those that were made. All meters stand from the start, so that counting is one addition. */
@Singleton
public final class DecisionMeters {
    private final Counter recorded;
    private final Counter dry;
    private final Counter again;
    private final Map<ProblemKind, Counter> refused = new EnumMap<>(ProblemKind.class);
    private final Timer timer;

    DecisionMeters(MeterRegistry registry) {
        this.recorded = counter(registry, "decided");
        this.dry = counter(registry, "dry-run");
        this.again = counter(registry, "again");
        for (ProblemKind kind : ProblemKind.values()) {
            refused.put(kind, counter(registry, kind.slug()));
        }
        this.timer = Timer.builder("dunlin.decide").description("From the bytes of a snapshot to the bytes of its decision, before it is recorded").register(registry);
    }

    void took(long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    void answered(boolean dryRun, boolean isAgain) {
        (dryRun ? dry : isAgain ? again : recorded).increment();
    }

    void refused(ProblemKind kind) {
        refused.get(kind).increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("dunlin.decisions").description("Snapshots sent to /decisions, by what came of them").tag("outcome", outcome).register(registry);
    }
}
