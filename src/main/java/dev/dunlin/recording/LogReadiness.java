package dev.dunlin.recording;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;

/** Ready while the decision log can be written and read. */
@Readiness
@Singleton
final class LogReadiness implements HealthCheck {
    private final DecisionLog log;

    LogReadiness(DecisionLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            log.check();
            return HealthCheckResponse.up("decision-log");
        } catch (LogUnavailable e) {
            return HealthCheckResponse.named("decision-log").down().withData("failure", String.valueOf(e.getMessage())).build();
        }
    }
}
