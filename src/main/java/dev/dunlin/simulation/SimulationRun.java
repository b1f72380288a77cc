package dev.dunlin.simulation;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import dev.dunlin.intake.Incoming;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.problem.Fault;
import dev.dunlin.snapshot.SnapshotReader;

/** Takes many accounts through a simulation, several at once, and adds up what comes of them in their order. */
public final class SimulationRun {

    private SimulationRun() {
    }

    /** Is told of every account, in order, on the thread that runs. */
    public interface Listener {
        void compared(Comparison account);

        /** @param faults why it could not be read or decided, one sentence each */
        void unreadable(List<String> faults);

        /** @param weight how much of the whole is done more */
        default void took(long weight) {
            // most do not care
        }
    }

    private record Done(Comparison account, List<String> faults, long weight) {
    }

    public static void run(Impact impact, InOrder.Feed<Incoming> accounts, Listener listener, int threads) throws IOException, InterruptedException {
        SnapshotReader reader = impact.simulation().reader();
        Function<Incoming, Done> work = incoming -> compare(impact.simulation(), reader, incoming);
        InOrder.each(accounts, work, done -> {
            if (done.account == null) {
                impact.addUnreadable();
                listener.unreadable(done.faults);
            } else {
                impact.add(done.account);
                listener.compared(done.account);
            }
            listener.took(done.weight);
        }, threads);
    }

    private static Done compare(Simulation simulation, SnapshotReader reader, Incoming incoming) {
        if (incoming.json() == null) {
            return new Done(null, incoming.faults(), incoming.weight());
        }
        SnapshotReader.Reading reading = reader.read(incoming.json());
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            return new Done(null, faulty.faults().stream().map(incoming::worded).toList(), incoming.weight());
        }
        try {
            return new Done(simulation.of(((SnapshotReader.Reading.Ok) reading).snapshot()), List.of(), incoming.weight());
        } catch (IllegalStateException e) {
            String place = incoming.place().apply(new Fault("/account/id", "undecided", ""));
            return new Done(null, List.of(place + ": the account cannot be decided: " + e.getMessage()), incoming.weight());
        }
    }
}
