package dev.dunlin.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines that are not blank; never holds more than the longest line allowed. A line ends with LF or CR LF,
 * the last one also with the stream; a byte order mark at the start is skipped. Confined to one thread.
 */
final class LineReader {
    private static final int FIRST_SIZE = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final BeforeWaiting beforeWaiting;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private long number;
    private boolean ended;

    /** Called when nothing more is at hand and the next read may block. */
    interface BeforeWaiting {
        void run() throws InterruptedException;
    }

    LineReader(InputStream in, int longest, BeforeWaiting beforeWaiting) {
        this.in = in;
        this.longest = longest;
        this.beforeWaiting = beforeWaiting;
    }

    /** The next line that is not blank, or {@code null} at the end. */
    Line next() throws IOException, InterruptedException {
        while (true) {
            int end = lineEnd();
            if (end < 0 && from == to) {
                return null;
            }
            number++;
            boolean isWhole = end >= 0 || ended;
            int stop = end >= 0 ? end : to;
            int start = number == 1 && startsWithMark() ? from + 3 : from;
            from = Math.min(stop + 1, to);
            stop = stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
            if (!isWhole) {
                skipRest();
                return new Line(number, null);
            }
            if (stop - start > longest) {
                return new Line(number, null);
            }
            if (!isBlank(start, stop)) {
                return new Line(number, Arrays.copyOfRange(buffer, start, stop));
            }
        }
    }

    /** Where the line's LF stands; -1 when the stream ended or the line is too long to have one within reach. */
    private int lineEnd() throws IOException, InterruptedException {
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            if (ended || to - from > longest + 4) {
                return -1;
            }
            int seen = at - from;
            fill();
            at = from + seen;
        }
    }

    private void fill() throws IOException, InterruptedException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        if (in.available() == 0) {
            beforeWaiting.run();
        }
        int read = in.read(buffer, to, buffer.length - to);
        ended = read < 0;
        to += Math.max(read, 0);
    }

    /** Reads on to the end of a line that is too long, and forgets it. */
    private void skipRest() throws IOException, InterruptedException {
        while (!ended) {
            from = 0;
            to = 0;
            fill();
            for (int at = 0; at < to; at++) {
                if (buffer[at] == '\n') {
                    from = at + 1;
                    return;
                }
            }
        }
        from = to;
    }

    private boolean startsWithMark() {
        return to - from >= 3 && buffer[from] == (byte) 0xEF && buffer[from + 1] == (byte) 0xBB && buffer[from + 2] == (byte) 0xBF;
    }

    private boolean isBlank(int start, int stop) {
        for (int at = start; at < stop; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\t' && buffer[at] != '\r') {
                return false;
            }
        }
        return true;
    }
}
