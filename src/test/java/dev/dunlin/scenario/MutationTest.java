package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.Rule;

/** The scenarios notice small faults in the rules, and a scenario that guards an edge is missed when it is gone. */
class MutationTest {
    private static final List<Scenario> ALL = ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>());

    private static List<Mutation.Result> results(Predicate<Scenario> kept, Predicate<Rule> which) {
        Mutation mutation = new Mutation(ShippedRules.BOOK, ALL.stream().filter(kept).toList());
        return mutation.run(mutation.mutants(which), () -> { });
    }

    @Test
    void ofAHundredFaultsNinetyFiveAreNoticed() {
        Map<Mutation.Fate, Long> fates = results(scenario -> true, rule -> true).stream()
                .collect(Collectors.groupingBy(Mutation.Result::fate, Collectors.counting()));
        long noticed = fates.get(Mutation.Fate.NOTICED);
        assertThat(100.0 * noticed / (noticed + fates.getOrDefault(Mutation.Fate.SURVIVED, 0L))).isGreaterThanOrEqualTo(95);
    }

    @Test
    void withoutTheScenarioAtAnEdgeTheEdgeMayMove() {
        Predicate<Rule> late = rule -> rule.id().equals("stop-supply-at-once/late");
        String edge = "`>=` becomes `>`";
        assertThat(fate(edge, results(scenario -> true, late))).isEqualTo(Mutation.Fate.NOTICED);
        assertThat(fate(edge, results(scenario -> !scenario.snapshot().toString().contains("2026-09-19"), late))).isEqualTo(Mutation.Fate.SURVIVED);
    }

    private static Mutation.Fate fate(String change, List<Mutation.Result> results) {
        return results.stream().filter(one -> one.mutant().text().equals("daysPastDue >= $stopDay") && one.mutant().change().equals(change))
                .map(Mutation.Result::fate).findFirst().orElseThrow();
    }

    @Test
    void aMutantSaysWhereItIs() {
        Mutant first = Mutants.of(ShippedRules.BOOK.rule("stop-supply-at-once/late"), ShippedRules.BOOK).get(0);
        assertThat(first).hasToString("tips/credit/stop-supply-at-once.drl:47:14: `daysPastDue >= $stopDay`: `>=` becomes `>`");
    }

    @Test
    void whatNoAccountCanTellApartIsNoFault() {
        assertThat(results(scenario -> true, rule -> rule.id().equals("nothing-due-yet/confirm-instead")))
                .filteredOn(one -> one.fate() == Mutation.Fate.EQUIVALENT).extracting(one -> one.mutant().change()).contains("`0` becomes one step less");
    }

    @Test
    void everyRuleIsShownInAllItCanDo() {
        assertThat(Coverage.of(ShippedRules.BOOK, ALL)).filteredOn(one -> !one.isWhole()).extracting(one -> one.rule().id()).isEmpty();
    }
}
