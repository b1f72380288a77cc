package dev.dunlin.console;

import java.io.PrintStream;

import dev.dunlin.intake.Intake;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the rate and the time left, on one line of a terminal; or nothing. */
final class Progress implements AutoCloseable {
    private static final int WIDEST = 110;

    private final ProgressBar bar;
    private final PrintStream to;
    private final String what;
    private long steps;

    private Progress(ProgressBar bar, PrintStream to, String what) {
        this.bar = bar;
        this.to = to;
        this.what = what;
    }

    static Progress none() {
        return new Progress(null, null, null);
    }

    static Progress on(PrintStream to, Terminal terminal, Intake intake) {
        return on(to, terminal, "Deciding", intake);
    }

    static Progress on(PrintStream to, Terminal terminal, String task, Intake intake) {
        ProgressBarBuilder bar = bar(to, terminal, task, intake.size());
        return new Progress((intake.bytes() ? bar.setUnit(" MB", 1_000_000) : bar.setUnit(" accounts", 1)).build(), to, "accounts");
    }

    /** Counts entries of the log, on a terminal only. */
    static Progress ofLog(Terminal terminal, String task, long entries) {
        return counting(terminal, task, "entries", entries);
    }

    /** Counts things, on a terminal only. */
    static Progress counting(Terminal terminal, String task, String what, long most) {
        return terminal.errors() ? new Progress(bar(System.err, terminal, task, most).setUnit(" " + what, 1).build(), System.err, what) : none();
    }

    private static ProgressBarBuilder bar(PrintStream to, Terminal terminal, String task, long max) {
        int width = Math.min(WIDEST, terminal.columns()) - 1;
        return new ProgressBarBuilder().setTaskName(task).setInitialMax(max).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).showSpeed()
                .setMaxRenderedLength(width).setConsumer(new DelegatingProgressBarConsumer(line -> to.print("\r" + line), width));
    }

    void step(long weight) {
        if (bar != null) {
            steps++;
            bar.stepBy(weight);
            bar.setExtraMessage(" %,d %s".formatted(steps, what));
        }
    }

    /** So many are done. */
    void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Leaves the line empty. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            to.print("\r\u001b[K");
            to.flush();
        }
    }
}
