package dev.dunlin.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.dunlin.audit.ConditionTrace;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Truth;
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
    public List<Difference> play(Scenario scenario) {
        try {
            Stage stage = stage(scenario);
            return differences(stage.scenario(), stage.book(), stage.play());
        } catch (IllegalArgumentException e) {
            return List.of(new Difference("a scenario that can be played", "one that cannot", e.getMessage().lines().toList()));
        }
    }

    /** @throws IllegalArgumentException when the scenario cannot be played */
    Stage stage(Scenario scenario) {
        return Stage.of(scenario, book, reader);
    }

    /** @param book the rules that judged */
    static List<Difference> differences(Scenario scenario, RuleBook book, Decider.Judged judged) {
        Rule rule = book.rule(scenario.rule());
        List<Difference> differences = new ArrayList<>();
        Scenario.Then then = then(rule, judged);
        List<String> missing = missingPaths(rule, judged, book);
        if (then != scenario.then()) {
            differences.add(new Difference("`" + rule.id() + "` " + words(scenario.then()), words(then) + (missing.isEmpty() ? "" : ", missing " + missing), why(rule, judged, book)));
        } else if (scenario.missing() != null && !missing.equals(scenario.missing().stream().sorted().toList())) {
            differences.add(new Difference("`" + rule.id() + "` misses " + scenario.missing().stream().sorted().toList(), "it misses " + missing, why(rule, judged, book)));
        }
        expectations(scenario, judged.decision(), differences);
        return differences;
    }

    /** Nothing differs: the same question, without the words. */
    static boolean holds(Scenario scenario, RuleBook book, Decider.Judged judged) {
        Rule rule = book.rule(scenario.rule());
        if (then(rule, judged) != scenario.then()
                || scenario.missing() != null && !missingPaths(rule, judged, book).equals(scenario.missing().stream().sorted().toList())) {
            return false;
        }
        List<Difference> differences = new ArrayList<>();
        expectations(scenario, judged.decision(), differences);
        return differences.isEmpty();
    }

    private static void expectations(Scenario scenario, Decision decision, List<Difference> differences) {
        List<String> standing = decision.recommendations().stream().map(Recommendation::action).map(action -> action.code()).toList();
        for (String action : scenario.recommends()) {
            if (!standing.contains(action)) {
                differences.add(new Difference("`" + action + "` is recommended", "what stands is " + standing, withheld(action, decision)));
            }
        }
        scenario.withholds().forEach((action, effect) -> {
            List<String> effects = decision.withheld().stream().filter(one -> one.action().code().equals(action))
                    .map(Withheld::effect).map(Enum::name).toList();
            if (!effects.contains(effect)) {
                differences.add(new Difference("`" + action + "` is withheld by " + effect,
                        (effects.isEmpty() ? "it is not withheld" : "it is withheld by " + effects) + "; what stands is " + standing, withheld(action, decision)));
            }
        });
    }

    private static List<String> withheld(String action, Decision decision) {
        return decision.withheld().stream().filter(one -> one.action().code().equals(action))
                .map(one -> "`" + action + "`: " + one.effect() + " by " + one.by().stream().map(Withheld.By::rule).toList()).toList();
    }

    private static String words(Scenario.Then then) {
        return then == Scenario.Then.FIRES ? "fires" : then == Scenario.Then.SILENT ? "is silent" : "is unknown";
    }

    /** What failed or is not known among its conditions; where all of them hold, each of them. */
    private static List<String> why(Rule rule, Decider.Judged judged, RuleBook book) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            if (!rule.card().isInForce(verdict.judged().facts().moment().today())) {
                lines.add(rule.card().status() == RuleCard.Status.STABLE ? "the rule is not in force on " + verdict.judged().facts().moment().today()
                        : "the rule decides nothing while its status is `" + rule.card().status().name().toLowerCase(Locale.ROOT) + "`");
                continue;
            }
            Truth whole = rule.condition().judge(verdict.judged());
            for (ConditionTrace trace : ConditionTrace.of(rule, verdict.judged(), book)) {
                if (whole == Truth.TRUE || trace.truth() == Truth.FALSE || whole == Truth.UNKNOWN && trace.truth() == Truth.UNKNOWN) {
                    trace(trace, "", lines);
                }
            }
        }
        return lines;
    }

    private static void trace(ConditionTrace trace, String indent, List<String> lines) {
        String mark = trace.truth() == Truth.TRUE ? "holds" : trace.truth() == Truth.FALSE ? "fails" : trace.truth().name().toLowerCase(Locale.ROOT);
        lines.add(indent + mark + ": " + trace.condition()
                + (trace.fact() == null ? "" : "; it is " + trace.actual() + (trace.gap().isEmpty() ? "" : ", " + trace.gap()))
                + (trace.parts().isEmpty() && !trace.missing().isEmpty() ? "; missing is " + String.join(", ", trace.missing()) : ""));
        if (trace.truth() != Truth.TRUE) {
            trace.parts().stream().filter(part -> part.truth() != Truth.TRUE).forEach(part -> trace(part, indent + "  ", lines));
        }
    }

    static Scenario.Then then(Rule rule, Decider.Judged judged) {
        if (rule.card().kind() == RuleCard.Kind.SIGNAL) {
            return switch (rule.condition().judge(firstCase(judged))) {
                case TRUE -> Scenario.Then.FIRES;
                case FALSE -> Scenario.Then.SILENT;
                case UNKNOWN -> Scenario.Then.UNKNOWN;
            };
        }
        boolean fired = judged.verdicts().stream().anyMatch(verdict -> verdict.fired().contains(rule));
        return fired ? Scenario.Then.FIRES : unknown(rule, judged).isPresent() ? Scenario.Then.UNKNOWN : Scenario.Then.SILENT;
    }

    private static Case firstCase(Decider.Judged judged) {
        return judged.verdicts().get(0).judged();
    }

    private static Optional<Verdict.Unknown> unknown(Rule rule, Decider.Judged judged) {
        return judged.verdicts().stream().flatMap(verdict -> verdict.unknowns().stream()).filter(one -> one.rule() == rule).findFirst();
    }

    private static List<String> missingPaths(Rule rule, Decider.Judged judged, RuleBook book) {
        if (rule.card().kind() == RuleCard.Kind.SIGNAL) {
            List<String> missing = rule.missing(firstCase(judged), book);
            return missing == null ? List.of() : missing;
        }
        return unknown(rule, judged).map(Verdict.Unknown::missing).orElse(List.of());
    }
}
