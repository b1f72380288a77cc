package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Moment;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Compare;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;

/** Whatever lies one step below an edge is told how to get over it: each change that why-not tells is made, and the action stands; a step less, and it does not. */
class EveryThresholdIsBroughtTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;
    private static final List<Scenario> ALL = ScenarioReader.readAll(BOOK.files(), new ArrayList<>());

    /** Below the edge another rule, or a review, brings the same action: nothing is to be told. */
    private static final Set<String> STANDS_ANYWAY = Set.of("windfall");
    /** The law forbids it there over the edge, too: nobody takes back goods himself. */
    private static final Set<String> FORBIDDEN = Set.of("stick-to-it/reclaim");

    @Test
    void theChangeToldBringsTheActionAndAStepLessDoesNot() {
        Set<String> found = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        TreeSet<String> rules = new TreeSet<>();
        for (Rule rule : BOOK.rules()) {
            if (rule.card().kind() != RuleCard.Kind.TIP || rule.card().actions().isEmpty() || thresholds(rule.condition()).isEmpty()) {
                continue;
            }
            rules.add(rule.id());
            for (Scenario scenario : ALL) {
                if (scenario.rule().equals(rule.id()) && scenario.then() == Scenario.Then.SILENT) {
                    below(rule, scenario, found, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        rules.removeAll(found);
        assertThat(rules).as("rules without a change over their edge").containsExactlyInAnyOrderElementsOf(
                Stream.of(STANDS_ANYWAY, FORBIDDEN).flatMap(Set::stream).toList());
        assertThat(found).hasSizeGreaterThanOrEqualTo(50);
    }

    private static void below(Rule of, Scenario scenario, Set<String> found, List<String> wrong) {
        RuleBook book = scenario.settings().isEmpty() ? BOOK : BOOK.supposing(scenario.settings());
        Rule rule = book.rule(of.id());
        AccountSnapshot account = Logged.read(book, scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8));
        var judged = Decider.judge(book, account).verdicts().get(0).judged();
        List<Fact> lacking = thresholds(rule.condition()).stream().filter(one -> one.judge(judged) == Truth.FALSE).map(Condition.Comparison::fact).distinct().toList();
        if (lacking.isEmpty() || rule.condition().judge(judged) != Truth.FALSE) {
            return;
        }
        for (Action action : rule.card().actions()) {
            WhyNot whyNot = WhyNot.of(book, account, action);
            boolean tells = false;
            for (Change change : whyNot.changes()) {
                boolean over = change.steps().stream().anyMatch(step -> lacking.contains(step.fact()));
                tells |= over || change.on() != null || change.steps().isEmpty();
                try {
                    check(book, account, action, change);
                } catch (AssertionError e) {
                    wrong.add(scenario + ": " + action.code() + " " + e.getMessage().replaceAll("\\s+", " "));
                }
            }
            if (tells) {
                found.add(rule.id());
            }
        }
    }

    private static void check(RuleBook book, AccountSnapshot account, Action action, Change change) {
        AccountSnapshot then = change.at() == null ? account : account.at(change.at());
        assertThat(stands(book, then, action, change, null)).as(change.words()).isTrue();
        for (Change.Step step : change.steps()) {
            Field<?> less = stepLess(step);
            if (less != null && change.at() == null && change.steps().size() == 1) {
                assertThat(stands(book, then, action, change, less)).as("a step less, " + less + ": " + change.words()).isFalse();
            }
        }
        if (change.on() != null) {
            Moment now = FactFinder.momentOf(account);
            OffsetDateTime day = Forecast.at(now, (int) ChronoUnit.DAYS.between(now.today(), change.on()));
            if (change.at() == null) {
                assertThat(WhyNot.stands(Decider.decide(book, account.at(day)), action)).as("on the day: " + change.words()).isTrue();
                assertThat(WhyNot.stands(Decider.decide(book, account.at(day.minusDays(1))), action)).as("a day earlier: " + change.words()).isFalse();
            }
        }
    }

    private static boolean stands(RuleBook book, AccountSnapshot account, Action action, Change change, Field<?> less) {
        return WhyNot.stands(Decider.judge(book, account, facts -> {
            Facts other = facts;
            for (Change.Step step : change.steps()) {
                other = facts.currency().equals(step.currency()) ? other.with(step.fact(), less == null ? step.to() : less) : other;
            }
            return other;
        }).decision(), action);
    }

    /** The value one step nearer to what it is; null where that is what it is, or where it has no steps. */
    private static Field<?> stepLess(Change.Step step) {
        Object from = step.from().orNull();
        Object to = step.to().orNull();
        if (from instanceof Integer was && to instanceof Integer is && Math.abs(is - was) > 1) {
            return Field.of(is + Integer.signum(was - is));
        }
        if (from instanceof Range was && was.isExact() && to instanceof Range is && Math.abs(is.low() - was.low()) > 1) {
            int less = is.low() + Integer.signum(was.low() - is.low());
            return Field.of(new Range(less, less));
        }
        BigDecimal cent = new BigDecimal("0.01");
        if (from instanceof BigDecimal was && to instanceof BigDecimal is && is.subtract(was).abs().compareTo(cent) > 0) {
            return Field.of(is.add(cent.multiply(BigDecimal.valueOf(was.compareTo(is)))));
        }
        return null;
    }

    private static List<Condition.Comparison> thresholds(Condition condition) {
        if (condition instanceof Condition.Comparison one) {
            return one.compare() != Compare.EQUAL && one.compare() != Compare.NOT_EQUAL && one.right() instanceof Condition.Operand.OfSetting ? List.of(one) : List.of();
        }
        if (condition instanceof Condition.Not not) {
            return thresholds(not.of());
        }
        return Leaf.is(condition) || condition instanceof Condition.SignalHolds ? List.of()
                : ConditionTrace.parts(condition).stream().flatMap(part -> thresholds(part).stream()).toList();
    }
}
