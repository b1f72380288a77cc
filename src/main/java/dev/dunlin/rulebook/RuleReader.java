package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import org.drools.drl.ast.descr.QueryDescr;
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
    private static final Set<String> IMPORTS = new LinkedHashSet<>(List.of("dev.dunlin.facts.*", "dev.dunlin.findings.*"));
    /** The longest condition between two commas: nobody reads more. */
    private static final int LONGEST_CONDITION = 1000;
    private static final Pattern SYNTAX = Pattern.compile("Line (\\d+):(\\d+) (?:mismatched input|no viable alternative at input|extraneous input|missing \\S+ at|mismatched token|unexpected exception at input) ?'([^']*)'(.*)");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"|//.*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern ANNOTATION = Pattern.compile("@([A-Za-z][\\w-]*)");
    private static final Pattern SETTING = Pattern.compile("name\\s*==\\s*\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\$\\w+");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)\\s*(\\(\\s*\\))?");
    private static final Set<String> WORDS = new LinkedHashSet<>(List.of("package", "import", "rule", "when", "then", "end"));
    private static final Pattern BARE = Pattern.compile("(?<!\\{)\\$[A-Za-z]\\w*");
    private static final Pattern BRACES = Pattern.compile("\\{(?!\\$\\w+})([^}]*)}?");
    private static final Pattern FIGURE = Pattern.compile("\\{(\\$\\w+)}");

    private final SettingsBook settings;
    private final ActionCatalogue actions;
    private final Map<String, Integer> signalNumbers;
    private final ParsedFiles parsedFiles;
    private final List<RuleFault> faults;

    /** @param signalNumbers every named signal; empty while signals themselves are read */
    RuleReader(SettingsBook settings, ActionCatalogue actions, Map<String, Integer> signalNumbers, ParsedFiles parsedFiles, List<RuleFault> faults) {
        this.parsedFiles = parsedFiles;
        this.settings = settings;
        this.actions = actions;
        this.signalNumbers = signalNumbers;
        this.faults = faults;
    }

    List<Rule> read(RuleFiles.Text file, int firstNumber) {
        PackageDescr parsed = parsedFiles.get(file, PackageDescr.class, this::parse);
        List<Rule> rules = new ArrayList<>();
        if (parsed == null) {
            return rules;
        }
        if (parsed.getRules().isEmpty()) {
            fault(file, new Place(1, 0, 0), FaultKind.NO_RULE, "The file holds no rule.");
        }
        if (parsed.getName() == null || parsed.getName().isEmpty() && parsed.getRules().isEmpty()) {
            return rules;
        }
        String shelf = shelf(file);
        String expected = "rules." + shelf.replace('/', '.').replace("-", "");
        if (!expected.equals(parsed.getName())) {
            fault(file, Place.of(file.text(), 0, parsed.getName()), FaultKind.WRONG_PACKAGE, "The package is `" + parsed.getName() + "`; files on this shelf say `" + expected + "`.");
        }
        checkDeclarations(file, parsed);
        for (RuleDescr descr : parsed.getRules()) {
            if (descr instanceof QueryDescr) {
                fault(file, place(file, descr), FaultKind.FORBIDDEN_CONSTRUCT, "A rule file holds rules alone, no queries.");
            } else {
                rules.add(new One(file, descr).read(firstNumber + rules.size()));
            }
        }
        return rules;
    }

    /** What the rules of a file say of themselves: name, comment above and metadata, rule by rule. */
    List<List<?>> said(RuleFiles.Text file) {
        List<List<?>> said = new ArrayList<>();
        for (RuleDescr descr : parsedFiles.get(file, PackageDescr.class, this::parse).getRules()) {
            One rule = new One(file, descr);
            said.add(List.of(descr.getName(), rule.comment(), rule.metadata()));
        }
        return said;
    }

    private static String shelf(RuleFiles.Text file) {
        return file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
    }

    private void checkDeclarations(RuleFiles.Text file, PackageDescr parsed) {
        List<BaseDescr> foreign = new ArrayList<>(parsed.getFunctionImports());
        parsed.getImports().stream().filter(one -> !IMPORTS.contains(one.getTarget())).forEach(foreign::add);
        foreign.addAll(parsed.getAccumulateImports());
        foreign.forEach(one -> fault(file, place(file, one), FaultKind.FORBIDDEN_CONSTRUCT,
                "A rule file imports `" + String.join("` and `", IMPORTS) + "`, nothing else."));
        List<BaseDescr> declared = new ArrayList<>(parsed.getGlobals());
        declared.addAll(parsed.getFunctions());
        declared.addAll(parsed.getTypeDeclarations());
        declared.addAll(parsed.getEnumDeclarations());
        declared.addAll(parsed.getEntryPointDeclarations());
        declared.addAll(parsed.getWindowDeclarations());
        declared.addAll(parsed.getAttributes());
        if (parsed.getUnit() != null) {
            declared.add(parsed.getUnit());
        }
        declared.forEach(one -> fault(file, place(file, one), FaultKind.FORBIDDEN_CONSTRUCT,
                "A rule file declares nothing besides its rules: no globals, functions, types, units or attributes."));
    }

    private static Place place(RuleFiles.Text file, BaseDescr part) {
        int start = part.getStartCharacter();
        int end = part.getEndCharacter();
        return start > 0 && end >= start ? Place.at(file.text(), start, end - start + 1) : new Place(Math.max(part.getLine(), 1), 0, 0);
    }

    private PackageDescr parse(RuleFiles.Text file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, file.text());
        } catch (StackOverflowError e) {
            // INVARIANT: whatever nests without brackets ends here too
            fault(file, new Place(longestLine(file.text()), 0, 0), FaultKind.TOO_DEEP, "The file is nested too deep to be read. Make a part of the condition a signal.");
            return null;
        } catch (DroolsParserException | RuntimeException e) {
            if (parser.getErrors().isEmpty()) {
                fault(file, new Place(1, 0, 0), FaultKind.SYNTAX, "The file cannot be parsed: " + e.getMessage() + ".");
            }
        }
        for (DroolsError error : parser.getErrors()) {
            syntax(file, error);
        }
        return parser.hasErrors() ? null : parsed;
    }

    private static int longestLine(String text) {
        List<String> lines = text.lines().toList();
        return 1 + lines.indexOf(lines.stream().max(Comparator.comparing(String::length)).orElse(""));
    }

    /** What Drools' parser says, in words: "[ERR 102] Line 16:33 mismatched input ',' in rule …". */
    private void syntax(RuleFiles.Text file, DroolsError error) {
        String message = error.getMessage().lines().findFirst().orElse("");
        Matcher known = SYNTAX.matcher(message);
        if (!known.find()) {
            fault(file, new Place(error.getLines().length > 0 ? error.getLines()[0] : 1, 0, 0), FaultKind.SYNTAX, message + ".");
            return;
        }
        String token = known.group(3);
        Place place = new Place(Integer.parseInt(known.group(1)), Integer.parseInt(known.group(2)) + 1, token.startsWith("<") ? 1 : token.length());
        String where = known.group(4).startsWith(" in rule") ? known.group(4).replaceFirst(" expecting one of.*", "").replaceFirst("in rule\\.?$", "in the rule") : "";
        fault(file, place, FaultKind.SYNTAX, (token.startsWith("<") ? "The file ends too early" : "`" + token + "` is not expected here") + where
                + meant(token, file.text().substring(Math.min(file.text().length(), Place.offset(file.text(), place.line()) + place.column() - 1))));
    }

    /** The likely cure, from what stands there. */
    private static String meant(String token, String rest) {
        return switch (token) {
            case "=" -> rest.startsWith("=>") ? ". Maybe `>=` was meant." : rest.startsWith("=<") ? ". Maybe `<=` was meant." : ". Maybe `==` was meant.";
            case "and" -> ". Conditions are joined by commas, or by `&&` within one.";
            case "or" -> ". Maybe `||` was meant.";
            case "not" -> ". Maybe `!` was meant.";
            case "findings" -> ". Maybe the rule above has no `end`, or this one is not begun with `rule`.";
            default -> {
                String word = DidYouMean.closest(token, WORDS);
                yield word != null && !word.equals(token) ? ". Maybe `" + word + "` was meant." : ": look for a bracket, a comma or a quote before it that is missing or too much.";
            }
        };
    }

    private void fault(RuleFiles.Text file, Place place, FaultKind kind, String detail) {
        faults.add(new RuleFault(file.path(), place, kind, detail));
    }

    /** One rule being read. */
    private final class One {
        private final RuleFiles.Text file;
        private final RuleDescr descr;
        private final String text;
        private final Map<String, Condition.Operand> bindings = new LinkedHashMap<>();
        private final List<Condition> constraints = new ArrayList<>();
        private final Set<Integer> settingsRead = new LinkedHashSet<>();
        /** Names of settings that cannot be read: that they stand for nothing is no fault of its own. */
        private final Set<String> lost = new HashSet<>();
        private final ConditionReader conditions = new ConditionReader(settings, bindings);
        private int accounts;
        private int cursor;

        One(RuleFiles.Text file, RuleDescr descr) {
            this.file = file;
            this.descr = descr;
            this.text = textOf();
            this.cursor = Math.max(0, file.text().indexOf("\nwhen", Place.offset(file.text(), descr.getLine())));
        }

        Rule read(int number) {
            checkFrame();
            for (BaseDescr part : descr.getLhs().getDescrs()) {
                read(part);
            }
            if (accounts != 1) {
                fault(name(), FaultKind.NO_ACCOUNT, "The rule has " + accounts + " `Account( … )` patterns; it needs exactly one.");
            }
            int colon = descr.getName().indexOf(':');
            String id = colon < 0 ? descr.getName() : descr.getName().substring(0, colon).strip();
            String sentence = colon < 0 ? "" : descr.getName().substring(colon + 1).strip();
            Map<String, String> meta = metadata();
            String kindShelf = shelf(file);
            RuleCard card = new CardReader(actions, meta, bound(), (kind, key, words, detail) -> fault(metadata(key, words), kind, detail)).read(id, sentence, kindShelf.substring(kindShelf.indexOf('/') + 1), file.path(), descr.getLine(), comment());
            if (card.points() != null && settings.number(card.points()) == null) {
                fault(metadata("points", card.points()), FaultKind.UNKNOWN_SETTING, "`@points` names the setting `" + card.points() + "`, which no file defines."
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
                fault(name(), FaultKind.WRONG_NAME, "The rule is called \"" + name + "\"; in this file names are written `" + stem
                        + ": what it says` or `" + stem + "/part: what it says`.");
            }
            descr.getAttributes().forEach((attribute, written) -> fault(within(attribute), FaultKind.FORBIDDEN_CONSTRUCT, "The rule has the attribute `"
                    + attribute + "`; rules have none, so that their order cannot matter."));
            if (descr.getParentName() != null) {
                fault(within("extends"), FaultKind.FORBIDDEN_CONSTRUCT, "A rule extends no other: what it says stands in it.");
            }
            String consequence = String.valueOf(descr.getConsequence()).strip();
            if (!consequence.equals(CONSEQUENCE) || !descr.getNamedConsequences().isEmpty()) {
                int then = Place.offset(file.text(), descr.getConsequenceLine());
                String first = consequence.equals(CONSEQUENCE) ? String.valueOf(descr.getNamedConsequences().values().iterator().next()) : consequence;
                fault(Place.of(file.text(), then, first.strip().lines().findFirst().orElse("").strip()), FaultKind.FORBIDDEN_CONSTRUCT,
                        "The `then` is always the one line `" + CONSEQUENCE + "`.");
            }
        }

        private void read(BaseDescr part) {
            boolean negated = part instanceof NotDescr;
            BaseDescr inner = negated && ((NotDescr) part).getDescrs().size() == 1 ? (BaseDescr) ((NotDescr) part).getDescrs().get(0) : part;
            if (!(inner instanceof PatternDescr pattern)) {
                fault(place(file, part), FaultKind.FORBIDDEN_CONSTRUCT,
                        "A `when` holds `Setting( … )`, `Signal( … )`, `not Signal( … )` and one `Account( … )`, nothing else.");
                return;
            }
            if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty() || pattern.getIdentifier() != null || pattern.isQuery()
                    || pattern.isUnification() || !pattern.getAnnotationNames().isEmpty()) {
                fault(place(file, pattern), FaultKind.FORBIDDEN_CONSTRUCT, "`" + pattern.getObjectType()
                        + "( … )` stands by itself: no name before it, no `from`, `over`, `?` or annotation at it.");
            }
            advance(pattern.getObjectType() + "(", pattern.getObjectType() + " (");
            List<ExprConstraintDescr> written = new ArrayList<>();
            for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
                if (constraint instanceof ExprConstraintDescr expression && expression.getType() == ExprConstraintDescr.Type.NAMED) {
                    written.add(expression);
                } else {
                    fault(place(file, constraint), FaultKind.FORBIDDEN_CONSTRUCT, "Between the brackets stand conditions and bindings, separated by commas.");
                }
            }
            switch (pattern.getObjectType()) {
                case "Setting" -> setting(pattern, written, negated);
                case "Signal" -> signal(pattern, written, negated);
                case "Account" -> account(pattern, written, negated);
                default -> fault(type(pattern), FaultKind.UNKNOWN_PATTERN, "There is no `" + pattern.getObjectType()
                        + "( … )`." + DidYouMean.sentence(pattern.getObjectType(), List.of("Setting", "Signal", "Account")));
            }
        }

        private void setting(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            Matcher name = written.isEmpty() ? null : SETTING.matcher(written.get(0).getExpression().strip());
            Matcher binding = written.size() < 2 ? null : BINDING.matcher(written.get(1).getExpression().strip());
            if (negated || written.size() != 2 || !name.matches() || !binding.matches() || binding.group(3) == null) {
                written.forEach(one -> lose(one.getExpression()));
                fault(place(file, pattern), FaultKind.BAD_SETTING_PATTERN,
                        "A setting is read as `Setting( name == \"its.name\", $x : days() )` (or `number()`, `amount()`, `text()`).");
                return;
            }
            Integer number = settings.number(name.group(1));
            if (number == null) {
                lost.add(binding.group(1));
                fault(inside(pattern, name.group(1)), FaultKind.UNKNOWN_SETTING, "The rule reads the setting `" + name.group(1)
                        + "`, which no file defines." + DidYouMean.sentence(name.group(1), names()));
                return;
            }
            Setting setting = settings.all().get(number);
            settingsRead.add(number);
            if (!Setting.UNITS.contains(setting.unit())) {
                lost.add(binding.group(1));
                return;
            }
            String accessor = binding.group(2);
            String expected = setting.unit().equals("money") ? "amount" : setting.isWhole() ? "days" : setting.isNumeric() ? "number" : "text";
            if (!accessor.equals(expected)) {
                fault(inside(pattern, accessor + "("), FaultKind.WRONG_TYPE, "The setting `" + setting.name() + "` is in " + setting.unit()
                        + ": read it with `" + expected + "()`, not `" + accessor + "()`.");
            }
            bind(pattern, binding.group(1), new Condition.Operand.OfSetting(number));
        }

        private void signal(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            Matcher name = written.size() == 1 ? SETTING.matcher(written.get(0).getExpression().strip()) : null;
            if (name == null || !name.matches()) {
                fault(place(file, pattern), FaultKind.BAD_SIGNAL_PATTERN, "A signal is read as `Signal( name == \"its-name\" )`.");
                return;
            }
            Integer number = signalNumbers.get(name.group(1));
            if (number == null) {
                fault(inside(pattern, name.group(1)), FaultKind.UNKNOWN_SIGNAL, "There is no signal `" + name.group(1) + "`."
                        + DidYouMean.sentence(name.group(1), signalNumbers.keySet()));
                return;
            }
            Condition holds = new Condition.SignalHolds(number);
            conditions.places().put(holds, written(file.text().substring(cursor, file.text().indexOf(')', cursor) + 1)));
            constraints.add(negated ? new Condition.Not(holds) : holds);
        }

        private void account(PatternDescr pattern, List<ExprConstraintDescr> written, boolean negated) {
            accounts++;
            if (negated) {
                fault(type(pattern), FaultKind.FORBIDDEN_CONSTRUCT,
                        "`not Account( … )` cannot tell what is false from what is unknown: negate inside the brackets.");
            }
            for (ExprConstraintDescr constraint : written) {
                String expression = constraint.getExpression().strip();
                if (expression.length() > LONGEST_CONDITION) {
                    fault(place(file, constraint), FaultKind.TOO_DEEP, "The condition has " + expression.length() + " characters; the longest that is read has "
                            + LONGEST_CONDITION + ".");
                    continue;
                }
                Matcher binding = BINDING.matcher(expression);
                try {
                    if (binding.matches() && binding.group(3) == null) {
                        bind(constraint, binding.group(1), new Condition.Operand.OfFact(conditions.fact(binding.group(2), null)));
                    } else {
                        constraints.add(conditions.read(expression, placeOf(expression)));
                    }
                } catch (ConditionReader.Unreadable e) {
                    unreadable(constraint, binding.matches() ? binding.group(2) : null, e);
                }
            }
        }

        private void unreadable(ExprConstraintDescr constraint, String words, ConditionReader.Unreadable e) {
            for (Throwable more : e.getSuppressed()) {
                unreadable(constraint, null, (ConditionReader.Unreadable) more);
            }
            if (e.kind() == FaultKind.UNKNOWN_BINDING && e.where() != null && lost.contains(e.where().toString())) {
                return;
            }
            Place all = place(file, constraint);
            Place part = words != null ? inside(constraint, words) : e.where() == null ? all : e.where().getRange().map(range -> {
                int offset = constraint.getStartCharacter() + Place.offset(constraint.getExpression().strip(), range.begin.line) + range.begin.column - 1;
                return Place.at(file.text(), offset, range.begin.line == range.end.line ? range.end.column - range.begin.column + 1 : file.text().length());
            }).orElse(all);
            fault(part, e.kind(), e.getMessage());
        }

        private void lose(String expression) {
            Matcher names = NAME.matcher(expression);
            while (names.find()) {
                lost.add(names.group());
            }
        }

        /** Every name that the conditions bind, or would. */
        private Set<String> bound() {
            Set<String> bound = new LinkedHashSet<>(bindings.keySet());
            bound.addAll(lost);
            return bound;
        }

        /** Where a pattern's type is named. */
        private Place type(PatternDescr pattern) {
            return inside(pattern, pattern.getObjectType());
        }

        private Place inside(BaseDescr part, String words) {
            return Place.of(file.text(), Math.max(part.getStartCharacter(), 0), words);
        }

        /** The rule's name, with its quotes. */
        private Place name() {
            return within("\"" + descr.getName() + "\"");
        }

        private Place within(String words) {
            return Place.of(file.text(), Place.offset(file.text(), descr.getLine()), words);
        }

        /** Words in the value of a metadata key; the key where there are none, the rule's name where there is no key. */
        private Place metadata(String key, String words) {
            Matcher found = key == null ? null : Pattern.compile("(?m)^\\s*(@" + Pattern.quote(key) + ")\\b").matcher(text);
            if (found == null || !found.find()) {
                return name();
            }
            int start = Place.offset(file.text(), descr.getLine());
            Place whole = Place.at(file.text(), start + found.start(1), found.end(1) - found.start(1));
            Place part = words == null || words.isEmpty() ? whole : Place.of(file.text(), start + found.start(1), words);
            return part.line() == whole.line() && part.column() > 0 ? part : whole;
        }

        /** Moves on to the nearest of these texts. */
        private void advance(String... texts) {
            cursor = Stream.of(texts).mapToInt(one -> file.text().indexOf(one, cursor)).filter(found -> found >= 0).min().orElse(cursor);
        }

        private Written placeOf(String expression) {
            advance(expression);
            return written(expression);
        }

        /** Text that begins where the reading has come to. */
        private Written written(String words) {
            String before = file.text().substring(0, cursor);
            return new Written((int) before.chars().filter(c -> c == '\n').count() + 1, cursor - before.lastIndexOf('\n'), words);
        }

        private void bind(BaseDescr where, String name, Condition.Operand operand) {
            if (bindings.put(name, operand) != null) {
                fault(inside(where, name), FaultKind.BOUND_TWICE, "`" + name + "` is bound twice.");
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
                boolean quoted = QUOTED.matcher(raw).matches();
                if (!quoted) {
                    fault(metadata(key, ""), FaultKind.BAD_METADATA, "`@" + key + "` needs one value in double quotes.");
                }
                meta.put(key, quoted ? raw.substring(1, raw.length() - 1).replace("\\\"", "\"") : raw);
            }
            Set<String> seen = new LinkedHashSet<>();
            int when = text.indexOf("\nwhen");
            String head = when < 0 ? text : text.substring(0, when);
            Matcher matcher = ANNOTATION.matcher(TEXT.matcher(head).replaceAll(quoted -> " ".repeat(quoted.group().length())));
            while (matcher.find()) {
                if (!seen.add(matcher.group(1))) {
                    fault(Place.at(file.text(), Place.offset(file.text(), descr.getLine()) + matcher.start(1) - 1, matcher.group(1).length() + 1), FaultKind.DUPLICATE_METADATA, "`@" + matcher.group(1) + "` stands twice; only one would count.");
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
                if (operand == null && lost.contains(matcher.group(1))) {
                    continue;
                }
                if (operand == null) {
                    fault(metadata("reason", matcher.group(1)), FaultKind.UNKNOWN_BINDING, "`@reason` names `" + matcher.group(1) + "`, which the conditions do not bind."
                            + DidYouMean.sentence(matcher.group(1), bindings.keySet()));
                    continue;
                }
                texts.add(template.substring(from, matcher.start()));
                figures.add(new Reason.Figure(operand, operand instanceof Condition.Operand.OfFact fact ? fact.fact().unit()
                        : settings.all().get(((Condition.Operand.OfSetting) operand).number()).unit()));
                from = matcher.end();
            }
            texts.add(template.substring(from));
            Matcher bare = BARE.matcher(template);
            while (bare.find()) {
                fault(metadata("reason", bare.group()), FaultKind.UNKNOWN_BINDING, "`@reason` has `" + bare.group() + "` without braces, and it would be read out as it stands. Write `{"
                        + bare.group() + "}`.");
            }
            Matcher braces = BRACES.matcher(template);
            while (braces.find()) {
                String meant = DidYouMean.closest("$" + braces.group(1).replaceFirst("^\\$", ""), bound());
                fault(metadata("reason", braces.group()), FaultKind.UNKNOWN_BINDING, "`@reason` has `" + braces.group() + "`, and only names as `{$daysPastDue}` stand in braces."
                        + (meant == null ? "" : " Maybe `{" + meant + "}` was meant."));
            }
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
                fault(name(), FaultKind.NO_COMMENT, "No comment above the rule says why it works on people or what the law protects.");
            }
            return String.join(" ", comment);
        }

        private void fault(Place place, FaultKind kind, String detail) {
            RuleReader.this.fault(file, place, kind, detail);
        }
    }
}
