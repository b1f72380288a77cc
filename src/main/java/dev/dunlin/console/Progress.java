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
    private long accounts;

    private Progress(ProgressBar bar, PrintStream to) {
        this.bar = bar;
        this.to = to;
    }

    static Progress none() {
        return new Progress(null, null);
    }

    static Progress on(PrintStream to, Terminal terminal, Intake intake) {
        int width = Math.min(WIDEST, terminal.columns()) - 1;
        ProgressBarBuilder bar = new ProgressBarBuilder().setTaskName("Deciding").setInitialMax(intake.size()).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200).showSpeed().setMaxRenderedLength(width)
                .setConsumer(new DelegatingProgressBarConsumer(line -> to.print("\r" + line), width));
        return new Progress((intake.bytes() ? bar.setUnit(" MB", 1_000_000) : bar.setUnit(" accounts", 1)).build(), to);
    }

    void step(long weight) {
        if (bar != null) {
            accounts++;
            bar.stepBy(weight);
            bar.setExtraMessage(" %,d accounts".formatted(accounts));
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
