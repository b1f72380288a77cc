package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.dunlin.ShippedRules;
import dev.dunlin.facts.Invariant;
import dev.dunlin.rulebook.Rule;

/** The scenarios notice small faults in the rules, and a scenario that guards an edge is missed when it is gone. */
class MutationTest {
    private static final List<Scenario> ALL = ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>());

    private static List<Mutation.Result> results(Predicate<Scenario> kept, Predicate<Rule> which) {
        Mutation mutation = new Mutation(ShippedRules.BOOK, ALL.stream().filter(kept).toList());
        return mutation.run(mutation.mutants(which), () -> { });
    }

    /** One fault of each kind: the scenarios beside the rule notice it, and without them nobody would. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "OPERATOR; stop-supply-at-once/late; daysPastDue >= $stopDay; `>=` becomes `>`",
        "THRESHOLD; stop-supply-at-once/late; daysPastDue >= $stopDay; `stop-supply.day` becomes one step more",
        "NEGATION; stop-supply-at-once/late; promiseActive; its negation is removed",
        "NEGATION; disputed-or-said-paid/demand-said-paid; claimCallBackAt != null; `!= null` becomes `== null`",
        "DROPPED; stop-supply-at-once/late; !promiseActive; it is dropped",
        "BRANCH; stop-supply-at-once/late-demand; fullDemandStale; this branch is dropped",
        "JUNCTION; stop-supply-at-once/late-demand; !fullDemandMade || fullDemandStale; `||` becomes `&&`",
        "SIGNAL; be-early/due-day; Signal( name == \"poor-payer\" ); it is negated",
        "LITERAL; finance-collects/finance; collectorRole == FINANCE; `FINANCE` becomes `SPECIALIST`"})
    void aFaultOfAnyKindIsNoticedByScenariosAlone(Mutant.Kind kind, String id, String condition, String change) {
        String beside = ShippedRules.BOOK.rule(id).card().file().replace(".drl", ".scenarios.yaml");
        Predicate<Mutant> meant = mutant -> mutant.kind() == kind && mutant.text().equals(condition) && mutant.change().equals(change);
        assertThat(results(scenario -> scenario.file().equals(beside), rule -> rule.id().equals(id)))
                .filteredOn(one -> meant.test(one.mutant())).extracting(Mutation.Result::fate).containsExactly(Mutation.Fate.NOTICED);
        assertThat(results(scenario -> false, rule -> rule.id().equals(id)))
                .filteredOn(one -> meant.test(one.mutant())).extracting(Mutation.Result::fate).containsExactly(Mutation.Fate.SURVIVED);
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
    void aProofSaysWhatItTakesForGranted() {
        assertThat(results(scenario -> true, rule -> rule.id().equals("letter-of-claim/form")))
                .filteredOn(one -> one.mutant().text().equals("country == \"GB\"") && one.mutant().kind() == Mutant.Kind.DROPPED)
                .singleElement().satisfies(one -> {
                    assertThat(one.fate()).isEqualTo(Mutation.Fate.EQUIVALENT);
                    assertThat(one.granted()).extracting(Invariant::says).containsExactly("England and Wales are in the United Kingdom, and unknown only where the country is");
                });
    }

    @Test
    void everyEdgeAndEveryFlagIsShownFromBothSides() {
        assertThat(Coverage.of(ShippedRules.BOOK, ALL)).flatExtracting(Coverage::sides).filteredOn(side -> !side.seen()).isEmpty();
    }

    @Test
    void everyRuleIsShownInAllItCanDo() {
        assertThat(Coverage.of(ShippedRules.BOOK, ALL)).filteredOn(one -> !one.isWhole()).extracting(one -> one.rule().id()).isEmpty();
    }
}
