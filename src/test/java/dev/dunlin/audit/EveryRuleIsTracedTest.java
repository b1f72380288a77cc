package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;

/**
 * Whatever a rule of the house did not do is told rightly: for every tip, guardrail and signal a case in which it is silent is held against
 * the nearest case in which it fires. What the trace names as failed must make the rule fire once it is as in the other case, and nothing
 * else may; whether it fires is asked of the engine, not of the trace.
 */
class EveryRuleIsTracedTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;
    private static final List<Scenario> ALL = ScenarioReader.readAll(BOOK.files(), new ArrayList<>());

    /** One case of one rule, in the currency in which it is looked at. */
    private record Played(Scenario scenario, Rule rule, RuleBook book, int currency, Verdict verdict) {
        static Played of(Scenario scenario) {
            RuleBook book = scenario.settings().isEmpty() ? BOOK : BOOK.supposing(scenario.settings());
            Rule rule = book.rule(scenario.rule());
            List<Verdict> verdicts = Decider.judge(book, Logged.read(book, bytes(scenario.snapshot()))).verdicts();
            int currency = 0;
            for (int i = verdicts.size() - 1; i >= 0; i--) {
                currency = truth(rule, verdicts.get(i)) == wanted(scenario) ? i : currency;
            }
            return new Played(scenario, rule, book, currency, verdicts.get(currency));
        }

        private static Truth wanted(Scenario scenario) {
            return switch (scenario.then()) {
                case FIRES -> Truth.TRUE;
                case SILENT -> Truth.FALSE;
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }

        boolean isInForce() {
            return rule.card().isInForce(verdict.judged().facts().moment().today());
        }

        List<ConditionTrace> trace() {
            return rule.constraints().stream().map(one -> ConditionTrace.of(one, verdict.judged(), book)).toList();
        }

        /** What the engine makes of the rule where some facts are as in another case. */
        Truth with(Collection<Fact> taken, Played other) {
            String code = verdict.judged().facts().currency();
            return truth(rule, Decider.judge(book, Logged.read(book, bytes(scenario.snapshot())), facts -> {
                Facts changed = facts;
                for (Fact fact : taken) {
                    changed = facts.currency().equals(code) ? changed.with(fact, other.verdict.judged().fact(fact)) : changed;
                }
                return changed;
            }).verdicts().get(currency));
        }

        Set<Fact> differing(Played other, Collection<Fact> facts) {
            return facts.stream().filter(fact -> !verdict.judged().fact(fact).equals(other.verdict.judged().fact(fact)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fact.class)));
        }

        boolean isUnderTheSameSettings(Played other, Set<Integer> settings) {
            return settings.stream().allMatch(one -> verdict.judged().setting(one).equals(other.verdict.judged().setting(one)));
        }
    }

    @Test
    void whatFailedIsWhatDiffersFromTheNearestCaseThatFires() {
        Set<String> compared = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        int pairs = 0;
        for (Rule rule : BOOK.rules()) {
            Reads reads = Reads.of(rule);
            List<Played> firing = played(rule, Scenario.Then.FIRES);
            for (Played silent : played(rule, Scenario.Then.SILENT)) {
                if (!silent.isInForce()) {
                    continue;
                }
                Played fires = firing.stream().filter(one -> silent.isUnderTheSameSettings(one, reads.settings()))
                        .min(Comparator.comparing(one -> silent.differing(one, reads.facts()).size())).orElse(null);
                if (fires == null) {
                    continue;
                }
                pairs++;
                compared.add(rule.id());
                check(silent, fires, reads, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).as("every rule was compared").containsAll(BOOK.rules().stream().map(Rule::id).toList());
        assertThat(pairs).isGreaterThan(500);
    }

    private static void check(Played silent, Played fires, Reads reads, List<String> wrong) {
        List<ConditionTrace> trace = silent.trace();
        List<ConditionTrace> unmet = trace.stream().filter(one -> one.truth() != Truth.TRUE).toList();
        Set<Fact> named = EnumSet.noneOf(Fact.class);
        for (ConditionTrace one : unmet) {
            Set<Fact> ofOne = named(one);
            if (silent.differing(fires, ofOne).isEmpty()) {
                wrong.add(silent.scenario() + ": told is " + one.condition() + ", and that is the same in " + fires.scenario().name());
            }
            named.addAll(ofOne);
        }
        if (unmet.isEmpty()) {
            wrong.add(silent.scenario() + ": nothing is told");
        }
        Set<Fact> others = EnumSet.copyOf(reads.facts());
        others.removeAll(named);
        if (silent.with(named, fires) != Truth.TRUE) {
            wrong.add(silent.scenario() + ": told is " + named + ", which does not make it fire as in " + fires.scenario().name());
        }
        if (silent.with(others, fires) == Truth.TRUE) {
            wrong.add(silent.scenario() + ": told is " + named + ", but others make it fire as in " + fires.scenario().name());
        }
    }

    /**
     * Said as in another case of the rule, what is told as missing makes the rule known; taken from a case in which it is known, it makes
     * the rule unknown. Whether a claim is barred may be lacking for want of payments, of a region or of the law of the country: told is
     * the date that settles it whatever else is lacking, so there any date must.
     */
    @Test
    void whatIsNotKnownIsWhatTheCaseDoesNotSay() {
        Set<String> compared = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Rule rule : BOOK.rules()) {
            for (Played unknown : played(rule, Scenario.Then.UNKNOWN)) {
                compared.add(rule.id());
                List<ConditionTrace> trace = unknown.trace();
                Set<String> missing = trace.stream().filter(one -> one.truth() == Truth.UNKNOWN).flatMap(one -> one.missing().stream()).collect(Collectors.toCollection(TreeSet::new));
                if (missing.isEmpty() || trace.stream().anyMatch(one -> one.truth() == Truth.FALSE)) {
                    wrong.add(unknown.scenario() + ": missing is " + missing);
                }
                if (missing.contains("legal.limitationExpiresOn")) {
                    ObjectNode dated = unknown.scenario().snapshot().deepCopy();
                    dated.withObject("/legal").put("limitationExpiresOn", "2026-11-02");
                    if (truth(unknown, dated) == Truth.UNKNOWN) {
                        wrong.add(unknown.scenario() + ": the date does not settle it");
                    }
                    continue;
                }
                if (missing.stream().anyMatch(path -> path.startsWith("settings/"))) {
                    continue;
                }
                List<Scenario> others = of(rule).filter(one -> one.then() != Scenario.Then.UNKNOWN && one.settings().equals(unknown.scenario().settings())).toList();
                if (others.stream().noneMatch(other -> truth(unknown, saying(unknown.scenario(), other, missing)) != Truth.UNKNOWN)) {
                    wrong.add(unknown.scenario() + ": it is unknown even where " + missing + " is said");
                }
                if (others.stream().noneMatch(other -> truth(unknown, saying(other, unknown.scenario(), missing)) == Truth.UNKNOWN)) {
                    wrong.add(unknown.scenario() + ": it is known even where " + missing + " is not said");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).as("all but some forty rules read what may be unknown").hasSizeGreaterThanOrEqualTo(237);
    }

    private static Truth truth(Played one, ObjectNode snapshot) {
        List<Verdict> verdicts = Decider.judge(one.book(), Logged.read(one.book(), bytes(snapshot))).verdicts();
        return truth(one.rule(), verdicts.get(Math.min(one.currency(), verdicts.size() - 1)));
    }

    /** The snapshot of one case, with what it says at these paths taken from another. */
    private static ObjectNode saying(Scenario one, Scenario other, Set<String> paths) {
        ObjectNode snapshot = one.snapshot().deepCopy();
        for (String path : paths) {
            String whole = path.contains("[") ? path.substring(0, path.indexOf('[')) : path;
            int point = whole.lastIndexOf('.');
            JsonNode value = other.snapshot().at("/" + whole.replace('.', '/'));
            ObjectNode into = point < 0 ? snapshot : snapshot.withObject("/" + whole.substring(0, point).replace('.', '/'));
            if (value.isMissingNode()) {
                into.remove(whole.substring(point + 1));
            } else {
                into.set(whole.substring(point + 1), value.deepCopy());
            }
        }
        return snapshot;
    }

    /** Every fact and setting that may turn a rule, those of the rules behind its signals among them. */
    private record Reads(Set<Fact> facts, Set<Integer> settings) {
        static Reads of(Rule rule) {
            Reads reads = new Reads(EnumSet.noneOf(Fact.class), new HashSet<>());
            reads.add(rule);
            return reads;
        }

        private void add(Rule rule) {
            facts.addAll(rule.facts());
            settings.addAll(rule.settings());
            signals(rule.condition());
        }

        private void signals(Condition condition) {
            if (condition instanceof Condition.SignalHolds signal) {
                BOOK.signals().get(signal.number()).rules().forEach(this::add);
            } else if (condition instanceof Condition.Not not) {
                signals(not.of());
            } else if (!Leaf.is(condition)) {
                ConditionTrace.parts(condition).forEach(this::signals);
            }
        }
    }

    /** The facts told as failed or not known in a condition. */
    private static Set<Fact> named(ConditionTrace trace) {
        Set<Fact> named = EnumSet.noneOf(Fact.class);
        if (trace.truth() != Truth.TRUE && trace.fact() != null) {
            named.add(trace.fact());
            Arrays.stream(Fact.values()).filter(fact -> trace.condition().contains(" " + fact.inRules() + " (")).forEach(named::add);
        }
        if (trace.truth() != Truth.TRUE) {
            trace.parts().forEach(part -> named.addAll(named(part)));
        }
        return named;
    }

    private static Stream<Scenario> of(Rule rule) {
        return ALL.stream().filter(one -> one.rule().equals(rule.id()));
    }

    private static List<Played> played(Rule rule, Scenario.Then then) {
        return of(rule).filter(one -> one.then() == then).map(Played::of).toList();
    }

    private static Truth truth(Rule rule, Verdict verdict) {
        return rule.card().kind() == RuleCard.Kind.SIGNAL ? rule.condition().judge(verdict.judged())
                : verdict.fired().contains(rule) ? Truth.TRUE
                : verdict.unknowns().stream().anyMatch(one -> one.rule() == rule) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static byte[] bytes(ObjectNode snapshot) {
        return snapshot.toString().getBytes(StandardCharsets.UTF_8);
    }
}
