package dev.dunlin.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void cutsLinesHoweverTheyEnd() {
        assertThat(lines("a\nb\r\n\n \t\r\nc", 10)).containsExactly("1:a", "2:b", "5:c");
        assertThat(lines("a\n", 10)).containsExactly("1:a");
        assertThat(lines("", 10)).isEmpty();
        assertThat(lines("\n\n", 10)).isEmpty();
        assertThat(lines("\uFEFFa\n\uFEFFb", 10)).containsExactly("1:a", "2:\uFEFFb");
    }

    @Test
    void aLineThatIsTooLongCostsOnlyItself() {
        for (int length : new int[] {11, 12, 13, 14, 15, 16, 70_000, 200_000}) {
            assertThat(lines("a\n" + "x".repeat(length) + "\nb\n", 10)).as("" + length).containsExactly("1:a", "2:too long", "3:b");
            assertThat(lines("a\n" + "x".repeat(length), 10)).as("" + length).containsExactly("1:a", "2:too long");
        }
        assertThat(lines("x".repeat(10) + "\r\nb", 10)).containsExactly("1:" + "x".repeat(10), "2:b");
    }

    private static List<String> lines(String text, int longest) {
        byte[] bytes = text.getBytes(UTF_8);
        List<String> whole = read(new ByteArrayInputStream(bytes), longest);
        assertThat(read(new Dripping(bytes), longest)).isEqualTo(whole);
        return whole;
    }

    private static List<String> read(InputStream in, int longest) {
        try {
            List<String> lines = new ArrayList<>();
            LineReader reader = new LineReader(in, longest, () -> { });
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line.number() + ":" + (line.isTooLong() ? "too long" : new String(line.bytes(), UTF_8)));
            }
            return lines;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives one byte at a time. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, 1);
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
