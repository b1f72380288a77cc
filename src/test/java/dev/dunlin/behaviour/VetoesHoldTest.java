package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.Scenario;
import dev.dunlin.scenario.ScenarioReader;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * Every veto holds: wherever the guardrail strikes, whoever asks for whatever it forbids does not get it, with the tips and
 * settings as shipped, and with any tips switched on and off and every step of the ladder due at once or never.
 */
class VetoesHoldTest {
    private static final List<Scenario> SCENARIOS = ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>());
    private static final Pattern TIP_STATUS = Pattern.compile("@status\\( \"(stable|draft|retired)\" \\)");
    private static final Pattern STEP = Pattern.compile("value: \\d+");
    private static final int OTHER_BOOKS = 4;

    @TestFactory
    Stream<DynamicTest> whateverIsAskedFor() {
        List<RuleBook> others = IntStream.range(0, OTHER_BOOKS).mapToObj(VetoesHoldTest::otherBook).toList();
        return ShippedRules.BOOK.rules().stream().filter(rule -> !vetoes(rule).isEmpty()).map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            List<Scenario> strikes = SCENARIOS.stream().filter(one -> one.rule().equals(rule.id()) && one.then() == Scenario.Then.FIRES).toList();
            assertThat(strikes).isNotEmpty();
            for (Scenario strike : strikes) {
                List<Withheld> withheld = judge(ShippedRules.BOOK, rule, strike).decision().withheld();
                if (!rule.card().sparesPrevention() && rule.card().by().isEmpty()) {
                    assertThat(vetoes(rule)).as(strike.toString()).allSatisfy(action -> assertThat(withheld).anySatisfy(one -> {
                        assertThat(one.action().code()).isEqualTo(action.code());
                        assertThat(one.effect()).isEqualTo(Withheld.Effect.VETO);
                        assertThat(one.by()).extracting(Withheld.By::rule).contains(rule.id());
                    }));
                }
                others.forEach(book -> judge(book, book.rule(rule.id()), strike));
            }
        }));
    }

    /** Decides with everything asked for that the guardrail forbids; what it forbids must not stand. */
    private static Decider.Judged judge(RuleBook book, Rule guard, Scenario strike) {
        ObjectNode snapshot = strike.snapshot().deepCopy();
        ArrayNode requested = snapshot.putArray("requested");
        for (Action action : vetoes(guard)) {
            ArrayNode tactics = requested.addObject().put("action", action.code()).putArray("tactics");
            if (guard.card().onTactics()) {
                tactics.add("THREAT");
            }
        }
        byte[] bytes = snapshot.toString().getBytes(StandardCharsets.UTF_8);
        Decider.Judged judged = Decider.judge(book, ((SnapshotReader.Reading.Ok) new SnapshotReader(book.actions().codes()).read(bytes)).snapshot());
        boolean strikes = judged.verdicts().stream().anyMatch(verdict -> verdict.fired().contains(guard));
        Set<String> forbidden = vetoes(guard).stream().map(Action::code).collect(Collectors.toSet());
        if (strikes && !guard.card().onTactics()) {
            assertThat(judged.decision().recommendations()).as(strike.toString())
                    .noneMatch(one -> forbidden.contains(one.action().code()) && goesOutBy(one, guard) && !rests(one, guard));
        }
        return judged;
    }

    /** A guardrail on some channels leaves the others open. */
    private static boolean goesOutBy(Recommendation one, Rule guard) {
        return guard.card().by().isEmpty() || guard.card().by().contains(one.channel());
    }

    /** What a guardrail spares rests on prevention. */
    private static boolean rests(Recommendation one, Rule guard) {
        return guard.card().sparesPrevention() && one.because().stream()
                .anyMatch(because -> because.rule() != null && because.rule().card().isPrevention() && because.rule().card().actions().contains(one.action()));
    }

    private static List<Action> vetoes(Rule rule) {
        return ShippedRules.BOOK.actions().all().stream().filter(action -> rule.card().kind() == RuleCard.Kind.GUARD
                && rule.card().strikes().stream().anyMatch(strike -> strike.effect() == RuleCard.Effect.VETO && strike.binding() == null
                        && strike.targets().get(action.number()))).toList();
    }

    private static RuleBook otherBook(int seed) {
        Random random = new Random(seed);
        List<RuleFiles.Text> texts = ShippedRules.BOOK.files().texts().stream().map(file -> {
            if (file.path().startsWith("tips/")) {
                return new RuleFiles.Text(file.path(), TIP_STATUS.matcher(file.text()).replaceAll(match -> "@status( \"" + (random.nextBoolean() ? "stable" : "retired") + "\" )"));
            }
            return file.path().equals("settings/ladder.yaml") ? new RuleFiles.Text(file.path(), STEP.matcher(file.text()).replaceAll((MatchResult match) -> "value: " + (random.nextBoolean() ? 0 : 900)))
                    : file;
        }).toList();
        return ((RuleBookReader.Outcome.Good) RuleBookReader.read(new RuleFiles(texts))).book();
    }
}
