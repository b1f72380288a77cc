package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is asked of every file before anything parses it: that a reader sees what counts, and that it is of a size that people read. So no
 * parser is led into the depths, and none has to be trusted with them.
 */
public final class Legible {
    /** Deeper brackets than these, nobody reads. */
    private static final int DEEPEST = 16;
    /** What is not found because a file could not be read at all is not complained about besides. */
    private static final Set<FaultKind> LOST = Set.of(FaultKind.SYNTAX, FaultKind.NOT_YAML, FaultKind.NOT_A_MAPPING, FaultKind.TOO_DEEP,
            FaultKind.HIDDEN_CHARACTER, FaultKind.FILE_TOO_LARGE, FaultKind.UNREADABLE, FaultKind.OUTSIDE_RULES, FaultKind.YAML_REFERENCE);
    private static final Set<FaultKind> FOLLOWING = Set.of(FaultKind.UNKNOWN_SETTING, FaultKind.MISSING_SETTING, FaultKind.UNUSED_SETTING,
            FaultKind.UNKNOWN_SIGNAL, FaultKind.UNKNOWN_ACTION, FaultKind.SCENARIO_RULE, FaultKind.NO_SCENARIOS, FaultKind.UNTOLD_CASE);
    private static final String QUOTES = "“”„‟«»‘’‚‹›";
    private static final Map<Integer, String> SIGNS = Map.of((int) '≥', ">=", (int) '≤', "<=", (int) '≠', "!=", (int) '–', "-", 0xA0, " ");
    private static final Pattern MERGE = Pattern.compile("(?m)^(?:<{7} .*|={7}|>{7} .*|\\|{7} .*)$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private Legible() {
    }

    /** The files that can be given to a parser. */
    public static RuleFiles of(RuleFiles files, List<RuleFault> faults) {
        List<RuleFiles.Text> legible = new ArrayList<>();
        for (RuleFiles.Text file : files.texts()) {
            int before = faults.size();
            characters(file, faults);
            halfMerged(file, faults);
            if (file.path().endsWith(".drl") && faults.size() == before) {
                frame(file, faults);
            }
            if (faults.size() == before) {
                legible.add(file);
            }
        }
        return new RuleFiles(legible);
    }

    /** The faults without those that only follow from a file that could not be read. */
    static List<RuleFault> withoutEchoes(RuleFiles files, List<RuleFault> faults) {
        List<RuleFiles.Text> lost = faults.stream().filter(fault -> LOST.contains(fault.kind())).map(RuleFault::file).distinct()
                .map(path -> files.get(path) == null ? new RuleFiles.Text(path, "") : files.get(path)).toList();
        Set<String> unread = faults.stream().filter(fault -> fault.kind() == FaultKind.BAD_ACTION).map(RuleFault::detail).map(Legible::firstName)
                .collect(Collectors.toSet());
        return faults.stream().filter(fault -> fault.kind() != FaultKind.UNKNOWN_ACTION || unread.stream().noneMatch(code -> fault.detail().contains("`" + code + "`,")
                || fault.detail().contains("`" + code + "`."))).filter(fault -> !FOLLOWING.contains(fault.kind())
                || lost.stream().noneMatch(file -> fault.file().equals(file.path()) || isEcho(fault, file))).toList();
    }

    private static String firstName(String detail) {
        Matcher named = NAMED.matcher(detail);
        return named.find() ? named.group(1) : "";
    }

    private static boolean isEcho(RuleFault fault, RuleFiles.Text lost) {
        Matcher named = NAMED.matcher(fault.detail());
        while (named.find()) {
            if (lost.text().contains(named.group(1)) || lost.stem().equals(named.group(1)) || lost.path().equals(named.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static void characters(RuleFiles.Text file, List<RuleFault> faults) {
        String text = file.text();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int each = text.codePointAt(i);
            boolean isHidden = switch (Character.getType(each)) {
                case Character.CONTROL -> each != '\n' && each != '\t' && !(each == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
                case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> false;
            };
            if (isHidden) {
                faults.add(new RuleFault(file.path(), Place.at(text, i, Character.charCount(each)), FaultKind.HIDDEN_CHARACTER,
                        "The character U+%04X (%s) cannot be seen here; remove it.".formatted(each, name(each))));
                return;
            }
        }
    }

    private static String name(int character) {
        String name = Character.getName(character);
        return name == null ? "without a name" : name.toLowerCase(Locale.ROOT);
    }

    private static void halfMerged(RuleFiles.Text file, List<RuleFault> faults) {
        Matcher mark = MERGE.matcher(file.text());
        if (mark.find()) {
            faults.add(new RuleFault(file.path(), Place.at(file.text(), mark.start(), mark.end() - mark.start()), FaultKind.SYNTAX,
                    "A merge was left half done here. Keep one of the two versions, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`."));
        }
    }

    /** Brackets, quotes and letters of a rule file, outside of its comments and texts. */
    private static void frame(RuleFiles.Text file, List<RuleFault> faults) {
        String text = file.text();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (text.startsWith("//", i)) {
                i = end(text, i);
            } else if (text.startsWith("/*", i)) {
                faults.add(new RuleFault(file.path(), Place.at(text, i, 2), FaultKind.FORBIDDEN_CONSTRUCT,
                        "Comments are lines that begin with `//`: in a block comment, a rule that is switched off looks as if it counted."));
                return;
            } else if (each == '"') {
                int closing = closing(text, i);
                if (closing == end(text, i)) {
                    faults.add(new RuleFault(file.path(), Place.at(text, i, closing - i), FaultKind.SYNTAX, "The quote that begins here is not closed on its line."));
                    return;
                }
                i = closing;
            } else if (each > '~') {
                int letter = text.codePointAt(i);
                faults.add(new RuleFault(file.path(), Place.at(text, i, Character.charCount(letter)), FaultKind.SYNTAX, QUOTES.indexOf(letter) >= 0
                        ? "`%s` is a typographic quote. Write `\"`.".formatted(Character.toString(letter))
                        : "`%s` (%s) is not expected here: outside of texts and comments a rule is written with the letters, digits and signs of ASCII.".formatted(Character.toString(letter), name(letter))
                                + (SIGNS.containsKey(letter) ? " Write `" + SIGNS.get(letter) + "`." : "")));
                return;
            } else if (each == '(' || each == '[' || each == '{') {
                depth++;
                if (depth > DEEPEST) {
                    faults.add(new RuleFault(file.path(), Place.at(text, i, 1), FaultKind.TOO_DEEP,
                            "More than " + DEEPEST + " brackets are open here. Make a part of the condition a signal."));
                    return;
                }
            } else if (each == ')' || each == ']' || each == '}') {
                depth--;
            }
        }
    }

    private static int end(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The quote that closes a text, or the end of the line. */
    private static int closing(String text, int opening) {
        int end = end(text, opening);
        for (int i = opening + 1; i < end; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return end;
    }
}
