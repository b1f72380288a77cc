package dev.dunlin.reload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.rulebook.RuleBook;

/** Which rulebooks were in force, kept in the log: asked once at the start, added to afterwards. Safe to share. */
final class InForceHistory {
    private static final Logger LOG = Logger.getLogger(InForceHistory.class);
    private static final Duration LOG_OPENS_WITHIN = Duration.ofSeconds(30);

    private final Instance<DecisionLog> log;
    private final CompletableFuture<RuleBookChange> before = new CompletableFuture<>();
    private final Deque<RuleBookChange> unwritten = new ArrayDeque<>();

    InForceHistory(Instance<DecisionLog> log) {
        this.log = log;
    }

    /** Asks the log, on a thread of its own, what was in force last; and opens it for writing, so that the first decision need not wait for that. */
    void ask() {
        Thread asking = new Thread(() -> {
            try {
                before.complete(log.get().rulebooks(1).stream().findFirst().orElse(null));
                log.get().check();
            } catch (RuntimeException e) {
                before.completeExceptionally(e);
            }
        }, "rules-before");
        asking.setDaemon(true);
        asking.start();
    }

    /** What was in force when the service stopped; waits for the log. {@code null} where nothing was, or it cannot be told. */
    RuleBookChange last() throws InterruptedException {
        try {
            return before.get(LOG_OPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("The log does not tell which rulebook was in force before, so that what lies in the directory is: %s", e.getCause() == null ? "it takes too long" : e.getCause().getMessage());
            return null;
        }
    }

    /** How it stood then. */
    static Standing standing(RuleBook book, RuleBookChange then) {
        return new Standing(book, then.since(), Standing.Cause.valueOf(then.cause().toUpperCase(Locale.ROOT)), FileChanges.of(then.files()),
                then.by() == null ? null : new Approval(then.by(), then.why(), then.hash()));
    }

    /** @param held what lies in the rules directory and is not to come into force; {@code null} where nothing is held */
    synchronized void add(Standing next, String held) {
        Approval approval = next.approval();
        unwritten.add(new RuleBookChange(next.since(), next.book().hash(), next.cause().name().toLowerCase(Locale.ROOT), approval == null ? null : approval.by(),
                approval == null ? null : approval.why(), held, next.changes().json()));
        write();
    }

    /** Writes what is not written yet; what cannot be written now is tried again the next time. */
    synchronized void write() {
        try {
            while (!unwritten.isEmpty()) {
                log.get().cameIntoForce(unwritten.peek());
                unwritten.remove();
            }
        } catch (LogUnavailable e) {
            LOG.warnf("It cannot be kept yet which rulebook is in force: %s", e.getMessage());
        }
    }
}
