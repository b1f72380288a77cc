package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.rulebook.RuleFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a rule or a setting: a file that is sound as it stands, with scenarios that hold, to be changed into what is meant. */
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Begins a tip, a guardrail, a signal or a setting: files that pass `check` and `test` as they stand, to be changed into what is meant.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin new tip credit/slower-supply        tips/credit/slower-supply.drl, its scenarios and its setting",
            "  dunlin new guardrail de/weekly-limit",
            "  dunlin new signal seldom-answers",
            "  dunlin new setting thresholds/weekly.most  in settings/thresholds.yaml"})
final class NewCommand implements Callable<Integer> {
    private static final String STEM = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String RULE = """
            package rules.%1$s

            import dev.dunlin.facts.*
            import dev.dunlin.findings.*

            // %4$s
            rule "%2$s: say here what holds"
            %3$s    @reason( "Say here, in one plain and courteous sentence, why." )
                @status( "stable" )
            when
            %5$sthen
                findings.add( drools.getMatch() );
            end
            """;
    private static final String SCENARIOS = """
            base:
              account: { id: A1, debtorType: COMPANY, country: DE, currency: EUR, timeZone: Europe/Berlin }
              invoices: [ { id: I1, dueOn: today-45, amount: 1000, open: 1000 } ]
              unappliedCash: 0
            %s""";
    private static final String BY_DAY = """
              promises: []
            scenarios:
              - it: holds on day 45
                then: fires
              - it: waits on day 44
                with: { invoices: [ { id: I1, dueOn: today-44, amount: 1000, open: 1000 } ] }
                then: silent
              - it: does not know whether a promise runs
                without: [ promises ]
                then: unknown
                missing: [ promises ]
            """;
    private static final String BY_FLAG = """
              legal: { hardship: true }
            scenarios:
              - it: holds in hardship
                then: fires
              - it: is silent without
                with: { legal: { hardship: false } }
                then: silent
              - it: does not know whether there is hardship
                without: [ legal.hardship ]
                then: unknown
                missing: [ legal.hardship ]
            """;
    private static final String SETTING = """

            %s:
              title: Say here what it is
              unit: days
              why: Say here why it is that much.
              source: "say here where it was read"
              values: [ { from: 1990-01-01, value: 45 } ]
            """;

    private enum Kind {
        TIP, GUARDRAIL, SIGNAL, SETTING
    }

    @Mixin
    private RulesOption rules;
    @Parameters(index = "0", paramLabel = "KIND", description = "tip, guardrail, signal or setting.")
    private Kind kind;
    @Parameters(index = "1", paramLabel = "NAME", description = "Its name, with the shelf before it: credit/slower-supply. Signals have no shelves.")
    private String name;
    @Option(names = "--id", paramLabel = "ID", defaultValue = "NEW", description = "Its id in the catalogue (default: ${DEFAULT-VALUE}).")
    private String id;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RuleFiles files = rules.files();
        String stem = name.substring(name.lastIndexOf('/') + 1);
        String shelf = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
        if (!id.matches("[A-Za-z0-9.-]+")) {
            throw new Refusal("`" + id + "` is no id of the catalogue: it is written `T06` or `G-ALL-05`.");
        }
        Map<String, String> written = new LinkedHashMap<>();
        if (kind == Kind.SETTING) {
            String file = "settings/" + among(shelf.isEmpty() ? "thresholds" : shelf, shelves(files, "settings/"), "settings") + ".yaml";
            setting(files, stem, file, written);
        } else {
            rule(files, stem, shelf, written);
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path path = rules.near().resolve(file.getKey());
            boolean isNew = !Files.exists(path);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            out.println((isNew ? "wrote " : "added to ") + path);
        }
        out.println(kind == Kind.SETTING ? "Nothing reads it yet, and `dunlin check` says so until a rule does: `Setting( name == \"" + stem + "\", $x : days() )`."
                : "Change the scenarios, then the rule" + (kind == Kind.TIP ? " and its setting" : "") + ", then `dunlin check` and `dunlin test " + stem + "`.");
        return Dunlin.FINE;
    }

    private void rule(RuleFiles files, String stem, String shelf, Map<String, String> written) {
        if (!stem.matches(STEM)) {
            throw new Refusal("`" + stem + "` is no name of a rule: names are kebab-case, as `stop-supply-at-once`.");
        }
        files.texts().stream().map(RuleFiles.Text::path).filter(path -> path.endsWith("/" + stem + ".drl")).findFirst().ifPresent(taken -> {
            throw new Refusal("The name `" + stem + "` is taken by `" + taken + "`; a rule's id is never used twice.");
        });
        String home = kind == Kind.TIP ? "tips/" : kind == Kind.GUARDRAIL ? "guardrails/" : "signals/";
        if (kind == Kind.SIGNAL && !shelf.isEmpty()) {
            throw new Refusal("Signals have no shelves: `dunlin new signal " + stem + "`.");
        }
        String folder = kind == Kind.SIGNAL ? "signals" : home + among(shelf, shelves(files, home), home);
        String setting = stem + ".day";
        if (kind == Kind.TIP) {
            setting(files, setting, "settings/thresholds.yaml", written);
        }
        String metadata = switch (kind) {
            case TIP -> "    @tip( \"" + id + "\" )\n    @action( \"SEND_REMINDER\" )\n    @source( \"say here where the idea comes from\" )\n";
            case GUARDRAIL -> "    @guard( \"" + id + "\" )\n    @forbids( \"LEGAL_ACTION\" )\n    @citation( \"policy: say here which\" )\n    @confidence( \"policy\" )\n";
            default -> "    @signal( \"" + id + "\" )\n    @source( \"say here where the idea comes from\" )\n";
        };
        String conditions = kind == Kind.TIP ? "    Setting( name == \"" + setting + "\", $day : days() )\n    Account( actionable > 0, daysPastDue >= $day, !promiseActive )\n"
                : "    Account( actionable > 0, hardship )\n";
        String comment = kind == Kind.GUARDRAIL ? "Say here what the law or the policy protects." : "Say here why it works on people.";
        written.put(folder + "/" + stem + ".drl", RULE.formatted(folder.replace('/', '.').replace("-", ""), stem, metadata, comment, conditions));
        written.put(folder + "/" + stem + ".scenarios.yaml", SCENARIOS.formatted(kind == Kind.TIP ? BY_DAY : BY_FLAG));
    }

    private static void setting(RuleFiles files, String setting, String file, Map<String, String> written) {
        if (!setting.matches(STEM + "(\\." + STEM + ")*")) {
            throw new Refusal("`" + setting + "` is no name of a setting: names are words in kebab-case with points between them, as `stop-supply.day`.");
        }
        files.texts().stream().filter(text -> text.path().startsWith("settings/") && ("\n" + text.text()).contains("\n" + setting + ":")).findFirst().ifPresent(taken -> {
            throw new Refusal("The setting `" + setting + "` is already defined in `" + taken.path() + "`.");
        });
        written.put(file, SETTING.formatted(setting));
    }

    /** The shelves there are: folders of rules, files of settings. */
    private static List<String> shelves(RuleFiles files, String home) {
        Stream<String> below = files.texts().stream().map(RuleFiles.Text::path).filter(path -> path.startsWith(home)).map(path -> path.substring(home.length()));
        return (home.equals("settings/") ? below.map(path -> path.replaceFirst("\\.yaml$", "")) : below.filter(path -> path.contains("/"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))).distinct().sorted().toList();
    }

    private static String among(String shelf, List<String> shelves, String home) {
        if (!shelves.contains(shelf)) {
            throw new Refusal((shelf.isEmpty() ? "Name the shelf before the name, as `" + (shelves.isEmpty() ? "shelf" : shelves.get(0)) + "/name`." : "There is no shelf `" + shelf + "` in `" + home + "`."
                    + DidYouMean.sentence(shelf, shelves)) + " There are " + String.join(", ", shelves) + ".");
        }
        return shelf;
    }
}
