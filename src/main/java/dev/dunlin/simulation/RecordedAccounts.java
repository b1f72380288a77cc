package dev.dunlin.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.decisionlog.StoredDecision;
import dev.dunlin.intake.Incoming;
import dev.dunlin.portfolio.InOrder;

/**
 * The accounts that were decided within a period, each as it was sent then, once for every decision; what was erased is left out. They are
 * read page by page, so that no read holds up the log for long.
 *
 * @param from recorded then or later; {@code null} for the first
 * @param to   recorded before then
 */
public record RecordedAccounts(DecisionLog log, Instant from, Instant to) implements InOrder.Feed<Incoming> {
    private static final int PAGE = 200;

    @Override
    public void pass(InOrder.Gate<Incoming> gate) throws InterruptedException {
        EntryId last = null;
        List<StoredDecision> page;
        do {
            page = page(last);
            for (StoredDecision stored : page) {
                last = stored.id();
                if (!stored.isErased()) {
                    gate.pass(Incoming.of(stored.snapshot(), "decision `" + stored.id() + "`"));
                }
            }
        } while (page.size() == PAGE);
    }

    private List<StoredDecision> page(EntryId last) {
        List<StoredDecision> page = new ArrayList<>(PAGE);
        log.search(new Search(null, null, List.of(), from, to, last, PAGE), page::add);
        return page;
    }
}
