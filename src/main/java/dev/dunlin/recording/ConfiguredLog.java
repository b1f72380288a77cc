package dev.dunlin.recording;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.Masking;
import dev.dunlin.rulebook.RuleBookInForce;

/** The decision log as it is configured. It opens when it is first needed, and is closed, everything written, when the service stops. */
@Singleton
final class ConfiguredLog {

    @Produces
    @Singleton
    DecisionLog log(LogConfig config, @ConfigProperty(name = "dunlin.data", defaultValue = "data") String data, LogMeters meters) {
        return new DecisionLog(new LogSettings(config.url().orElse(null), config.user().orElse(null), config.password().orElse(null), Path.of(data),
                config.keysKeptFor(), config.checkpointEvery(), config.checkpointInterval(), masking(config)), Clock.systemUTC(), meters);
    }

    /** One for all who ask, so that an old rulebook is compiled once. */
    @Produces
    @Singleton
    RuleBookArchive archive(DecisionLog log, RuleBookInForce inForce) {
        return new RuleBookArchive(log, inForce);
    }

    /** A fault in the settings stops the service at once, and not the first decision. */
    void check(@Observes StartupEvent start, LogConfig config) {
        masking(config);
    }

    private static Masking masking(LogConfig config) {
        List<String> paths = config.mask().orElse(List.of());
        return paths.isEmpty() ? Masking.NONE : new Masking(paths, config.maskKey().orElse("").getBytes(StandardCharsets.UTF_8));
    }

    void close(@Disposes DecisionLog log) {
        log.close();
    }
}
