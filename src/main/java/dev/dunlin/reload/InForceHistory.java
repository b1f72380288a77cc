package dev.dunlin.reload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Provider;

import org.jboss.logging.Logger;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.rulebook.RuleBook;

/** Which rulebooks were in force, kept in the log: asked at the start, added to once it has answered. Safe to share. */
final class InForceHistory {
    private static final Logger LOG = Logger.getLogger(InForceHistory.class);
    private static final Duration LOG_OPENS_WITHIN = Duration.ofSeconds(30);

    private final Provider<DecisionLog> log;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Deque<RuleBookChange> unwritten = new ArrayDeque<>();
    private volatile boolean isTold;
    private volatile RuleBookChange last;

    InForceHistory(Provider<DecisionLog> log) {
        this.log = log;
    }

    /** Asks the log, on a thread of its own, what was in force last; and opens it for writing, so that the first decision need not wait for that. */
    void begin() {
        Thread asking = new Thread(() -> {
            try {
                ask();
                asked.countDown();
                log.get().check();
            } catch (RuntimeException e) {
                LOG.debugf(e, "The log does not open");
            } finally {
                asked.countDown();
            }
        }, "rules-before");
        asking.setDaemon(true);
        asking.start();
    }

    /** Asks the log what was in force when the service stopped, where it has not told yet; whether it has now. */
    boolean ask() {
        if (!isTold) {
            try {
                last = readable(log.get().rulebooks(1).stream().findFirst().orElse(null));
                isTold = true;
            } catch (LogUnavailable e) {
                LOG.warnf("The log does not tell which rulebook was in force before: %s", e.getMessage());
            }
        }
        return isTold;
    }

    /** Waits until the log has opened or has had its time; whether it has told. */
    boolean await() throws InterruptedException {
        if (!asked.await(LOG_OPENS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("The log does not tell which rulebook was in force before: it takes too long");
        }
        return isTold;
    }

    /** What was in force when the service stopped; {@code null} where nothing was. To be asked once it is told. */
    RuleBookChange last() {
        return last;
    }

    private static RuleBookChange readable(RuleBookChange change) {
        try {
            if (change != null) {
                Standing.Cause.valueOf(change.cause().toUpperCase(Locale.ROOT));
                FileChanges.of(change.files());
            }
            return change;
        } catch (IllegalArgumentException e) {
            LOG.errorf("What the log tells of the rulebook that was in force before cannot be read, so that what lies in the directory is: %s", e.getMessage());
            return null;
        }
    }

    /** How it stood then. */
    static Standing standing(RuleBook book, RuleBookChange then) {
        return new Standing(book, then.since(), Standing.Cause.valueOf(then.cause().toUpperCase(Locale.ROOT)), FileChanges.of(then.files()),
                then.by() == null ? null : new Approval(then.by(), then.why(), then.hash()));
    }

    /**
     * Keeps what comes into force, but for what does so only until the log tells what was.
     *
     * @param held what lies in the rules directory and is not to come into force; {@code null} where nothing is held
     */
    synchronized void add(Standing next, String held) {
        if (!isTold) {
            return;
        }
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
