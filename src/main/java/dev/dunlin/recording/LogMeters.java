package dev.dunlin.recording;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

import dev.dunlin.decisionlog.LogListener;

/** What the decision log writes, how much at once, how long it takes, and how often it fails. */
@Singleton
final class LogMeters implements LogListener {
    private final Counter entries;
    private final Counter failures;
    private final DistributionSummary group;
    private final Timer commit;

    LogMeters(MeterRegistry registry) {
        this.entries = Counter.builder("dunlin.log.entries").description("Entries that are durable in the log").register(registry);
        this.failures = Counter.builder("dunlin.log.failures").description("Groups that the log could not write").register(registry);
        this.group = DistributionSummary.builder("dunlin.log.group").description("Entries committed together").register(registry);
        this.commit = Timer.builder("dunlin.log.commit").description("Writing and committing one group").register(registry);
    }

    @Override
    public void committed(int written, long nanos) {
        entries.increment(written);
        group.record(written);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed() {
        failures.increment();
    }
}
