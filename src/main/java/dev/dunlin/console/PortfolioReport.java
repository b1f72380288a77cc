package dev.dunlin.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import dev.dunlin.portfolio.Totals;
import dev.dunlin.portfolio.WorkItem;
import dev.dunlin.portfolio.WorkList;
import dev.dunlin.resolution.Decision;

/** What a run leaves behind to be printed: the first rows of the work list, the totals, the first faults. One thread at a time. */
final class PortfolioReport {
    private final WorkList workList;
    private final Totals totals = new Totals();
    private final Faults faults = new Faults();

    PortfolioReport(int top) {
        this.workList = new WorkList(top);
    }

    void add(Decision decision, List<WorkItem> items) {
        totals.add(decision);
        items.forEach(workList::add);
    }

    void addFault(String fault) {
        faults.add(fault);
    }

    WorkList workList() {
        return workList;
    }

    Totals totals() {
        return totals;
    }

    long faults() {
        return faults.number();
    }

    void printFaults(PrintWriter err, Path all) {
        faults.print(err, all);
    }
}
