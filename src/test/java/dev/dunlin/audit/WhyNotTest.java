package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Truth;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;

/** Why not: what lacks is what differs from a case in which the rule fires, and what is said to bring an action does bring it. */
class WhyNotTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;

    private static WhyNot whyNot(String action, byte[] snapshot) {
        return WhyNot.of(BOOK, Logged.read(BOOK, snapshot), BOOK.actions().get(action));
    }

    @Test
    void aThresholdIsMeasuredAndDated() {
        WhyNot whyNot = whyNot("STOP_SUPPLY", Logged.workedCase("02-first-reminder"));
        assertThat(whyNot.stands()).isFalse();
        WhyNot.RuleTrace late = whyNot.rules().stream().filter(trace -> trace.rule().id().equals("stop-supply-at-once/late")).findFirst().orElseThrow();
        assertThat(late.truth()).isEqualTo(Truth.FALSE);
        assertThat(late.met()).isEqualTo(2);
        assertThat(late.conditions()).extracting(ConditionTrace::condition, ConditionTrace::truth, ConditionTrace::actual, ConditionTrace::gap).containsExactly(
                tuple("daysPastDue >= 45 days (stop-supply.day)", Truth.FALSE, "3 days", "42 days short"),
                tuple("actionable > EUR 25.00 (tiny)", Truth.TRUE, "EUR 1,950.00", ""), tuple("not promiseActive", Truth.TRUE, "no", ""));
        assertThat(whyNot.changes().get(0).on()).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(whyNot.changes().get(0).words()).contains("`daysPastDue` is 45 days", "Tue 15 Dec 2026");
        assertThat(whyNot.changes()).anySatisfy(change -> assertThat(change.words()).contains("`supplyThreat` were yes instead of no"));
    }

    @Test
    void whatWasWithheldNamesTheLawAndTheHour() {
        WhyNot whyNot = whyNot("CALL", Logged.workedCase("08-seven-calls"));
        assertThat(whyNot.withheld()).hasSize(1);
        assertThat(whyNot.changes().get(0).at()).isEqualTo(OffsetDateTime.parse("2026-11-04T08:00:00-05:00"));
        assertThat(WhyNotText.of(whyNot, false)).contains("DELAY until Wed 4 Nov 2026 08:00 America/New_York", "G-US-01, `seven-calls-in-seven-days/calls`, guardrails/us/",
                "12 CFR 1006.14(b)(2)(i)(A)", "confidence B: a secondary source was read");
    }

    @Test
    void whatIsNotKnownNamesWhatIsMissing() {
        WhyNot whyNot = whyNot("STOP_SUPPLY", """
                {"asOf": "2026-11-03T10:00:00+01:00", "account": {"id": "A", "debtorType": "COMPANY", "country": "NL", "currency": "EUR"},
                 "invoices": [{"id": "1", "dueOn": "2026-10-31", "amount": 1950, "open": 1950}]}""".getBytes(StandardCharsets.UTF_8));
        assertThat(WhyNotText.of(whyNot, false)).contains("unknown: supplyThreat; it is not known; missing is supplyThreat", "`supplyThreat` were yes instead of not known");
    }

    @Test
    void whatMustComeFirstIsSaidWithItsSignal() {
        assertThat(WhyNotText.of(whyNot("CALL", Logged.workedCase("02-first-reminder")), false)).contains("signals/reminded.drl:");
    }

    @Test
    void rulesOfTheLawOfElsewhereAreOneLineUnlessAllIsAskedFor() {
        WhyNot whyNot = whyNot("REQUIRE_HUMAN_REVIEW", Logged.workedCase("02-first-reminder"));
        List<WhyNot.RuleTrace> american = whyNot.rules().stream().filter(trace -> trace.rule().card().file().startsWith("guardrails/us/")).toList();
        assertThat(american).isNotEmpty().allMatch(WhyNot.RuleTrace::isElsewhere);
        String folded = WhyNotText.of(whyNot, false);
        String whole = WhyNotText.of(whyNot, true);
        assertThat(folded).contains(" of the law of elsewhere: ").doesNotContain("country == US");
        assertThat(whole).doesNotContain("law of elsewhere").contains("fails:   country == US; it is NL");
        assertThat(american).allSatisfy(trace -> {
            assertThat(folded).contains(trace.rule().card().id());
            assertThat(whole).contains(trace.rule().card().id() + ": ");
        });
        assertThat(whyNot.rules()).filteredOn(trace -> trace.rule().card().kind() == RuleCard.Kind.TIP).noneMatch(WhyNot.RuleTrace::isElsewhere);
    }

    @Test
    void whatStandsIsSaidToStand() {
        WhyNot whyNot = whyNot("SEND_REMINDER", Logged.workedCase("02-first-reminder"));
        assertThat(whyNot.stands()).isTrue();
        assertThat(whyNot.changes()).isEmpty();
        assertThat(WhyNotText.of(whyNot, false)).contains("SEND_REMINDER (Send a reminder) STANDS");
    }

    @Test
    void jsonSaysTheSame() {
        ObjectNode json = WhyNotJson.of(whyNot("STOP_SUPPLY", Logged.workedCase("02-first-reminder")));
        assertThat(json.at("/changes/0/on").asText()).isEqualTo("2026-12-15");
        assertThat(json.at("/changes/0/facts/0/from").asInt()).isEqualTo(3);
        assertThat(json.at("/changes/0/facts/0/to").asInt()).isEqualTo(45);
        assertThat(json.findValuesAsText("gap")).contains("42 days short");
        assertThat(json.at("/ifProposed/0/against/0/guardrail").asText()).isEqualTo("LADDER");
    }

    /** Beside each tip stands a case in which it is silent, and one in which it fires: the facts that failed are told, and differ. */
    @TestFactory
    Stream<DynamicTest> whatFailedIsWhatDiffersFromACaseThatFires() {
        return pairs().map(pair -> DynamicTest.dynamicTest(pair.silent().toString(), () -> {
            WhyNot.RuleTrace trace = trace(pair.rule(), pair.silent());
            assertThat(trace.truth()).isEqualTo(Truth.FALSE);
            List<ConditionTrace> failed = new ArrayList<>();
            trace.conditions().forEach(one -> failed(one, failed));
            assertThat(failed).as("what failed").isNotEmpty();
            if (pair.silent().settings().isEmpty() && pair.fires().settings().isEmpty()) {
                Decider.Judged silent = Decider.judge(BOOK, snapshot(pair.silent()));
                Decider.Judged fires = Decider.judge(BOOK, snapshot(pair.fires()));
                assertThat(failed).as("a failed fact differs").anySatisfy(one -> assertThat(silent.verdicts().get(0).judged().fact(one.fact()))
                        .isNotEqualTo(fires.verdicts().get(0).judged().fact(one.fact())));
            }
        }));
    }

    /** Where a count of days alone is short, the day is named, and on that day the action does stand. */
    @TestFactory
    Stream<DynamicTest> theDayNamedBringsTheAction() {
        List<DynamicTest> tests = new ArrayList<>();
        pairs().forEach(pair -> {
            AccountSnapshot account = snapshot(pair.silent());
            for (Action action : pair.rule().card().actions()) {
                tests.add(DynamicTest.dynamicTest(pair.silent() + ": " + action.code(), () -> {
                    WhyNot whyNot = WhyNot.of(pair.silent().settings().isEmpty() ? BOOK : BOOK.supposing(pair.silent().settings()), account, action);
                    for (Change change : whyNot.changes()) {
                        if (change.on() != null && change.at() == null) {
                            OffsetDateTime then = Forecast.at(dev.dunlin.facts.FactFinder.momentOf(account), (int) java.time.temporal.ChronoUnit.DAYS.between(
                                    dev.dunlin.facts.FactFinder.momentOf(account).today(), change.on()));
                            assertThat(WhyNot.stands(Decider.decide(whyNot.decision().book(), account.at(then)), action)).as(change.words()).isTrue();
                            assertThat(WhyNot.stands(Decider.decide(whyNot.decision().book(), account.at(then.minusDays(1))), action)).as("not a day earlier").isFalse();
                        }
                    }
                }));
            }
        });
        return tests.stream();
    }

    /** A figure that alone is short of its edge is found, with the edge as the value. */
    @Test
    void aThresholdThatAloneLacksIsAlwaysFound() {
        int found = 0;
        for (Pair pair : pairs().toList()) {
            if (!pair.silent().settings().isEmpty() || !pair.fires().settings().isEmpty()) {
                continue;
            }
            WhyNot.RuleTrace trace = trace(pair.rule(), pair.silent());
            List<ConditionTrace> failed = trace.conditions().stream().filter(one -> one.truth() != Truth.TRUE).toList();
            if (failed.size() != 1 || failed.get(0).gap().isEmpty()) {
                continue;
            }
            Fact fact = failed.get(0).fact();
            AccountSnapshot account = snapshot(pair.silent());
            Field<?> fires = Decider.judge(BOOK, snapshot(pair.fires())).verdicts().get(0).judged().fact(fact);
            for (Action action : pair.rule().card().actions()) {
                boolean brings = WhyNot.stands(Decider.judge(BOOK, account, facts -> facts.with(fact, fires)).decision(), action);
                WhyNot whyNot = WhyNot.of(BOOK, account, action);
                if (brings && !whyNot.stands()) {
                    found++;
                    assertThat(whyNot.changes()).as("%s: %s by %s", pair.silent(), action.code(), fact.inRules())
                            .anySatisfy(change -> assertThat(change.steps()).extracting(Change.Step::fact).contains(fact));
                }
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void everyActionOfEveryExampleIsToldWithinATenthOfASecond() throws Exception {
        List<byte[]> snapshots = Logged.snapshots();
        AccountSnapshot warm = Logged.read(BOOK, Logged.workedCase("02-first-reminder"));
        BOOK.actions().all().forEach(action -> WhyNot.of(BOOK, warm, action));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i += 4) {
            AccountSnapshot account = Logged.read(BOOK, snapshots.get(i));
            for (Action action : BOOK.actions().all()) {
                long start = System.nanoTime();
                String text = WhyNotText.of(WhyNot.of(BOOK, account, action), true);
                times.add(System.nanoTime() - start);
                assertThat(text).startsWith(action.code());
            }
        }
        times.sort(null);
        long median = times.get(times.size() / 2) / 1_000_000;
        System.out.printf("why-not: median %d ms, 95 %% %d ms, worst %d ms of %d%n", median, times.get(times.size() * 95 / 100) / 1_000_000, times.get(times.size() - 1) / 1_000_000, times.size());
        assertThat(median).isLessThan(100);
    }

    /** What is ruled out without deciding does not stand when it is decided. */
    @Test
    void whatIsOutOfQuestionDoesNotStand() throws Exception {
        List<byte[]> snapshots = Logged.snapshots();
        int ruledOut = 0;
        for (int i = 0; i < snapshots.size(); i += 3) {
            AccountSnapshot account = Logged.read(BOOK, snapshots.get(i));
            for (int days = 0; days <= Changes.DAYS_AHEAD; days += 20) {
                AccountSnapshot then = account.at(account.asOf().plusDays(days));
                Decision decision = Decider.decide(BOOK, then);
                for (Action action : BOOK.actions().all()) {
                    if (OutOfQuestion.of(BOOK, action).on(then)) {
                        ruledOut++;
                        assertThat(WhyNot.stands(decision, action)).as(account.account().id() + " in " + days + " days: " + action.code()).isFalse();
                    }
                }
            }
        }
        assertThat(ruledOut).isGreaterThan(1000);
    }

    private record Pair(Rule rule, Scenario silent, Scenario fires) {
    }

    private static Stream<Pair> pairs() {
        List<Scenario> all = ScenarioReader.readAll(BOOK.files(), new ArrayList<>());
        Map<String, List<Scenario>> fires = all.stream().filter(one -> one.then() == Scenario.Then.FIRES).collect(Collectors.groupingBy(Scenario::rule));
        return all.stream().filter(one -> one.then() == Scenario.Then.SILENT).filter(one -> BOOK.rule(one.rule()).card().kind() == RuleCard.Kind.TIP)
                .filter(one -> !BOOK.rule(one.rule()).card().actions().isEmpty() && fires.containsKey(one.rule()))
                .map(one -> new Pair(BOOK.rule(one.rule()), one, fires.get(one.rule()).get(0)));
    }

    private static WhyNot.RuleTrace trace(Rule rule, Scenario scenario) {
        RuleBook book = scenario.settings().isEmpty() ? BOOK : BOOK.supposing(scenario.settings());
        return WhyNot.of(book, snapshot(scenario), rule.card().actions().get(0)).rules().stream().filter(trace -> trace.rule() == rule).findFirst().orElseThrow();
    }

    private static AccountSnapshot snapshot(Scenario scenario) {
        return Logged.read(BOOK, scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void failed(ConditionTrace trace, List<ConditionTrace> failed) {
        if (trace.truth() == Truth.FALSE && trace.fact() != null) {
            failed.add(trace);
        }
        trace.parts().forEach(part -> failed(part, failed));
    }
}
