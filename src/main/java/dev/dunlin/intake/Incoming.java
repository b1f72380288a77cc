package dev.dunlin.intake;

import java.util.List;
import java.util.function.Function;

import dev.dunlin.problem.Fault;

/**
 * A snapshot as it came in, not yet read. Immutable.
 *
 * @param json   UTF-8; {@code null} when {@code faults} say why there is none
 * @param faults one sentence each, with its place
 * @param place  where in the file a fault of the snapshot lies, as `line 17, `invoices[3].dueOn``
 * @param weight how much of the whole intake this was, in bytes or accounts
 */
public record Incoming(byte[] json, List<String> faults, Function<Fault, String> place, long weight) {

    /** @param place what it is called where a fault of it is told */
    public static Incoming of(byte[] json, String place) {
        return new Incoming(json, List.of(), fault -> fault.pointer().isEmpty() ? place : place + ", " + Pointers.path(fault.pointer()), 1);
    }

    static Incoming faulty(List<String> faults, long weight) {
        return new Incoming(null, faults, null, weight);
    }

    /** A fault of this snapshot in one sentence that begins with its place. */
    public String worded(Fault fault) {
        return place.apply(fault) + ": " + fault.detail();
    }
}
