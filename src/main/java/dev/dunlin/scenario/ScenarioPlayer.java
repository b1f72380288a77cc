package dev.dunlin.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.problem.Fault;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.SnapshotReader;

/** Plays scenarios against a rulebook. Stateless once built. */
public final class ScenarioPlayer {
    private final RuleBook book;
    private final SnapshotReader reader;

    public ScenarioPlayer(RuleBook book) {
        this.book = book;
        this.reader = new SnapshotReader(book.actions().codes());
    }

    /** Everything in which the decision differs from what the scenario says; empty when it holds. */
    public List<String> play(Scenario scenario) {
        Rule rule = book.rule(scenario.rule());
        if (rule == null) {
            return List.of("There is no rule `" + scenario.rule() + "`.");
        }
        SnapshotReader.Reading reading = reader.read(scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8));
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            return faulty.faults().stream().map(ScenarioPlayer::snapshotFault).toList();
        }
        Decider.Judged judged;
        try {
            judged = Decider.judge(scenario.settings().isEmpty() ? book : book.supposing(scenario.settings()), ((SnapshotReader.Reading.Ok) reading).snapshot());
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
        List<String> differences = new ArrayList<>();
        Scenario.Then then = then(rule, judged);
        if (then != scenario.then()) {
            differences.add("`" + rule.id() + "` should be " + scenario.then() + " and is " + then + missing(rule, judged) + ".");
        } else if (scenario.missing() != null && !missingPaths(rule, judged).equals(scenario.missing().stream().sorted().toList())) {
            differences.add("`" + rule.id() + "` should miss " + scenario.missing() + " and misses " + missingPaths(rule, judged) + ".");
        }
        expectations(scenario, judged.decision(), differences);
        return differences;
    }

    private static void expectations(Scenario scenario, Decision decision, List<String> differences) {
        List<String> standing = decision.recommendations().stream().map(Recommendation::action).map(action -> action.code()).toList();
        for (String action : scenario.recommends()) {
            if (!standing.contains(action)) {
                differences.add("`" + action + "` should be recommended; what stands is " + standing + withheld(action, decision) + ".");
            }
        }
        scenario.withholds().forEach((action, effect) -> {
            List<String> effects = decision.withheld().stream().filter(one -> one.action().code().equals(action))
                    .map(Withheld::effect).map(Enum::name).toList();
            if (!effects.contains(effect)) {
                differences.add("`" + action + "` should be withheld by " + effect + "; it is " + (effects.isEmpty() ? "not withheld" : "withheld by " + effects)
                        + withheld(action, decision) + "; what stands is " + standing + ".");
            }
        });
    }

    private static String withheld(String action, Decision decision) {
        return decision.withheld().stream().filter(one -> one.action().code().equals(action)).findFirst()
                .map(one -> " (" + one.effect() + " by " + one.by().stream().map(Withheld.By::rule).toList() + ")").orElse("");
    }

    private static String snapshotFault(Fault fault) {
        return "The snapshot is at fault: " + fault.pointer() + ": " + fault.detail();
    }

    private Scenario.Then then(Rule rule, Decider.Judged judged) {
        if (rule.card().kind() == RuleCard.Kind.SIGNAL) {
            return switch (rule.condition().judge(judged.verdicts().get(0).judged())) {
                case TRUE -> Scenario.Then.FIRES;
                case FALSE -> Scenario.Then.SILENT;
                case UNKNOWN -> Scenario.Then.UNKNOWN;
            };
        }
        boolean fired = judged.verdicts().stream().anyMatch(verdict -> verdict.fired().contains(rule));
        return fired ? Scenario.Then.FIRES : unknown(rule, judged).isPresent() ? Scenario.Then.UNKNOWN : Scenario.Then.SILENT;
    }

    private static Optional<Verdict.Unknown> unknown(Rule rule, Decider.Judged judged) {
        return judged.verdicts().stream().flatMap(verdict -> verdict.unknowns().stream()).filter(one -> one.rule() == rule).findFirst();
    }

    private List<String> missingPaths(Rule rule, Decider.Judged judged) {
        if (rule.card().kind() == RuleCard.Kind.SIGNAL) {
            return rule.missing(judged.verdicts().get(0).judged(), book);
        }
        return unknown(rule, judged).map(Verdict.Unknown::missing).orElse(List.of());
    }

    private String missing(Rule rule, Decider.Judged judged) {
        List<String> paths = missingPaths(rule, judged);
        return paths.isEmpty() ? "" : ", missing " + paths;
    }
}
