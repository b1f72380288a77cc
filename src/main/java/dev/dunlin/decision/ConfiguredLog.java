package dev.dunlin.decision;

import java.nio.file.Path;
import java.time.Clock;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;

/** The decision log as it is configured. It opens when it is first needed, and is closed, everything written, when the service stops. */
@Singleton
final class ConfiguredLog {

    @Produces
    @Singleton
    DecisionLog log(LogConfig config, @ConfigProperty(name = "dunlin.data", defaultValue = "data") String data, LogMeters meters) {
        return new DecisionLog(new LogSettings(config.url().orElse(null), config.user().orElse(null), config.password().orElse(null), Path.of(data),
                config.keysKeptFor(), config.checkpointEvery(), config.checkpointInterval()), Clock.systemUTC(), meters);
    }

    void close(@Disposes DecisionLog log) {
        log.close();
    }
}
