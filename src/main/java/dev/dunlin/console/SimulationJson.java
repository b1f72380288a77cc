package dev.dunlin.console;

import java.io.PrintWriter;

import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Impact;
import dev.dunlin.simulation.ImpactJson;

/** One JSON object: an account a line as they come, then the totals. One thread at a time. */
final class SimulationJson implements SimulationPrinting {
    private final PrintWriter out;
    private final long most;
    private long listed;

    SimulationJson(PrintWriter out, long most) {
        this.out = out;
        this.most = most;
    }

    @Override
    public void begin() {
        out.print("{\"accounts\":[");
    }

    @Override
    public void add(Comparison account) {
        if (listed < most) {
            out.print((listed++ == 0 ? "\n" : ",\n") + ImpactJson.text(ImpactJson.of(account)));
        }
    }

    @Override
    public void end(Impact impact) {
        out.print("],\n\"totals\":" + ImpactJson.text(ImpactJson.of(impact)) + "}\n");
    }
}
