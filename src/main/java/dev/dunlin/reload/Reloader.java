package dev.dunlin.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.recording.RuleBookKeeper;
import dev.dunlin.reload.ReloadMeters.Result;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * Keeps the rulebook in force in step with the rules directory, on a thread of its own. What has faults never comes into force; what moves
 * much waits for a person. The start is the first reading: what was in force when the service stopped decides until the files have passed
 * the same tests as any other change. Where the log cannot tell what that was, the files decide until it can.
 */
@Singleton
public final class Reloader {
    private static final Logger LOG = Logger.getLogger(Reloader.class);
    /** When the scenarios of what is in force from the start are played: not while the JVM is still busy becoming quick for callers. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final RuleBookInForce inForce = new RuleBookInForce();
    private final RuleBookLoader loader = new RuleBookLoader();
    private final InForceHistory history;
    private final Changeover changeover;
    private final Provider<DecisionLog> log;
    private final Provider<ReloadMeters> meters;
    private final Provider<ReloadConfig> config;
    private Thread thread;

    // of that thread alone
    private String seen = "";
    private boolean isStarted;
    /** Whether the scenarios of what is in force were played, now or before it was in force the last time. */
    private boolean isProven;
    /** Whether what is in force is so only until the log tells what was. */
    private boolean isProvisional;

    Reloader(Provider<DecisionLog> log, Provider<RuleBookKeeper> keeper, Provider<ReloadMeters> meters, Provider<ReloadConfig> config) {
        this.log = log;
        this.meters = meters;
        this.config = config;
        this.history = new InForceHistory(log);
        this.changeover = new Changeover(inForce, loader, history, log, keeper, meters, config);
    }

    @Produces
    @Singleton
    RuleBookInForce inForce() {
        return inForce;
    }

    @Produces
    @Singleton
    Changeover changeover() {
        return changeover;
    }

    /** Runs before anything else of the service is set up, so that both cores have something to do. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        begin(Path.of(ConfigProvider.getConfig().getOptionalValue("dunlin.rules", String.class).orElse("rules")));
    }

    void begin(Path directory) {
        thread = new Thread(() -> run(directory), "rules");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the log, while the rules are being compiled, what was in force last. */
    void started(@Observes StartupEvent start) {
        history.begin();
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Path directory) {
        try (RulesWatch watch = new RulesWatch(directory)) {
            while (true) {
                try {
                    look(directory, watch);
                } catch (RuntimeException | Error e) {
                    LOG.error("The rules cannot be looked after", e);
                    changeover.faulty(List.of(new RuleFault("", 0, 0, FaultKind.INTERNAL, "Looking after the rules fails: " + e + ".")), "Changed rules cannot be taken up");
                    TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The service stops, and the rules stay as they are");
        }
    }

    private void look(Path directory, RulesWatch watch) throws InterruptedException {
        if (!isStarted) {
            seen = watch.fingerprint();
            start(directory);
            isStarted = true;
            return;
        }
        boolean touched = watch.await(isProven ? config.get().lookEvery() : AFTER_THE_START);
        if (touched) {
            watch.settle(config.get().settle());
        }
        String now = watch.fingerprint();
        if (isProvisional && history.ask()) {
            seen = now;
            start(directory);
        } else if (!now.equals(seen)) {
            seen = reload(directory, watch, now);
            isProven = true;
        } else if (!isProven) {
            isProven = true;
            changeover.prove();
        }
        history.write();
    }

    private void start(Path directory) throws InterruptedException {
        long begin = System.nanoTime();
        RuleBookLoader.Loaded loaded = loader.load(directory);
        isProvisional = !history.await();
        RuleBookChange last = history.last();
        RuleBook book = loaded.book();
        isProven = isProvisional || book == null || last != null && !book.hash().equals(last.hash());
        if (isProven) {
            if (last != null) {
                changeover.hold(last.held());
                resumeArchived(last, begin);
            }
            judge(loaded, begin);
            return;
        }
        changeover.resumeFound(last != null ? InForceHistory.standing(book, last)
                : new Standing(book, Instant.now(), Standing.Cause.START, FileChanges.between(new RuleFiles(List.of()), book.files()), null), begin);
        meters.get().looked(Result.IN_FORCE, System.nanoTime() - begin);
    }

    private void resumeArchived(RuleBookChange last, long begin) {
        try {
            RuleBook archived = log.get().archived(last.hash()).map(Changeover::read).orElse(null);
            if (archived != null) {
                changeover.resume(InForceHistory.standing(archived, last), begin);
            }
        } catch (LogUnavailable e) {
            LOG.warnf("What was in force before cannot be read: %s", e.getMessage());
        }
    }

    /** The fingerprint of what was read; read again when it changed meanwhile. */
    private String reload(Path directory, RulesWatch watch, String print) throws InterruptedException {
        String reading = print;
        while (true) {
            long begin = System.nanoTime();
            RuleBookLoader.Loaded loaded = loader.load(directory);
            String read = watch.fingerprint();
            if (read.equals(reading)) {
                judge(loaded, begin);
                return read;
            }
            watch.settle(config.get().settle());
            reading = watch.fingerprint();
        }
    }

    private void judge(RuleBookLoader.Loaded loaded, long begin) {
        Result result;
        try {
            result = changeover.takeUp(loaded, begin);
        } catch (RuntimeException | Error e) {
            LOG.error("The rules cannot be tested", e);
            changeover.faulty(List.of(new RuleFault("", 0, 0, FaultKind.INTERNAL, "The rules load, and testing them fails: " + e + ".")), "Changed rules cannot be tested");
            result = Result.FAULTY;
        }
        meters.get().looked(result, System.nanoTime() - begin);
    }
}
