package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Rule;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Kleene's logic holds: what a condition comes to without a fact stays so once the fact is known, unless it was unknown. A pause that is
 * kept for what may have happened is the one exception: it ends when it is known to be needless.
 */
class MonotoneTruthTest {

    /**
     * Fields that, left out, are not unknown: the cap on first orders is the least of the terms that are known.
     * Where no limitation date is sent the law of the country counts one, and `valid: true` for a contact that names no way to it.
     */
    private static final Pattern READ_OTHERWISE = Pattern.compile("/credit|/credit/standardLimit|/order/averagePaidOrder"
            + "|/invoices/\\d+/limitationExpiresOn|/legal(/limitationExpiresOn)?|/contacts/\\d+/(phone|email|postal)");

    /** What is waited for as long as it may be needed. */
    private static final Set<Fact> WAITED_FOR = Set.of(Fact.REMINDER_COOLS_UNTIL, Fact.CALL_COOLS_UNTIL, Fact.DEMAND_COOLS_UNTIL,
            Fact.FINAL_NOTICE_COOLS_UNTIL, Fact.NEXT_TOUCH_AT, Fact.NOTICE_RUNS_UNTIL, Fact.LETTER_OF_CLAIM_RUNS_UNTIL, Fact.CLAIM_AWAITED);

    @Property(tries = 3000, seed = "20261103")
    void knowingMoreNeverTurnsATruth(@ForAll @LongRange(max = Integer.MAX_VALUE) long account, @ForAll @IntRange(max = 1_000_000) int field) {
        check(account, field);
    }

    static void check(long account, int field) {
        ObjectNode full = Accounts.of(account);
        List<String> pointers = new ArrayList<>();
        UnknownNeverPermitsTest.collect(full, "", pointers);
        pointers.removeIf(UnknownNeverPermitsTest.SHIFTED.asMatchPredicate().or(READ_OTHERWISE.asMatchPredicate()));
        String pointer = pointers.get(new Random(field).nextInt(pointers.size()));
        UnknownNeverPermitsTest.withoutCounted(full, pointer);
        ObjectNode less = UnknownNeverPermitsTest.without(pointer, full);
        if (!Decisions.isAccepted(less)) {
            return;
        }
        Verdict known = Decisions.judge(full).verdicts().get(0);
        Decider.Judged lessKnown = Decisions.judge(less);
        if (Decisions.setsDoubtfulAside(lessKnown)) {
            return;
        }
        Verdict unknown = lessKnown.verdicts().get(0);
        for (Rule rule : Decisions.BOOK.rules()) {
            Truth without = rule.condition().judge(unknown.judged());
            if (without != Truth.UNKNOWN && !(without == Truth.TRUE && isPause(rule))) {
                assertThat(rule.condition().judge(known.judged())).as(rule.id() + " with " + pointer).isEqualTo(without);
            }
        }
    }

    /** It only holds back. */
    private static boolean isPause(Rule rule) {
        return rule.card().actions().isEmpty() && !rule.card().strikes().isEmpty() && rule.facts().stream().anyMatch(WAITED_FOR::contains);
    }
}
