package dev.dunlin.snapshot;

import java.io.IOException;

/** Reads one kind of value where the walk stands; what is wrong with it becomes a fault of the walk. Immutable. */
interface ValueReader {

    /** The value, or {@code null} once its faults are reported; leaves the parser on the last token of the value. */
    Object read(Walk walk) throws IOException;

    /** What this reader takes, as the end of a sentence: "a date as `2026-11-03`". */
    String wanted();
}
