package dev.dunlin.scenario;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.dunlin.facts.Fact;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.Place;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.Yaml;

/** Whether the scenarios of a rulebook fit its rules: about which rules they are, and which of their cases nobody tells. */
public final class ScenarioLint {
    /** What a snapshot must hold, or stands for something where it is left out. */
    private static final Set<String> ALWAYS_SENT = Set.of("invoices", "unappliedCash", "cause", "creditorRole");
    private static final List<String> EFFECTS = Arrays.stream(Withheld.Effect.values()).map(Enum::name).toList();
    private static final String ENDING = ".scenarios.yaml";

    private ScenarioLint() {
    }

    /** What can be said while the rules themselves have faults. */
    static void check(RuleFiles files, List<RuleFault> faults) {
        for (RuleFiles.Text file : files.texts()) {
            String path = file.path();
            boolean isScenarios = path.endsWith(ENDING);
            if (isScenarios && files.get(path.replace(ENDING, ".drl")) == null) {
                faults.add(new RuleFault(path, Place.FILE, FaultKind.UNUSED_FILE, "No rule file `" + path.replace(ENDING, ".drl") + "` stands beside these scenarios."
                        + DidYouMean.sentence(path.replace(ENDING, ".drl"), files.texts().stream().map(RuleFiles.Text::path).filter(other -> other.endsWith(".drl")).toList())));
            } else if (path.endsWith(".yaml") && !isScenarios && !path.startsWith("settings/") && !path.equals("actions.yaml")) {
                faults.add(new RuleFault(path, Place.FILE, FaultKind.UNUSED_FILE, "Nothing reads `" + path
                        + "`: settings live in `settings/`, scenarios end in `" + ENDING + "`."));
            }
        }
    }

    /** All that can be said. */
    public static void check(RuleBook book, List<Scenario> scenarios, List<RuleFault> faults) {
        check(book.files(), faults);
        Map<Rule, EnumSet<Scenario.Then>> told = new LinkedHashMap<>();
        book.rules().forEach(rule -> told.put(rule, EnumSet.noneOf(Scenario.Then.class)));
        int number = 0;
        String file = "";
        for (Scenario scenario : scenarios) {
            number = scenario.file().equals(file) ? number + 1 : 0;
            file = scenario.file();
            checkWords(book, scenario, number, faults);
            String beside = file.replace(ENDING, ".drl");
            Rule rule = book.rule(scenario.rule());
            if (rule != null && rule.card().file().equals(beside)) {
                told.get(rule).add(scenario.then());
            } else if (book.files().get(beside) != null) {
                List<String> ids = book.rules().stream().filter(one -> one.card().file().equals(beside)).map(Rule::id).toList();
                Place place = Yaml.place(book.files().get(file), "scenarios", number, "rule");
                faults.add(new RuleFault(file, place, FaultKind.SCENARIO_RULE, "Scenario `" + scenario.name() + "` is about `" + scenario.rule()
                        + "`, which is no rule of `" + beside + "`." + DidYouMean.sentence(scenario.rule(), ids)));
            }
        }
        told.forEach((rule, thens) -> {
            List<String> untold = EnumSet.complementOf(thens).stream()
                    .filter(then -> then != Scenario.Then.UNKNOWN || canBeUnknown(rule))
                    .map(then -> "`" + then.name().toLowerCase(Locale.ROOT) + "`").toList();
            if (!untold.isEmpty()) {
                faults.add(RuleFault.of(book, rule, FaultKind.UNTOLD_CASE, "No scenario shows `" + rule.id() + "` with `then:` " + String.join(" or ", untold) + "."));
            }
        });
    }

    private static void checkWords(RuleBook book, Scenario scenario, int number, List<RuleFault> faults) {
        RuleFiles.Text file = book.files().get(scenario.file());
        for (int i = 0; i < scenario.recommends().size(); i++) {
            checkAction(book, scenario, scenario.recommends().get(i), Yaml.place(file, "scenarios", number, "recommends", i), faults);
        }
        scenario.withholds().forEach((action, effect) -> {
            Place place = Yaml.place(file, "scenarios", number, "withholds", action);
            checkAction(book, scenario, action, place, faults);
            if (!EFFECTS.contains(effect)) {
                faults.add(new RuleFault(scenario.file(), place, FaultKind.UNKNOWN_VALUE, "Scenario `" + scenario.name() + "` has `" + action + "` withheld by `" + effect
                        + "`, and it must be one of " + String.join(", ", EFFECTS) + "." + DidYouMean.sentence(effect, EFFECTS)));
            }
        });
    }

    private static void checkAction(RuleBook book, Scenario scenario, String action, Place place, List<RuleFault> faults) {
        if (book.actions().get(action) == null) {
            faults.add(new RuleFault(scenario.file(), place, FaultKind.UNKNOWN_ACTION, "Scenario `" + scenario.name() + "` names the action `" + action
                    + "`, which is not in the catalogue." + DidYouMean.sentence(action, book.actions().codes())));
        }
    }

    private static boolean canBeUnknown(Rule rule) {
        return rule.facts().stream().anyMatch(fact -> !isAlwaysKnown(fact) && !isAsked(rule, fact));
    }

    private static boolean isAlwaysKnown(Fact fact) {
        return fact.meaning().contains("always known") || ALWAYS_SENT.containsAll(fact.from());
    }

    /** The rule itself asks whether that is known, then it is never in doubt. What is barred is unknown only beside something live, or that may be barred. */
    private static boolean isAsked(Rule rule, Fact fact) {
        return fact == Fact.TIME_BARRED && rule.facts().containsAll(Set.of(Fact.LIVE, Fact.MAY_BE_TIME_BARRED))
                || fact.from().equals(Fact.DEBTOR_TYPE_KNOWN.from()) && rule.facts().contains(Fact.DEBTOR_TYPE_KNOWN)
                || fact.from().equals(Fact.COUNTRY_KNOWN.from()) && rule.facts().contains(Fact.COUNTRY_KNOWN);
    }
}
