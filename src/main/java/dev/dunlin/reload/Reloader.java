package dev.dunlin.reload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.dunlin.decision.RuleBookKeeper;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.reload.ReloadMeters.Result;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * Keeps the rulebook in force in step with the rules directory, on a thread of its own. What has faults never comes into force; what moves
 * much waits for a person. The start is the first reading: what was in force when the service stopped decides until the files have passed
 * the same tests as any other change.
 */
@Singleton
public final class Reloader {
    private static final Logger LOG = Logger.getLogger(Reloader.class);
    /** When the scenarios of what is in force from the start are played: not while the JVM is still busy becoming quick for callers. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(30);
    private static final Duration ARCHIVED_WITHIN = Duration.ofSeconds(10);

    private final RuleBookInForce inForce = new RuleBookInForce();
    private final Instance<DecisionLog> log;
    private final Instance<RuleBookKeeper> keeper;
    private final Instance<ReloadMeters> meters;
    private final Instance<ReloadConfig> config;
    private final RuleBookLoader loader = new RuleBookLoader();
    private final InForceHistory history;
    private volatile Standing standing;
    private volatile Pending pending;
    private volatile List<RuleFault> faults = List.of();
    /** What lies in the directory and was rolled back: it does not come into force while it stays as it is. */
    private volatile String held;
    /** What lies in the directory, when it can be read. */
    private String found;
    private Thread thread;

    Reloader(Instance<DecisionLog> log, Instance<RuleBookKeeper> keeper, Instance<ReloadMeters> meters, Instance<ReloadConfig> config) {
        this.log = log;
        this.history = new InForceHistory(log);
        this.keeper = keeper;
        this.meters = meters;
        this.config = config;
    }

    @Produces
    @Singleton
    RuleBookInForce inForce() {
        return inForce;
    }

    /** The rulebook in force and how it came to be; {@code null} while there is none. */
    Standing standing() {
        return standing;
    }

    /** What waits for a person; {@code null} when nothing does. */
    Pending pending() {
        return pending;
    }

    /** What is wrong with the rules in their directory; empty while they are being read, and once they are good. */
    List<RuleFault> faults() {
        return faults;
    }

    String held() {
        return held;
    }

    /** Runs before anything else of the service is set up, so that both cores have something to do. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Path directory = Path.of(ConfigProvider.getConfig().getOptionalValue("dunlin.rules", String.class).orElse("rules"));
        thread = new Thread(() -> run(directory), "rules");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the log, while the rules are being compiled, what was in force last. */
    void started(@Observes StartupEvent start) {
        history.ask();
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Path directory) {
        try (RulesWatch watch = new RulesWatch(directory)) {
            String seen = watch.fingerprint();
            boolean isProven = start(directory);
            while (true) {
                boolean touched = watch.await(isProven ? config.get().lookEvery() : AFTER_THE_START);
                if (touched) {
                    watch.settle(config.get().settle());
                }
                String now = watch.fingerprint();
                if (!now.equals(seen)) {
                    seen = reload(directory, watch, now);
                } else if (!isProven) {
                    proveAfterwards();
                }
                isProven = true;
                history.write();
            }
        } catch (InterruptedException e) {
            LOG.debug("The service stops, and the rules stay as they are");
        }
    }

    /** Whether its scenarios were played, now or before it was in force the last time. */
    private boolean start(Path directory) throws InterruptedException {
        long begin = System.nanoTime();
        RuleBookLoader.Loaded loaded = loader.load(directory);
        RuleBookChange last = history.last();
        if (last == null || loaded.book() != null && loaded.book().hash().equals(last.hash())) {
            if (loaded.book() == null) {
                judged(loaded, begin);
                return true;
            }
            found = loaded.book().hash();
            putInForce(last != null ? InForceHistory.standing(loaded.book(), last)
                    : new Standing(loaded.book(), Instant.now(), Standing.Cause.START, FileChanges.between(new RuleFiles(List.of()), loaded.book().files()), null), begin);
            meters().looked(Result.IN_FORCE, System.nanoTime() - begin);
            return false;
        }
        held = last.held();
        try {
            RuleBook archived = log.get().archived(last.hash()).map(Reloader::read).orElse(null);
            if (archived != null) {
                putInForce(InForceHistory.standing(archived, last), begin);
            }
        } catch (LogUnavailable e) {
            LOG.warnf("What was in force before cannot be read: %s", e.getMessage());
        }
        judged(loaded, begin);
        return true;
    }

    private void proveAfterwards() {
        RuleBook book = standing.book();
        List<RuleFault> wrong = new ArrayList<>(loader.scenarioFaults(book));
        wrong.addAll(loader.failures(book));
        if (!wrong.isEmpty()) {
            faulty(wrong, "The rulebook in force does not do what its scenarios say");
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
                judged(loaded, begin);
                return read;
            }
            watch.settle(config.get().settle());
            reading = watch.fingerprint();
        }
    }

    /** Takes up what lies in the directory, holds it back, or tells what is wrong with it. */
    private void judged(RuleBookLoader.Loaded loaded, long begin) {
        Result result;
        try {
            result = takeUp(loaded, begin);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The rules cannot be tested", e);
            faulty(List.of(new RuleFault("", 0, 0, FaultKind.INTERNAL, "The rules load, and testing them fails: " + e + ".")), "Changed rules cannot be tested");
            result = Result.FAULTY;
        }
        meters().looked(result, System.nanoTime() - begin);
    }

    private Result takeUp(RuleBookLoader.Loaded loaded, long begin) {
        RuleBook book = loaded.book();
        List<RuleFault> wrong = book == null ? loaded.faults() : loader.scenarioFaults(book);
        if (!wrong.isEmpty()) {
            synchronized (this) {
                found = null;
                wait(null);
                faulty(wrong, standing == null ? "No rulebook is in force, for the rules have faults" : "Changed rules have faults; what was in force stays");
            }
            return Result.FAULTY;
        }
        List<RuleFault> failures = loader.failures(book);
        Standing now = standing;
        boolean isSame = now != null && book.hash().equals(now.book().hash());
        Shift shift = now == null || isSame ? null : Shift.of(now.book(), book, sample());
        synchronized (this) {
            found = book.hash();
            if (book.hash().equals(held)) {
                faulty(failures, "The rules in the directory were rolled back, and fail");
                return Result.HELD;
            }
            if (isSame && standing == now) {
                held = null;
                wait(null);
                standing = now.with(book);
                inForce.swap(book);
                faulty(failures, "The rulebook in force does not do what its scenarios say");
                return Result.SAME;
            }
            FileChanges changes = FileChanges.between(now == null ? new RuleFiles(List.of()) : now.book().files(), book.files());
            List<String> reasons = new ArrayList<>();
            if (now != null && !failures.isEmpty()) {
                reasons.add(failures.size() + " scenarios do not hold; the first: " + failures.get(0));
            }
            if (shift != null) {
                reasons.addAll(shift.reasons(config.get().maxChange()));
            }
            faulty(failures, "Changed rules do not do what their scenarios say");
            if (!reasons.isEmpty()) {
                wait(new Pending(book, Instant.now(), List.copyOf(reasons), shift, changes));
                LOG.warnf("Changed rules wait for a person to confirm them (%s): %s", book.hash(), String.join(" ", reasons));
                return Result.PENDING;
            }
            held = null;
            wait(null);
            putInForce(new Standing(book, Instant.now(), now == null ? Standing.Cause.START : Standing.Cause.FILES, changes, null), begin);
            return Result.IN_FORCE;
        }
    }

    private void wait(Pending next) {
        pending = next;
        meters().pending(next != null);
    }

    private void faulty(List<RuleFault> wrong, String what) {
        faults = List.copyOf(wrong);
        meters().faults(wrong.size());
        if (!wrong.isEmpty()) {
            LOG.errorf("%s: %d fault(s)%n%s", what, wrong.size(), String.join(System.lineSeparator(), wrong.stream().map(fault -> "  " + fault).toList()));
        }
    }

    /** Swaps it in whole, and keeps it and that it came. A decision under way ends on the rulebook it began with. */
    private synchronized void putInForce(Standing next, long begin) {
        CompletableFuture<Void> kept = keeper.get().keep(next.book());
        if (standing != null) {
            try {
                kept.get(ARCHIVED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warnf("The rulebook comes into force and cannot be archived yet: %s", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        standing = next;
        inForce.swap(next.book());
        meters().inForce(next.book(), next.since());
        LOG.infof("Rulebook in force after %d ms: %d rules, %s (%s)", (System.nanoTime() - begin) / 1_000_000, next.book().rules().size(), next.book().hash(), next.changes());
        history.add(next, held);
    }

    /** {@code null} for files that make no rulebook any more. */
    private static RuleBook read(byte[] archived) {
        return new RuleBookLoader().load(RuleFiles.ofJson(archived)).book();
    }

    private List<byte[]> sample() {
        try {
            List<byte[]> recorded = log.get().latestSnapshots(config.get().sampleSize());
            Path portfolio = config.get().samplePortfolio().orElse(null);
            if (!recorded.isEmpty() || portfolio == null) {
                return recorded;
            }
            return Files.readAllLines(portfolio).stream().filter(line -> !line.isBlank()).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
        } catch (LogUnavailable | IOException e) {
            LOG.warnf("What a change moves can be measured on no account: %s", e.getMessage());
            return List.of();
        }
    }

    /** Puts in force what waits; the problem when it cannot, or {@code null}. */
    synchronized Problem confirm(String hash, Approval approval) {
        Pending waits = pending;
        if (waits == null || !waits.book().hash().equals(hash)) {
            return Problem.of(ProblemKind.NOT_PENDING, waits == null ? "No rulebook waits to be confirmed." : "What waits is the rulebook `" + waits.book().hash()
                    + "`: the rules were changed meanwhile. Look at it again before you confirm it.");
        }
        wait(null);
        held = null;
        putInForce(new Standing(waits.book(), Instant.now(), Standing.Cause.CONFIRMATION, waits.changes(), approval), System.nanoTime());
        return null;
    }

    /** Puts an archived rulebook in force, and holds back what lies in the directory until it is changed; the problem when it cannot, or {@code null}. */
    synchronized Problem rollBack(Approval approval) {
        Standing now = standing;
        String hash = approval.hash();
        if (now != null && now.book().hash().equals(hash)) {
            return Problem.of(ProblemKind.NOT_PENDING, "That rulebook is in force.");
        }
        RuleBook book;
        try {
            Optional<byte[]> files = log.get().archived(hash);
            if (files.isEmpty()) {
                return Problem.of(ProblemKind.NOT_FOUND, "The archive holds no such rulebook. `GET /rulebook/history` lists those that were in force.");
            }
            book = read(files.get());
        } catch (LogUnavailable e) {
            return Problem.of(ProblemKind.LOG_UNAVAILABLE, "The archive cannot be read now: " + e.getMessage());
        }
        if (book == null || !book.hash().equals(hash)) {
            return Problem.of(ProblemKind.NOT_PENDING, "That rulebook is archived, and this version of Dunlin does not read it.");
        }
        held = hash.equals(found) ? null : found;
        wait(null);
        putInForce(new Standing(book, Instant.now(), Standing.Cause.ROLLBACK, FileChanges.between(now == null ? new RuleFiles(List.of()) : now.book().files(), book.files()), approval),
                System.nanoTime());
        return null;
    }

    private ReloadMeters meters() {
        return meters.get();
    }
}
