package dev.dunlin.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import dev.dunlin.snapshot.SnapshotReader;

/** The lines of NDJSON, one snapshot each; blank lines are passed over, and one too long is a fault that is not held in memory. */
final class JsonLines implements Iterator<Incoming> {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long line;
    private Incoming next;

    JsonLines(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && fill()) {
                next = line();
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Incoming next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Incoming taken = next;
        next = null;
        return taken;
    }

    /** The next line, or {@code null} when it is blank. */
    private Incoming line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        boolean blank = true;
        boolean more = true;
        line++;
        while (more && fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                blank &= buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r';
                at++;
            }
            if (length + at - start <= SnapshotReader.MAX_BYTES) {
                bytes.write(buffer, start, at - start);
            }
            length += at - start;
            more = at == end;
            at += more ? 0 : 1;
        }
        String place = "line " + line;
        if (length > SnapshotReader.MAX_BYTES) {
            return Incoming.faulty(List.of("%s: it has %,d bytes; a snapshot may have %,d.".formatted(place, length, SnapshotReader.MAX_BYTES)), length + 1);
        }
        return blank ? null : new Incoming(withoutMark(bytes.toByteArray()), List.of(),
                fault -> fault.pointer().isEmpty() ? place : place + ", " + Pointers.path(fault.pointer()), length + 1);
    }

    /** A byte order mark, which some tools put before the first line, is no part of the JSON. */
    private byte[] withoutMark(byte[] bytes) {
        boolean mark = line == 1 && bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return mark ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }
}
