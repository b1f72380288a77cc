package dev.dunlin.portfolio;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;

/** What the decisions of a portfolio come to; amounts of different currencies are never added. One thread at a time. */
public final class Totals {
    /** The ageing buckets, the youngest first. */
    public static final List<Fact> AGEING =
            List.of(Fact.AGEING_NOT_DUE, Fact.AGEING_1_TO_30, Fact.AGEING_31_TO_60, Fact.AGEING_61_TO_90, Fact.AGEING_OVER_90);

    private final Map<Action, Step> byAction =
            new TreeMap<>(Comparator.comparing(Action::rung).reversed().thenComparing(Action::number));
    private final Map<String, Map<Fact, BigDecimal>> ageing = new TreeMap<>();
    private final Map<Withheld.Effect, Long> withheld = new EnumMap<>(Withheld.Effect.class);
    private long accounts;
    private long withoutAction;
    private long reviews;

    /** What one action comes to. */
    public static final class Step {
        private final Map<String, BigDecimal> amounts = new TreeMap<>();
        private long accounts;

        /** How many accounts it stands for. */
        public long accounts() {
            return accounts;
        }

        /** By currency; empty for an action that carries no amount. */
        public Map<String, BigDecimal> amounts() {
            return Collections.unmodifiableMap(amounts);
        }
    }

    public void add(Decision decision) {
        accounts++;
        Set<Action> seen = new HashSet<>();
        for (Recommendation each : decision.recommendations()) {
            if (!each.action().code().equals("NO_ACTION")) {
                Step step = byAction.computeIfAbsent(each.action(), action -> new Step());
                step.accounts += seen.add(each.action()) ? 1 : 0;
                if (each.amount() != null) {
                    step.amounts.merge(each.currency(), each.amount(), BigDecimal::add);
                }
            }
        }
        withoutAction += seen.isEmpty() ? 1 : 0;
        reviews += decision.reviewReasons().isEmpty() ? 0 : 1;
        decision.withheld().forEach(each -> withheld.merge(each.effect(), 1L, Long::sum));
        decision.facts().forEach(this::age);
    }

    private void age(Facts facts) {
        Map<Fact, BigDecimal> buckets = ageing.computeIfAbsent(facts.currency(), currency -> new EnumMap<>(Fact.class));
        for (Fact bucket : AGEING) {
            buckets.merge(bucket, facts.<BigDecimal>get(bucket).or(BigDecimal.ZERO), BigDecimal::add);
        }
    }

    public long accounts() {
        return accounts;
    }

    /** Accounts for which nothing is to be done. */
    public long withoutAction() {
        return withoutAction;
    }

    /** Accounts a person must look at. */
    public long reviews() {
        return reviews;
    }

    /** The hardest action first. */
    public Map<Action, Step> byAction() {
        return Collections.unmodifiableMap(byAction);
    }

    /** The open amounts by currency and bucket. */
    public Map<String, Map<Fact, BigDecimal>> ageing() {
        return Collections.unmodifiableMap(ageing);
    }

    /** How many actions do not stand, by why. */
    public Map<Withheld.Effect, Long> withheld() {
        return Collections.unmodifiableMap(withheld);
    }
}
