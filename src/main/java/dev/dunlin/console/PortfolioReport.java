package dev.dunlin.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.portfolio.Totals;
import dev.dunlin.portfolio.WorkItem;
import dev.dunlin.portfolio.WorkList;
import dev.dunlin.resolution.Decision;

/** What a run leaves behind to be printed: the first rows of the work list, the totals, the first faults. One thread at a time. */
final class PortfolioReport {
    private static final int FAULTS_SHOWN = 20;

    private final WorkList workList;
    private final Totals totals = new Totals();
    private final List<String> firstFaults = new ArrayList<>();
    private long faults;

    PortfolioReport(int top) {
        this.workList = new WorkList(top);
    }

    void add(Decision decision, List<WorkItem> items) {
        totals.add(decision);
        items.forEach(workList::add);
    }

    void addFault(String fault) {
        faults++;
        if (firstFaults.size() < FAULTS_SHOWN) {
            firstFaults.add(fault);
        }
    }

    WorkList workList() {
        return workList;
    }

    Totals totals() {
        return totals;
    }

    long faults() {
        return faults;
    }

    void printFaults(PrintWriter err, Path all) {
        if (faults == 0) {
            return;
        }
        err.println(faults == 1 ? "1 fault; its account was not decided:" : "%,d faults; their accounts were not decided:".formatted(faults));
        firstFaults.forEach(fault -> err.println("  " + Columns.cut(fault, 1_000)));
        if (faults > firstFaults.size()) {
            err.println("  and %,d more%s".formatted(faults - firstFaults.size(), all == null ? "; `--faults FILE` writes down all." : "."));
        }
        if (all != null) {
            err.println("All are in `" + all + "`.");
        }
    }
}
