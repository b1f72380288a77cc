package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Invariant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What the proofs about rules take for granted of facts holds of any account. */
class InvariantsHoldTest {

    @Property(tries = 10000, seed = "20261103")
    void ofAnyAccount(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        List<Facts> found = Decider.questions(Decisions.BOOK, Decisions.snapshot(Accounts.of(account))).stream().map(Decider.Question::facts).toList();
        assertThat(Invariant.ALL).filteredOn(one -> !found.stream().allMatch(one.holds())).extracting(Invariant::says).isEmpty();
    }
}
