package dev.dunlin.portfolio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts the lines of portfolios by what came of them. */
@Singleton
final class PortfolioMeters {
    private final Counter decided;
    private final Counter refused;

    PortfolioMeters(MeterRegistry registry) {
        this.decided = counter(registry, "decided");
        this.refused = counter(registry, "refused");
    }

    void written(LineAnswer answer) {
        (answer.problem() == null ? decided : refused).increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("dunlin.portfolio.lines").description("Lines of portfolios, by what came of them").tag("outcome", outcome).register(registry);
    }
}
