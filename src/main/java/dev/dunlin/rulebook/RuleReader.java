package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

import dev.dunlin.facts.Fact;
import dev.dunlin.problem.DidYouMean;

/** Reads the rules of one DRL file with Drools' own parser and resolves every name; all faults at once. */
final class RuleReader {
    static final String CONSEQUENCE = "findings.add( drools.getMatch() );";
    private static final Pattern ANNOTATION = Pattern.compile("(?m)^\\s*@([A-Za-z][\\w-]*)");
    private static final Pattern SETTING = Pattern.compile("name\\s*==\\s*\"([^\"]*)\"");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)\\s*(\\(\\s*\\))?");
    private static final Pattern FIGURE = Pattern.compile("\\{(\\$\\w+)}");

    private final SettingsBook settings;
    private final ActionCatalogue actions;
    private final Map<String, Integer> signalNumbers;
    private final List<RuleFault> faults;

    /** @param signalNumbers every named signal; empty while signals themselves are read */
    RuleReader(SettingsBook settings, ActionCatalogue actions, Map<String, Integer> signalNumbers, List<RuleFault> faults) {
        this.settings = settings;
        this.actions = actions;
        this.signalNumbers = signalNumbers;
        this.faults = faults;
    }

    List<Rule> read(RuleFiles.Text file, int firstNumber) {
        PackageDescr parsed = parse(file);
        List<Rule> rules = new ArrayList<>();
        if (parsed == null) {
            return rules;
        }
        if (parsed.getRules().isEmpty()) {
            fault(file, 1, 0, "no-rule", "The file holds no rule.");
        }
        String shelf = file.path().substring(0, file.path().lastIndexOf('/'));
        String expected = "rules." + shelf.replace('/', '.').replace("-", "");
        if (!expected.equals(parsed.getName())) {
            fault(file, 1, 0, "wrong-package", "The package is `" + parsed.getName() + "`; files on this shelf say `" + expected + "`.");
        }
        if (!parsed.getGlobals().isEmpty() || !parsed.getFunctions().isEmpty() || !parsed.getTypeDeclarations().isEmpty()) {
            fault(file, 1, 0, "forbidden-construct", "A rule file declares no globals, functions or types.");
        }
        for (RuleDescr descr : parsed.getRules()) {
            rules.add(new One(file, descr).read(firstNumber + rules.size()));
        }
        return rules;
    }

    private PackageDescr parse(RuleFiles.Text file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, file.text());
        } catch (DroolsParserException | RuntimeException e) {
            if (parser.getErrors().isEmpty()) {
                fault(file, 1, 0, "syntax", "The file cannot be parsed: " + e.getMessage() + ".");
            }
        }
        for (DroolsError error : parser.getErrors()) {
            int[] lines = error.getLines();
            fault(file, lines.length > 0 ? lines[0] : 1, 0, "syntax", error.getMessage().lines().findFirst().orElse("syntax error") + ".");
        }
        return parser.hasErrors() ? null : parsed;
    }

    private void fault(RuleFiles.Text file, int line, int column, String code, String detail) {
        faults.add(new RuleFault(file.path(), line, column, code, detail));
    }

    /** One rule being read. */
    private final class One {
        private final RuleFiles.Text file;
        private final RuleDescr descr;
        private final String text;
        private final Map<String, Condition.Operand> bindings = new LinkedHashMap<>();
        private final List<Condition> constraints = new ArrayList<>();
        private final Set<Integer> settingsRead = new LinkedHashSet<>();
        private final ConditionReader conditions = new ConditionReader(settings, bindings);
        private int accounts;
        private int cursor;

        One(RuleFiles.Text file, RuleDescr descr) {
            this.file = file;
            this.descr = descr;
            this.text = textOf();
            this.cursor = Math.max(0, file.text().indexOf("\nwhen", offsetOf(descr.getLine())));
        }

        Rule read(int number) {
            checkFrame();
            for (BaseDescr part : descr.getLhs().getDescrs()) {
                read(part);
            }
            if (accounts != 1) {
                fault(descr.getLine(), 0, "no-account", "The rule has " + accounts + " `Account( … )` patterns; it needs exactly one.");
            }
            int colon = descr.getName().indexOf(':');
            String id = colon < 0 ? descr.getName() : descr.getName().substring(0, colon).strip();
            String sentence = colon < 0 ? "" : descr.getName().substring(colon + 1).strip();
            Map<String, String> meta = metadata();
            String kindShelf = file.path().substring(0, file.path().lastIndexOf('/'));
            RuleCard card = new CardReader(actions, meta, bindings.keySet(), problem -> {
                int at = problem.indexOf(": ");
                fault(descr.getLine(), 0, problem.substring(0, at), problem.substring(at + 2));
            }).read(id, sentence, kindShelf.substring(kindShelf.indexOf('/') + 1), file.path(), descr.getLine(), comment());
            if (card.points() != null && settings.number(card.points()) == null) {
                fault(descr.getLine(), 0, "unknown-setting", "`@points` names the setting `" + card.points() + "`, which no file defines."
                        + DidYouMean.sentence(card.points(), names()));
            }
            return new Rule(number, card, List.copyOf(constraints), Rule.all(List.copyOf(constraints)),
                    conditions.facts().stream().sorted(Comparator.comparing(Fact::inRules)).toList(),
                    settingsRead.stream().sorted(Comparator.comparing(one -> settings.all().get(one).name())).toList(),
                    Map.copyOf(bindings), reason(meta.getOrDefault("reason", "")), card.reviewsAccount(), text,
                    Collections.unmodifiableMap(conditions.places()));
        }

        private void checkFrame() {
            String name = descr.getName();
            String stem = file.stem();
            if (!name.matches(Pattern.quote(stem) + "(/[a-z0-9-]+)?: .+")) {
                fault(descr.getLine(), 0, "wrong-name", "The rule is called \"" + name + "\"; in this file names are written `" + stem
                        + ": what it says` or `" + stem + "/part: what it says`.");
            }
            if (!descr.getAttributes().isEmpty()) {
                fault(descr.getLine(), 0, "forbidden-construct", "The rule has the attribute `" + descr.getAttributes().keySet().iterator().next()
                        + "`; rules have none, so that their order cannot matter.");
            }
            String consequence = String.valueOf(descr.getConsequence()).strip();
            if (!consequence.equals(CONSEQUENCE) || !descr.getNamedConsequences().isEmpty()) {
                fault(descr.getConsequenceLine(), 0, "forbidden-construct", "The `then` is always the one line `" + CONSEQUENCE + "`.");
            }
        }

        private void read(BaseDescr part) {
            boolean negated = part instanceof NotDescr;
            BaseDescr inner = negated && ((NotDescr) part).getDescrs().size() == 1 ? (BaseDescr) ((NotDescr) part).getDescrs().get(0) : part;
            if (!(inner instanceof PatternDescr pattern)) {
                fault(part.getLine(), part.getColumn(), "forbidden-construct",
                        "A `when` holds `Setting( … )`, `Signal( … )`, `not Signal( … )` and one `Account( … )`, nothing else.");
                return;
            }
            advance(pattern.getObjectType() + "(", pattern.getObjectType() + " (");
            List<ExprConstraintDescr> written = new ArrayList<>();
            for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
                if (constraint instanceof ExprConstraintDescr expression) {
                    written.add(expression);
                }
            }
            switch (pattern.getObjectType()) {
                case "Setting" -> setting(pattern, written, negated);
                case "Signal" -> signal(pattern, written, negated);
                case "Account" -> account(pattern, written, negated);
                default -> fault(pattern.getLine(), pattern.getColumn(), "unknown-pattern", "There is no `" + pattern.getObjectType()
                        + "( … )`." + DidYouMean.sentence(pattern.getObjectType(), List.of("Setting", "Signal", "Account")));
            }
        }

        private void setting(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            Matcher name = written.isEmpty() ? null : SETTING.matcher(written.get(0).getExpression().strip());
            Matcher binding = written.size() < 2 ? null : BINDING.matcher(written.get(1).getExpression().strip());
            if (negated || written.size() != 2 || !name.matches() || !binding.matches() || binding.group(3) == null) {
                fault(pattern.getLine(), pattern.getColumn(), "bad-setting-pattern",
                        "A setting is read as `Setting( name == \"its.name\", $x : days() )` (or `number()`, `amount()`, `text()`).");
                return;
            }
            Integer number = settings.number(name.group(1));
            if (number == null) {
                fault(pattern.getLine(), pattern.getColumn(), "unknown-setting", "The rule reads the setting `" + name.group(1)
                        + "`, which no file defines." + DidYouMean.sentence(name.group(1), names()));
                return;
            }
            Setting setting = settings.all().get(number);
            String accessor = binding.group(2);
            String expected = setting.unit().equals("money") ? "amount" : setting.isWhole() ? "days" : setting.isNumeric() ? "number" : "text";
            if (!accessor.equals(expected)) {
                fault(pattern.getLine(), pattern.getColumn(), "wrong-type", "The setting `" + setting.name() + "` is in " + setting.unit()
                        + ": read it with `" + expected + "()`, not `" + accessor + "()`.");
            }
            settingsRead.add(number);
            bind(pattern, binding.group(1), new Condition.Operand.OfSetting(number));
        }

        private void signal(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            Matcher name = written.size() == 1 ? SETTING.matcher(written.get(0).getExpression().strip()) : null;
            if (name == null || !name.matches()) {
                fault(pattern.getLine(), pattern.getColumn(), "bad-signal-pattern", "A signal is read as `Signal( name == \"its-name\" )`.");
                return;
            }
            Integer number = signalNumbers.get(name.group(1));
            if (number == null) {
                fault(pattern.getLine(), pattern.getColumn(), "unknown-signal", "There is no signal `" + name.group(1) + "`."
                        + DidYouMean.sentence(name.group(1), signalNumbers.keySet()));
                return;
            }
            Condition holds = new Condition.SignalHolds(number);
            conditions.places().put(holds, place(file.text().substring(cursor, file.text().indexOf(')', cursor) + 1)));
            constraints.add(negated ? new Condition.Not(holds) : holds);
        }

        private void account(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            accounts++;
            if (negated) {
                fault(pattern.getLine(), pattern.getColumn(), "forbidden-construct",
                        "`not Account( … )` cannot tell what is false from what is unknown: negate inside the brackets.");
            }
            for (ExprConstraintDescr constraint : written) {
                String expression = constraint.getExpression().strip();
                Matcher binding = BINDING.matcher(expression);
                try {
                    if (binding.matches() && binding.group(3) == null) {
                        bind(constraint, binding.group(1), new Condition.Operand.OfFact(conditions.fact(binding.group(2))));
                    } else {
                        constraints.add(conditions.read(expression, placeOf(expression)));
                    }
                } catch (ConditionReader.Unreadable e) {
                    fault(constraint.getLine(), constraint.getColumn(), e.code(), e.getMessage());
                }
            }
        }

        /** Moves on to the nearest of these texts. */
        private void advance(String... texts) {
            cursor = Stream.of(texts).mapToInt(one -> file.text().indexOf(one, cursor)).filter(found -> found >= 0).min().orElse(cursor);
        }

        private Written placeOf(String expression) {
            advance(expression);
            return place(expression);
        }

        /** Text that begins where the reading has come to. */
        private Written place(String words) {
            String before = file.text().substring(0, cursor);
            return new Written((int) before.chars().filter(c -> c == '\n').count() + 1, cursor - before.lastIndexOf('\n'), words);
        }

        private int offsetOf(int line) {
            int offset = 0;
            for (int i = 1; i < line; i++) {
                offset = file.text().indexOf('\n', offset) + 1;
            }
            return offset;
        }

        private void bind(BaseDescr where, String name, Condition.Operand operand) {
            if (bindings.put(name, operand) != null) {
                fault(where.getLine(), where.getColumn(), "bound-twice", "`" + name + "` is bound twice.");
            }
        }

        private List<String> names() {
            return settings.all().stream().map(Setting::name).toList();
        }

        /** Metadata values without their quotes; the parser drops repeated keys without a word, so the text is asked. */
        private Map<String, String> metadata() {
            Map<String, String> meta = new HashMap<>();
            for (String key : descr.getAnnotationNames()) {
                String raw = String.valueOf(descr.getAnnotation(key).getValue("value")).strip();
                boolean quoted = raw.length() >= 2 && raw.startsWith("\"") && raw.endsWith("\"");
                if (!quoted) {
                    fault(descr.getLine(), 0, "bad-metadata", "`@" + key + "` needs one value in double quotes.");
                }
                meta.put(key, quoted ? raw.substring(1, raw.length() - 1).replace("\\\"", "\"") : raw);
            }
            Set<String> seen = new LinkedHashSet<>();
            int when = text.indexOf("\nwhen");
            Matcher matcher = ANNOTATION.matcher(when < 0 ? text : text.substring(0, when));
            while (matcher.find()) {
                if (!seen.add(matcher.group(1))) {
                    fault(descr.getLine(), 0, "duplicate-metadata", "`@" + matcher.group(1) + "` stands twice; only one would count.");
                }
            }
            return meta;
        }

        private Reason reason(String template) {
            List<String> texts = new ArrayList<>();
            List<Reason.Figure> figures = new ArrayList<>();
            Matcher matcher = FIGURE.matcher(template);
            int from = 0;
            while (matcher.find()) {
                Condition.Operand operand = bindings.get(matcher.group(1));
                if (operand == null) {
                    fault(descr.getLine(), 0, "unknown-binding", "`@reason` names `" + matcher.group(1) + "`, which the conditions do not bind."
                            + DidYouMean.sentence(matcher.group(1), bindings.keySet()));
                    continue;
                }
                texts.add(template.substring(from, matcher.start()));
                figures.add(new Reason.Figure(operand, operand instanceof Condition.Operand.OfFact fact ? fact.fact().unit()
                        : settings.all().get(((Condition.Operand.OfSetting) operand).number()).unit()));
                from = matcher.end();
            }
            texts.add(template.substring(from));
            return new Reason(template, texts.toArray(String[]::new), figures.toArray(Reason.Figure[]::new));
        }

        private String textOf() {
            String[] lines = file.text().split("\n", -1);
            int from = descr.getLine() - 1;
            StringBuilder out = new StringBuilder();
            for (int i = from; i < lines.length; i++) {
                out.append(lines[i]).append('\n');
                if (lines[i].strip().equals("end")) {
                    break;
                }
            }
            return out.toString();
        }

        private String comment() {
            String[] lines = file.text().split("\n", -1);
            List<String> comment = new ArrayList<>();
            for (int i = descr.getLine() - 2; i >= 0 && lines[i].strip().startsWith("//"); i--) {
                comment.add(0, lines[i].strip().substring(2).strip());
            }
            if (comment.isEmpty()) {
                fault(descr.getLine(), 0, "no-comment", "No comment above the rule says why it works on people or what the law protects.");
            }
            return String.join(" ", comment);
        }

        private void fault(int line, int column, String code, String detail) {
            RuleReader.this.fault(file, line, column, code, detail);
        }
    }
}
