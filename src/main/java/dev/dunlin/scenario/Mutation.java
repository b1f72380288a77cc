package dev.dunlin.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Invariant;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** Tries whether the scenarios would notice a fault in a rule. Stateless once built: the scenarios are made ready once for all mutants. */
public final class Mutation {
    private static final int THREADS = 2;

    private final RuleBook book;
    private final List<Played> played;

    /** One scenario as the rules stand, and whether it holds. */
    private record Played(Stage stage, Decider.Judged judged) {
    }

    /** What became of a mutant. */
    public enum Fate {
        /** A scenario notices. */
        NOTICED,
        /** No scenario does. */
        SURVIVED,
        /** None can: whatever the facts are, the rule comes out the same. */
        EQUIVALENT
    }

    /**
     * One mutant and what became of it.
     *
     * @param by      the scenario that noticed; {@code null} where none did
     * @param granted what the proof that none can takes for granted of facts; empty where it takes nothing, and where there is none
     */
    public record Result(Mutant mutant, Fate fate, Scenario by, Set<Invariant> granted) {
    }

    /** @throws IllegalArgumentException when a scenario does not hold as the rules stand: only what holds can notice anything */
    public Mutation(RuleBook book, List<Scenario> scenarios) {
        this.book = book;
        ScenarioPlayer player = new ScenarioPlayer(book);
        this.played = scenarios.stream().map(scenario -> {
            Stage stage = player.stage(scenario);
            Decider.Judged judged = stage.playOn(stage.book());
            if (!ScenarioPlayer.holds(scenario, stage.book(), judged)) {
                throw new IllegalArgumentException(scenario.file() + ":" + scenario.line() + ": `" + scenario.name() + "` does not hold.");
            }
            return new Played(stage, judged);
        }).toList();
    }

    /** Every mutant of the rules that are asked for, in the order of the rulebook. */
    public List<Mutant> mutants(Predicate<Rule> which) {
        return book.rules().stream().filter(rule -> rule.card().status() == RuleCard.Status.STABLE).filter(which)
                .flatMap(rule -> Mutants.of(rule, book).stream()).toList();
    }

    /** @param done called after each mutant, by any thread */
    public List<Result> run(List<Mutant> mutants, Runnable done) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Result>> results = mutants.stream().map(mutant -> threads.submit(() -> {
                Result result = run(mutant);
                done.run();
                return result;
            })).toList();
            List<Result> all = new ArrayList<>();
            for (Future<Result> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Result run(Mutant mutant) {
        RuleBook changed = book.with(mutant.changed());
        return played.stream().filter(one -> touches(mutant, one)).sorted(Comparator.comparing(one -> nearness(mutant.rule(), one.stage().scenario())))
                .filter(one -> notices(mutant, changed, one)).findFirst()
                .map(one -> new Result(mutant, Fate.NOTICED, one.stage().scenario(), Set.of())).orElseGet(() -> unnoticed(mutant));
    }

    private Result unnoticed(Mutant mutant) {
        Set<Invariant> proof = Equivalence.proof(mutant.rule(), mutant.changed(), book);
        return proof == null ? new Result(mutant, Fate.SURVIVED, null, Set.of()) : new Result(mutant, Fate.EQUIVALENT, null, proof);
    }

    /** The scenarios of the rule first, then those beside it, then all others. */
    private static int nearness(Rule rule, Scenario scenario) {
        return scenario.rule().equals(rule.id()) ? 0 : scenario.file().equals(rule.card().file().replace(".drl", ".scenarios.yaml")) ? 1 : 2;
    }

    private boolean notices(Mutant mutant, RuleBook changed, Played one) {
        RuleBook its = one.stage().scenario().settings().isEmpty() ? changed : one.stage().book().with(mutant.changed());
        return !ScenarioPlayer.holds(one.stage().scenario(), its, one.stage().playOn(its));
    }

    /** The rule comes out otherwise in this scenario, or misses other things. Where it does not, nothing else can be otherwise. */
    private static boolean touches(Mutant mutant, Played one) {
        boolean isSignal = mutant.rule().card().kind() == RuleCard.Kind.SIGNAL;
        for (int i = 0; i < one.judged().verdicts().size(); i++) {
            Decider.Question asked = one.stage().questions().get(i);
            if (!mutant.rule().card().isInForce(asked.facts().moment().today())) {
                continue;
            }
            Case judged = isSignal ? new Case.BeforeSignals(asked.facts(), asked.settings().values()) : one.judged().verdicts().get(i).judged();
            if (!Outcome.of(mutant.rule(), judged, one.stage().book()).equals(Outcome.of(mutant.changed(), judged, one.stage().book()))) {
                return true;
            }
        }
        return false;
    }

    /** What others can see of how a rule comes out. */
    record Outcome(Truth truth, List<String> missing) {
        static Outcome of(Rule rule, Case judged, RuleBook book) {
            return of(rule.constraints(), rule.card().kind() == RuleCard.Kind.SIGNAL, judged, book);
        }

        /** @param isSignal where a signal is unknown, each of its rules is asked what it misses, whether it is unknown or not */
        static Outcome of(List<Condition> constraints, boolean isSignal, Case judged, RuleBook book) {
            Truth truth = new Condition.And(constraints).judge(judged);
            if (truth != Truth.UNKNOWN && !isSignal) {
                return new Outcome(truth, List.of());
            }
            List<String> missing = new ArrayList<>();
            constraints.stream().filter(one -> isSignal && constraints.size() == 1 || one.judge(judged) == Truth.UNKNOWN)
                    .forEach(one -> one.missing(judged, missing, book));
            return new Outcome(truth, missing.stream().distinct().sorted().toList());
        }
    }
}
