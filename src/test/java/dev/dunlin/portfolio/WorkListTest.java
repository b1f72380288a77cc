package dev.dunlin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.dunlin.rulebook.Action;

class WorkListTest {
    private static final List<WorkItem> RANKED = List.of(
            item("Z", 8, 1, 0, "1", "EUR"),
            item("Y", 6, 90, 0, "1", "EUR"),
            item("X", 6, 80, 1, "1", "EUR"),
            item("W", 6, 80, 0, "900", "EUR"),
            item("B", 6, 80, 0, "100", "EUR"),
            item("C", 6, 80, 0, "100", "EUR"),
            item("A", 6, 80, 0, "5000", "USD"),
            item("V", 6, null, 0, "9999", "EUR"),
            item("U", 0, 700, 0, null, "EUR"));

    @Test
    void theHardestStepComesFirstThenTheOldestThenTheLargestOfItsCurrencyThenTheId() {
        for (int seed = 0; seed < 20; seed++) {
            List<WorkItem> shuffled = new ArrayList<>(RANKED);
            Collections.shuffle(shuffled, new Random(seed));
            WorkList all = new WorkList(0);
            shuffled.forEach(all::add);
            assertThat(all.ranked()).isEqualTo(RANKED);
        }
    }

    @Test
    void onlyTheFirstAreKept() {
        WorkList three = new WorkList(3);
        RANKED.forEach(three::add);
        assertThat(three.ranked()).isEqualTo(RANKED.subList(0, 3));
        assertThat(three.added()).isEqualTo(RANKED.size());
    }

    private static WorkItem item(String account, int rung, Integer daysPastDue, int priority, String amount, String currency) {
        Action action = new Action(0, "X", "x", Action.Track.CONTACT, rung, Action.Kind.CONTACT, Action.Asks.NONE, null, false, List.of(), List.of(), List.of(), List.of(),
                null, false, false, false);
        return new WorkItem(account, null, action, 0, amount == null ? null : new BigDecimal(amount), currency, daysPastDue, priority, null, false, "");
    }
}
