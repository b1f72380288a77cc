package dev.dunlin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * The snapshots of one file, to be taken once, in its order.
 *
 * @param size  the sum of their weights; -1 where it is unknown
 * @param bytes whether they weigh bytes, or one each
 */
public record Intake(Iterator<Incoming> snapshots, long size, boolean bytes) {

    /** One snapshot a line; no more than one line is held. */
    public static Intake ndjson(InputStream in, long size) {
        return new Intake(new JsonLines(in), size, true);
    }

    /** A single snapshot, over as many lines as it likes. */
    public static Intake single(InputStream in) throws IOException {
        byte[] json = in.readAllBytes();
        Incoming only = new Incoming(json, List.of(), fault -> Pointers.path(fault.pointer()), json.length);
        return new Intake(List.of(only).iterator(), json.length, true);
    }
}
