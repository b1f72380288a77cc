package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;

/**
 * What one rulebook makes of an account, laid out for comparing. Immutable.
 *
 * @param standing   what stands, by action and currency
 * @param grounds    the rules with a say in it, by id
 * @param tips       the catalogue ids of the tips among them
 * @param guardrails the catalogue ids of the guardrails that strike or shape something, or ask for a person
 * @param asked      by currency the largest amount that a standing step asks the debtor for: several steps ask for the same money
 */
record Side(Decision decision, Map<Step, Recommendation> standing, Map<String, Ground> grounds, Set<String> tips, Set<String> guardrails, Map<String, BigDecimal> asked) {

    /** An action in a currency; the hardest first, as the decision has them. */
    record Step(String action, String currency) {
    }

    static Side of(Decider.Judged judged) {
        Decision decision = judged.decision();
        Map<Step, Recommendation> standing = new LinkedHashMap<>();
        Map<String, BigDecimal> asked = new TreeMap<>();
        for (Recommendation each : decision.recommendations()) {
            if (!each.action().code().equals("NO_ACTION")) {
                standing.put(new Step(each.action().code(), each.currency()), each);
                if (each.action().isDebtorFacing() && each.amount() != null) {
                    asked.merge(each.currency(), each.amount(), BigDecimal::max);
                }
            }
        }
        Map<String, Ground> grounds = grounds(judged);
        Set<String> tips = new TreeSet<>();
        Set<String> guardrails = new TreeSet<>();
        grounds.values().forEach(ground -> (ground.isGuardrail() ? guardrails : tips).add(ground.catalogueId()));
        return new Side(decision, standing, grounds, tips, guardrails, asked);
    }

    private static Map<String, Ground> grounds(Decider.Judged judged) {
        Map<String, Ground> grounds = new LinkedHashMap<>();
        Decision decision = judged.decision();
        for (Recommendation each : decision.recommendations()) {
            for (Because because : each.because()) {
                if (because.rule() != null) {
                    boolean proposes = because.rule().card().actions().contains(each.action());
                    add(grounds, because.rule(), (proposes ? "PROPOSE " : Ground.SHAPE) + each.action().code(), because.reason());
                }
            }
        }
        for (Withheld each : decision.withheld()) {
            for (Rule proposer : each.proposedBy()) {
                add(grounds, proposer, "PROPOSE " + each.action().code(), said(proposer, judged.verdicts()));
            }
            for (Withheld.By by : each.by()) {
                Rule rule = decision.book().rule(by.rule());
                if (rule != null) {
                    add(grounds, rule, each.effect() + " " + each.action().code(), by.reason());
                }
            }
        }
        for (Decision.ReviewReason review : decision.reviewReasons()) {
            Rule rule = decision.book().rule(review.rule());
            if (rule != null) {
                add(grounds, rule, "REVIEW", review.reason());
            }
        }
        return grounds;
    }

    private static void add(Map<String, Ground> grounds, Rule rule, String does, String reason) {
        Ground ground = grounds.computeIfAbsent(rule.id(),
                id -> new Ground(id, rule.card().catalogueId(), rule.card().kind() == RuleCard.Kind.GUARD, new ArrayList<>(2), reason));
        if (!ground.does().contains(does)) {
            ground.does().add(does);
        }
    }

    private static String said(Rule rule, List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> verdict.fired().contains(rule)).findFirst().map(verdict -> rule.reason().of(verdict.judged())).orElse(rule.card().sentence());
    }


    /** When an action that waits may be done; {@code null} where it does not wait. */
    OffsetDateTime until(String action) {
        OffsetDateTime latest = null;
        for (Withheld each : decision.withheld()) {
            if (each.action().code().equals(action) && each.until() != null && (latest == null || each.until().isAfter(latest))) {
                latest = each.until();
            }
        }
        return latest;
    }

    /** Why an action does not stand, as `VETO`; {@code null} where nobody brought it up. */
    String withheld(String action) {
        return decision.withheld().stream().filter(each -> each.action().code().equals(action)).findFirst().map(each -> each.effect().name()).orElse(null);
    }

    /** Of the currency in which the oldest money is due; {@code null} where nothing is due. */
    Integer daysPastDue() {
        Integer oldest = null;
        for (Facts facts : decision.facts()) {
            Integer days = facts.<Integer>get(Fact.DAYS_PAST_DUE).orNull();
            oldest = days != null && (oldest == null || days > oldest) ? days : oldest;
        }
        return oldest;
    }

    /** What is open, by currency. */
    Map<String, BigDecimal> open() {
        Map<String, BigDecimal> open = new TreeMap<>();
        decision.facts().forEach(facts -> open.put(facts.currency(), facts.<BigDecimal>get(Fact.OPEN).or(BigDecimal.ZERO)));
        return open;
    }
}
