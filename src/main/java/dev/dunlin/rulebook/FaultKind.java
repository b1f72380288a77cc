package dev.dunlin.rulebook;

import java.util.Locale;

/** Every kind of fault a rulebook can have; the reference page of rule faults has a section for each. */
public enum FaultKind {
    // --- the directory and its files ------------------------------------------------------------------------------
    MISSING_DIRECTORY("The rules directory does not exist.", "Rules are read from one directory; without it nothing can be decided."),
    MISSING_FILE("A file that every rulebook needs is not there.", "Without `actions.yaml` no rule can propose anything; mostly `--rules` names the wrong directory."),
    UNREADABLE("A file cannot be read, or is not text in UTF-8.", "A rule that is left out without a word would change decisions."),
    OUTSIDE_RULES("A link leads out of the rules directory.", "What decides must lie in the directory, where it is reviewed, hashed and archived."),
    FILE_TOO_LARGE("A file is larger than rules can be.", "Rules are read by people; a file of that size is a mistake, or meant to exhaust the machine that checks it."),
    UNUSED_FILE(true, "Nothing reads this file.", "A file on the wrong shelf or with the wrong ending looks as if it counted. Move it, rename it or remove it."),
    HIDDEN_CHARACTER("The text holds a character that cannot be seen or that turns the direction of writing.", "What a reviewer sees must be what is judged."),
    INTERNAL("The rules passed every check, and Dunlin failed to load or to format them.", "This is a fault of Dunlin, not of the rules: please report it."),

    // --- the frame of a rule ---------------------------------------------------------------------------------------
    SYNTAX("The file is not written as rules are.", "A bracket, a comma or a quote is missing or too much near the place shown. One file that cannot be parsed does not keep the others from being checked."),
    TOO_DEEP("Brackets are nested deeper, or a condition is longer, than a person could read.", "Give a part of the condition a name: make it a signal."),
    NO_RULE("The file holds no rule.", "An empty file compiles to nothing without a word. Write the rule or remove the file."),
    WRONG_PACKAGE("The package does not name the folder.", "The package is how a rule says on which shelf it stands; two truths about it would drift apart."),
    WRONG_NAME("The rule's name is not the file's name, an optional part and a sentence.", "Ids are found by their file, and the sentence is what people read."),
    WRONG_SHELF("The rule stands on a shelf for rules of another kind.", "Tips, guardrails and signals are read differently and reviewed by different people."),
    DUPLICATE_ID("Two rules have the same id.", "Answers, logs and scenarios name rules by their ids."),
    NO_COMMENT("No comment stands above the rule.", "The conditions say what; only the comment says why it works on people, or what the law protects."),
    FORBIDDEN_CONSTRUCT("The rule uses something that is not of the rule language.",
            "A rule is data, not a program: no Java, no functions, no globals, no order of its own. So it cannot loop, read files or change what others see, and its order cannot matter."),

    // --- what a rule reads -----------------------------------------------------------------------------------------
    NO_ACCOUNT("The rule has no `Account( … )`, or more than one.", "A rule judges one account at one moment."),
    UNKNOWN_PATTERN("The `when` asks about something that does not exist.", "There are `Setting`, `Signal` and `Account`."),
    BAD_SETTING_PATTERN("A setting is not read in the one way in which settings are read.", "One way to write it means one way to read it."),
    BAD_SIGNAL_PATTERN("A signal is not asked in the one way in which signals are asked.", "One way to write it means one way to read it."),
    UNKNOWN_SETTING("The rule reads a setting that no file defines.", "A misspelt setting would otherwise be unknown for ever, and the rule with it."),
    UNKNOWN_SIGNAL("The rule asks for a signal that no rule raises.", "It would never hold."),
    UNKNOWN_FACT("The condition names a fact that does not exist.", "The page of facts lists all of them."),
    UNKNOWN_VALUE("The fact never has this value.", "The condition would never hold, or always."),
    UNKNOWN_BINDING("A `$name` is used that nothing binds.", "Bind it in the `when`, above its use."),
    BOUND_TWICE("A `$name` is bound twice.", "Nobody could say which of the two is meant."),
    WRONG_TYPE("Two things are compared, or read, that are not of one kind: money with days, text with a number.", "The engine would compare them all the same, and the answer would be wrong without a word."),
    NUMBER_IN_CONDITION("A number other than 0 and 1 stands in a condition.", "A number is a decision with a date, a reason and a source: it belongs into a setting. There, it is also an exact decimal."),
    NOT_A_CONDITION("The text between two commas cannot be read as a condition.", "Conditions are comparisons of facts, yes-or-no facts, `&&`, `||`, `!` and brackets."),

    // --- what a rule says of itself ----------------------------------------------------------------------------------
    MISSING_METADATA("Something that every rule of this kind says of itself is not said.", "Answers quote the reason, auditors ask for the source, and law has a first day."),
    UNKNOWN_METADATA("There is no metadata of this name.", "A misspelt key would be ignored, and the rule would do less than it says."),
    DUPLICATE_METADATA("A metadata key stands twice.", "Only one would count."),
    BAD_METADATA("A metadata value cannot be read.", "Values stand in double quotes and are of the kind that the table of metadata tells."),
    UNKNOWN_ACTION("An action is named that is not in `actions.yaml`.", "It would never be proposed, or never be held back."),
    NO_EFFECT("The rule proposes, shapes and reduces nothing.", "Its findings would change no decision."),
    GUARD_ADDS_PRESSURE("A guardrail would press the debtor harder.", "Guardrails only reduce; whoever reads one must be able to rely on that."),
    SIGNAL_ACTS("A signal proposes or forbids something.", "A signal says what something is, so that several rules can ask for it."),
    ROW_OUT_OF_FORCE("Something ends before it begins, so it is never in force.", "Mostly the two dates were exchanged."),

    // --- settings and actions ----------------------------------------------------------------------------------------
    NOT_YAML("The file is not YAML.", "Mostly a bracket is not closed, or the indentation is wrong."),
    NOT_A_MAPPING("The file holds no mapping of names to values.", "Each name stands at the start of a line, with a colon behind it."),
    YAML_REFERENCE("The file uses an anchor, an alias or a tag of YAML.", "What a reader sees must be what counts: values are written where they belong. Aliases can also unfold into more than a machine can hold."),
    UNKNOWN_KEY("A key is not known here.", "A misspelt key would be ignored."),
    MISSING_KEY("A key that is needed is missing.", "A setting says what it is, where it comes from and from which day it holds."),
    UNKNOWN_UNIT("A setting has a unit that does not exist.", "The unit decides how a setting is read and compared."),
    BAD_SETTING("A value of a setting cannot be read.", "Its unit says what it must look like."),
    DUPLICATE_SETTING("Two settings have the same name.", "Only one would count."),
    UNUSED_SETTING("Nothing reads this setting.", "Changing it would change nothing, and whoever changes it believes otherwise."),
    MISSING_SETTING("A setting that every decision needs is not there.", "Dates and hours are computed with it."),
    GAP_IN_SETTING("A setting that every decision needs is not always in force.", "Decisions are also made for days long past, and for debtors of whom little is known."),
    GAP_IN_RATE("The rows of a rate leave days without one.", "Interest over those days would be unknown."),
    OVERLAPPING_ROWS("Two rows hold for the same debtors on the same day.", "Nobody could say which of the two is meant."),
    BAD_ACTION("An action has a value that cannot be read.", "The action catalogue decides how everything else is read."),

    // --- scenarios ---------------------------------------------------------------------------------------------------
    NO_SCENARIOS("No scenarios stand beside the rule file.", "A rule that nobody has seen fire is not known to work."),
    SCENARIO_NAME("A scenario has no name, or that of another one.", "Whoever reads a failure must find the scenario."),
    SCENARIO_THEN("A scenario does not say what the rule does.", "It `fires`, is `silent` or is `unknown`."),
    SCENARIO_AS_OF("The moment of a scenario cannot be read.", "It is an instant with an offset: `2026-11-03T10:00:00+01:00`."),
    SCENARIO_RULE("A scenario is about a rule that is not in the file beside it.", "It would be played against nothing."),
    SCENARIO_FAILS("The rules do something else than a scenario says.", "Either the rule or the example is wrong; until one of them is mended, the last good rulebook stays in force."),
    UNTOLD_CASE(true, "A rule has no scenario in which it fires, or none in which it is silent, or none in which it does not know.",
            "The edge of a rule is where it goes wrong, and unknown is where it is forgotten."),

    // --- conditions that can be read and are not meant ---------------------------------------------------------------
    NEVER_FIRES(true, "The rule can never hold, whatever the account: its conditions contradict each other, by themselves or with the settings in force.",
            "It looks like a rule and protects nobody. Mostly two settings crossed, or an `&&` should have been `||`."),
    NEVER_FOR_SOME(true, "With the settings in force, the rule can never hold for some debtors, though nothing in it says so.",
            "Mostly a row for one country, currency or type of debtor was changed, and its counterpart was not. Where it is meant, say it in the rule."),
    SAME_CONDITION(true, "Two rules hold in exactly the same cases and do the same.", "One of them is enough; the other will be forgotten when the first is changed."),
    SHADOWED(true, "Whenever this rule holds, another rule of the same tip or guardrail holds too and does the same.",
            "It changes nothing, so its threshold means nothing: mostly the other one has lost a condition."),
    GAP_BETWEEN_TIERS(true, "Rules of one file divide the values of one fact among them, and leave some out in the middle.",
            "An account in the gap is treated as if it were in no tier. Mostly `<` and `>` stand where one should be `<=` or `>=`, or one setting was moved without its neighbour."),
    OVERLAP_BETWEEN_TIERS(true, "Rules of one file divide the values of one fact among them, and two of them claim the same values.",
            "A tier with an upper end is meant to give way to the next one, and does not."),
    NONE_PASSES(true, "A `!=`, or a `!` before a comparison, also holds where the fact is none.",
            "`!(daysSinceContact > $x)` holds where there was no contact at all. Say which is meant: compare the other way round, or add `fact != null` or `fact == null`."),
    UNUSED_BINDING(true, "A `$name` is bound and used nowhere.", "Whoever reads the rule looks for its use. A setting that is only bound also makes it look as if it mattered.");

    private final boolean isWarning;
    private final String meaning;
    private final String why;

    FaultKind(String meaning, String why) {
        this(false, meaning, why);
    }

    FaultKind(boolean isWarning, String meaning, String why) {
        this.isWarning = isWarning;
        this.meaning = meaning;
        this.why = why;
    }

    /** As answers, reports and links name it: `unknown-fact`. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rulebook decides all the same; an error keeps it from being in force. */
    public boolean isWarning() {
        return isWarning;
    }

    /** What it says of the rules, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Why that is a fault, and what cures it. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return code();
    }
}
