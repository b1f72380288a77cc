package dev.dunlin.portfolio;

import java.util.List;
import java.util.PriorityQueue;

/** The first rows of a ranked work list; keeps no more than it was asked for, however many are added. One thread at a time. */
public final class WorkList {
    private final int limit;
    private final PriorityQueue<WorkItem> lastFirst = new PriorityQueue<>(WorkItem.RANKING.reversed());
    private long added;

    /**
     * @param limit how many rows are kept; 0 for all
     */
    public WorkList(int limit) {
        this.limit = limit;
    }

    public void add(WorkItem item) {
        added++;
        lastFirst.add(item);
        if (limit > 0 && lastFirst.size() > limit) {
            lastFirst.poll();
        }
    }

    /** How many rows were added, kept or not. */
    public long added() {
        return added;
    }

    /** The rows kept, the most urgent first. */
    public List<WorkItem> ranked() {
        return lastFirst.stream().sorted(WorkItem.RANKING).toList();
    }
}
