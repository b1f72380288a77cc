package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.kie.api.KieBase;

import dev.dunlin.problem.DidYouMean;

/** Turns the files of a rules directory into a {@link RuleBook}, or into everything that is wrong with them. */
public final class RuleBookReader {

    /** Decisions are made for moments from here on. */
    private static final LocalDate ALWAYS = LocalDate.of(1999, 12, 31);

    private RuleBookReader() {
    }

    /** A rulebook, or its faults. */
    public sealed interface Outcome {
        record Good(RuleBook book) implements Outcome {
        }

        record Bad(List<RuleFault> faults) implements Outcome {
        }
    }

    public static Outcome read(RuleFiles files) {
        return read(files, new ParsedFiles());
    }

    /** @param parsed what was parsed for a rulebook before; afterwards what was parsed for this one */
    public static Outcome read(RuleFiles all, ParsedFiles parsed) {
        List<RuleFault> faults = new ArrayList<>(all.faults().stream().filter(fault -> !fault.kind().isWarning()).toList());
        RuleFiles files = Legible.of(all, faults);
        RuleFiles.Text catalogue = files.get(ActionCatalogue.FILE);
        if (catalogue == null) {
            if (all.get(ActionCatalogue.FILE) == null) {
                faults.add(new RuleFault(ActionCatalogue.FILE, 0, 0, FaultKind.MISSING_FILE, "The rules directory has no `actions.yaml`. Maybe `--rules` names the wrong directory."));
            }
            return new Outcome.Bad(faults.stream().sorted().toList());
        }
        ActionCatalogue actions = ActionCatalogue.read(catalogue, faults);
        SettingsBook settings = SettingsReader.read(files.settings().toList(), faults);

        List<Rule> rules = new ArrayList<>();
        RuleReader signalReader = new RuleReader(settings, actions, Map.of(), parsed, faults);
        files.drl().filter(file -> file.path().startsWith("signals/"))
                .forEach(file -> rules.addAll(signalReader.read(file, rules.size())));
        Map<String, List<Rule>> byName = new LinkedHashMap<>();
        List<Rule> scored = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.card().kind() != RuleCard.Kind.SIGNAL) {
                faults.add(at(files, rule, FaultKind.WRONG_SHELF, "The rule `" + rule.id() + "` is no signal; tips live in `tips/`, guardrails in `guardrails/`."));
            } else if (rule.card().points() != null) {
                scored.add(rule);
            } else {
                byName.computeIfAbsent(stem(rule), name -> new ArrayList<>()).add(rule);
            }
        }
        List<Signal> signals = new ArrayList<>();
        Map<String, Integer> signalNumbers = new LinkedHashMap<>();
        byName.forEach((name, its) -> {
            signalNumbers.put(name, signals.size());
            signals.add(new Signal(name, List.copyOf(its)));
        });
        RuleReader reader = new RuleReader(settings, actions, signalNumbers, parsed, faults);
        files.drl().filter(file -> !file.path().startsWith("signals/"))
                .forEach(file -> rules.addAll(reader.read(file, rules.size())));

        parsed.keep(files);
        checkTogether(files, rules, actions, settings, signalNumbers, faults);
        if (!faults.isEmpty()) {
            return new Outcome.Bad(Legible.withoutEchoes(all, faults).stream().distinct().sorted().toList());
        }
        KieBase compiled = RuleCompiler.compile(rules);
        return new Outcome.Good(new RuleBook(all.hash(), List.copyOf(rules), List.copyOf(signals), List.copyOf(scored),
                actions, settings, all, compiled, new ConcurrentHashMap<>()));
    }

    private static void checkTogether(RuleFiles files, List<Rule> rules, ActionCatalogue actions, SettingsBook settings,
            Map<String, Integer> signals, List<RuleFault> faults) {
        Map<String, Rule> ids = new LinkedHashMap<>();
        Set<Integer> read = new HashSet<>();
        Set<String> points = new HashSet<>();
        for (Rule rule : rules) {
            Rule twin = ids.putIfAbsent(rule.id(), rule);
            if (twin != null) {
                faults.add(at(files, rule, FaultKind.DUPLICATE_ID, "The id `" + rule.id() + "` is already taken by `" + twin.card().file() + "`."));
            }
            read.addAll(rule.settings());
            if (rule.card().points() != null) {
                points.add(rule.card().points());
            }
            boolean isSignal = rule.card().kind() == RuleCard.Kind.SIGNAL;
            String home = isSignal ? "signals/" : rule.card().kind() == RuleCard.Kind.TIP ? "tips/" : "guardrails/";
            if (!isSignal && !rule.card().file().startsWith(home)) {
                faults.add(at(files, rule, FaultKind.WRONG_SHELF, "The rule `" + rule.id() + "` belongs under `" + home + "`."));
            }
        }
        for (Action action : actions.all()) {
            for (String need : action.needs()) {
                if (!signals.containsKey(need)) {
                    faults.add(new RuleFault(ActionCatalogue.FILE, Yaml.place(files.get(ActionCatalogue.FILE), action.code(), "needs", action.needs().indexOf(need)), FaultKind.UNKNOWN_SIGNAL, "Action `" + action.code() + "` needs the signal `"
                            + need + "`, which no rule raises." + DidYouMean.sentence(need, signals.keySet())));
                }
            }
        }
        for (int i = 0; i < settings.all().size(); i++) {
            Setting setting = settings.all().get(i);
            checkWords(files, setting, faults);
            if (!read.contains(i) && !points.contains(setting.name()) && !JavaSettings.reads(setting.name())) {
                faults.add(at(files, setting, FaultKind.UNUSED_SETTING,
                        "Setting `" + setting.name() + "` is defined, and nothing reads it."));
            }
        }
        for (String needed : JavaSettings.NAMES) {
            Integer number = settings.number(needed);
            if (number != null && !settings.all().get(number).isAlwaysInForce(ALWAYS)) {
                Setting setting = settings.all().get(number);
                faults.add(at(files, setting, FaultKind.GAP_IN_SETTING, "Setting `" + needed
                        + "` is needed for every decision: it needs a row without `for` from " + ALWAYS + " or earlier."));
            }
            if (number == null) {
                faults.add(new RuleFault("settings", 0, 0, FaultKind.MISSING_SETTING, "The setting `" + needed + "` is needed, and no file defines it."
                        + DidYouMean.sentence(needed, settings.all().stream().map(Setting::name).toList())));
            }
        }
        files.drl().forEach(file -> {
            String beside = file.path().replaceFirst("\\.drl$", ".scenarios.yaml");
            if (files.get(beside) == null) {
                faults.add(new RuleFault(file.path(), 0, 0, FaultKind.NO_SCENARIOS, "No scenarios stand beside the rule: `" + beside
                        + "` should show where it fires, where it is silent one step below the edge, and where it does not know."));
            }
        });
    }

    private static void checkWords(RuleFiles files, Setting setting, List<RuleFault> faults) {
        Set<String> words = JavaSettings.WORDS.get(setting.name());
        for (int i = 0; words != null && i < setting.rows().size(); i++) {
            Setting.Row row = setting.rows().get(i);
            for (String word : row.value().toString().split(" ")) {
                if (!words.contains(word)) {
                    faults.add(new RuleFault(setting.file(), Yaml.place(files.get(setting.file()), setting.name(), "values", i, "value"), FaultKind.BAD_SETTING, "Setting `" + setting.name() + "` says `" + word
                            + "`; it knows " + String.join(", ", words.stream().sorted().toList()) + "." + DidYouMean.sentence(word, words)));
                }
            }
        }
    }

    static RuleFault at(RuleFiles files, Setting setting, FaultKind kind, String detail) {
        return new RuleFault(setting.file(), Yaml.placeOfKey(files.get(setting.file()), setting.name()), kind, detail);
    }

    private static String stem(Rule rule) {
        int slash = rule.id().indexOf('/');
        return slash < 0 ? rule.id() : rule.id().substring(0, slash);
    }

    /** A fault of a rule as a whole stands at its name. */
    static RuleFault at(RuleFiles files, Rule rule, FaultKind kind, String detail) {
        String text = files.get(rule.card().file()).text();
        Place line = new Place(rule.card().line(), 0, 0);
        Place id = Place.of(text, Place.offset(text, line.line()), "\"" + rule.id());
        return new RuleFault(rule.card().file(), id.line() == line.line() && id.column() > 0 ? new Place(id.line(), id.column() + 1, id.length() - 1) : line, kind, detail);
    }
}
