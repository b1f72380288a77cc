package dev.dunlin.console;

import java.io.PrintWriter;

import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Impact;

/** Prints a simulation in one of the formats while it runs. */
interface SimulationPrinting {
    SimulationPrinting NOTHING = new SimulationPrinting() {
        @Override
        public void add(Comparison account) {
            // quiet
        }

        @Override
        public void end(Impact impact) {
            // quiet
        }
    };

    default void begin() {
        // most begin with an account
    }

    /** One account that differs; called in order. */
    void add(Comparison account);

    /** All have been added. */
    void end(Impact impact);

    /** @param most how many accounts are listed */
    static SimulationPrinting of(DecideCommand.Format format, PrintWriter out, Terminal terminal, long most) {
        return switch (format) {
            case table -> new SimulationTable(out, terminal, most);
            case csv -> new SimulationCsv(out, most);
            case json -> new SimulationJson(out, most);
        };
    }
}
