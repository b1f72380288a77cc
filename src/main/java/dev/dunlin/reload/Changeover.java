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

import jakarta.inject.Provider;

import org.jboss.logging.Logger;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.recording.RuleBookKeeper;
import dev.dunlin.reload.ReloadMeters.Result;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * What is in force, what waits for a person and what is held back, and how one rulebook follows another: whole, between two decisions. What
 * lies in the directory is handed in by one thread; people confirm and roll back meanwhile. Safe to share.
 */
final class Changeover {
    private static final Logger LOG = Logger.getLogger(Changeover.class);
    private static final Duration ARCHIVED_WITHIN = Duration.ofSeconds(10);

    private final RuleBookInForce inForce;
    private final RuleBookLoader loader;
    private final InForceHistory history;
    private final Provider<DecisionLog> log;
    private final Provider<RuleBookKeeper> keeper;
    private final Provider<ReloadMeters> meters;
    private final Provider<ReloadConfig> config;
    private volatile Standing standing;
    private volatile Pending pending;
    private volatile List<RuleFault> faults = List.of();
    /** What lies in the directory and was rolled back: it does not come into force while it stays as it is. */
    private volatile String held;
    /** What lies in the directory, when it can be read. */
    private String found;

    Changeover(RuleBookInForce inForce, RuleBookLoader loader, InForceHistory history, Provider<DecisionLog> log, Provider<RuleBookKeeper> keeper,
            Provider<ReloadMeters> meters, Provider<ReloadConfig> config) {
        this.inForce = inForce;
        this.loader = loader;
        this.history = history;
        this.log = log;
        this.keeper = keeper;
        this.meters = meters;
        this.config = config;
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

    /** @param hash what is not to come into force, should it lie in the directory; {@code null} for nothing */
    synchronized void hold(String hash) {
        held = hash;
    }

    /** Goes on with what was in force before. */
    synchronized void resume(Standing before, long begin) {
        putInForce(before, begin);
    }

    /** Goes on with what lies in the directory, and was in force before if anything was. */
    synchronized void resumeFound(Standing before, long begin) {
        found = before.book().hash();
        held = null;
        putInForce(before, begin);
    }

    /** Takes up what lies in the directory, holds it back, or tells what is wrong with it. */
    Result takeUp(RuleBookLoader.Loaded loaded, long begin) {
        RuleBook book = loaded.book();
        List<RuleFault> wrong = book == null ? loaded.faults() : loader.scenarioFaults(book);
        if (!wrong.isEmpty()) {
            synchronized (this) {
                found = null;
                setPending(null);
                faulty(wrong, standing == null ? "No rulebook is in force, for the rules have faults" : "Changed rules have faults; what was in force stays");
            }
            return Result.FAULTY;
        }
        synchronized (this) {
            found = book.hash();
        }
        List<RuleFault> failures = loader.failures(book);
        while (true) {
            Standing now = standing;
            Shift shift = now == null || book.hash().equals(now.book().hash()) ? null : Shift.of(now.book(), book, sample());
            synchronized (this) {
                // somebody may have put another one in force meanwhile: what the change moves is then measured against that
                if (standing == now) {
                    return takeUp(book, failures, shift, begin);
                }
            }
        }
    }

    private Result takeUp(RuleBook book, List<RuleFault> failures, Shift shift, long begin) {
        Standing now = standing;
        setPending(null);
        if (book.hash().equals(held)) {
            faulty(failures, "The rules in the directory were rolled back, and fail");
            return Result.HELD;
        }
        held = null;
        if (now != null && book.hash().equals(now.book().hash())) {
            standing = now.with(book);
            inForce.swap(book);
            faulty(failures, "The rulebook in force does not do what its scenarios say");
            return Result.SAME;
        }
        faulty(failures, "Changed rules do not do what their scenarios say");
        FileChanges changes = FileChanges.between(now == null ? new RuleFiles(List.of()) : now.book().files(), book.files());
        List<String> reasons = new ArrayList<>();
        if (now != null && !failures.isEmpty()) {
            reasons.add(failures.size() + " scenarios do not hold; the first: " + failures.get(0));
        }
        if (shift != null) {
            reasons.addAll(shift.reasons(config.get().maxChange()));
        }
        if (!reasons.isEmpty()) {
            setPending(new Pending(book, Instant.now(), List.copyOf(reasons), shift, changes));
            LOG.warnf("Changed rules wait for a person to confirm them (%s): %s", book.hash(), String.join(" ", reasons));
            return Result.PENDING;
        }
        putInForce(new Standing(book, Instant.now(), now == null ? Standing.Cause.START : Standing.Cause.FILES, changes, null), begin);
        return Result.IN_FORCE;
    }

    /** Plays the scenarios of what is in force. */
    void prove() {
        RuleBook book = standing.book();
        List<RuleFault> wrong = new ArrayList<>(loader.scenarioFaults(book));
        wrong.addAll(loader.failures(book));
        if (!wrong.isEmpty()) {
            faulty(wrong, "The rulebook in force does not do what its scenarios say");
        }
    }

    private void setPending(Pending next) {
        pending = next;
        meters.get().pending(next != null);
    }

    /** @param what said in the log where anything is wrong */
    void faulty(List<RuleFault> wrong, String what) {
        faults = List.copyOf(wrong);
        meters.get().faults(wrong.size());
        if (!wrong.isEmpty()) {
            LOG.errorf("%s: %d fault(s)%n%s", what, wrong.size(), String.join(System.lineSeparator(), wrong.stream().map(fault -> "  " + fault).toList()));
        }
    }

    /** Swaps it in whole, and keeps it and that it came. A decision under way ends on the rulebook it began with. */
    private void putInForce(Standing next, long begin) {
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
        meters.get().inForce(next.book(), next.since());
        LOG.infof("Rulebook in force after %d ms: %d rules, %s (%s)", (System.nanoTime() - begin) / 1_000_000, next.book().rules().size(), next.book().hash(), next.changes());
        history.add(next, held);
    }

    /** {@code null} for files that make no rulebook any more. */
    static RuleBook read(byte[] archived) {
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
        setPending(null);
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
        setPending(null);
        putInForce(new Standing(book, Instant.now(), Standing.Cause.ROLLBACK, FileChanges.between(now == null ? new RuleFiles(List.of()) : now.book().files(), book.files()), approval),
                System.nanoTime());
        return null;
    }
}
