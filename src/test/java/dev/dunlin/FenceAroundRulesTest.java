package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/** Attempts to get out of a rule: each is refused where it is written, quickly, and runs nothing. */
class FenceAroundRulesTest {
    private static final String FILE = "tips/firm/broken.drl";
    private static final String RULE = """
            package rules.tips.firm

            import dev.dunlin.facts.*
            import dev.dunlin.findings.*

            // Why it works.
            rule "broken: it is late"
                @tip( "T01" )
                @action( "SEND_REMINDER" )
                @reason( "{$actionable} is late." )
                @source( "a seed" )
                @status( "stable" )
            when
                Setting( name == "tiny", $tiny : amount() )
                Account( actionable > $tiny, $actionable : actionable )
            then
                findings.add( drools.getMatch() );
            end
            """;
    private static final String IMPORTS = "import dev.dunlin.findings.*\n";
    private static final String WHEN = "    Account( actionable > $tiny, ";
    private static final String THEN = "    findings.add( drools.getMatch() );\n";
    private static final String PROOF = "dunlin.escaped";

    @TempDir
    private Path folder;

    @Test
    void theRuleIsSoundAsItStands() throws IOException {
        assertThat(faults(FILE, RULE)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> escapes() {
        Map<String, String> attempts = new LinkedHashMap<>();
        // --- beside the rule
        attempts.put("a foreign import", after(IMPORTS, "import java.lang.Runtime\n"));
        attempts.put("a static import", after(IMPORTS, "import static java.lang.System.*\n"));
        attempts.put("an imported function", after(IMPORTS, "import function java.lang.System.setProperty\n"));
        attempts.put("an imported accumulate function", after(IMPORTS, "import accumulate java.lang.Object own\n"));
        attempts.put("a function", after(IMPORTS, "function boolean out() { System.setProperty(\"" + PROOF + "\", \"1\"); return true; }\n"));
        attempts.put("a global", after(IMPORTS, "global java.util.List out;\n"));
        attempts.put("a declared type with a method", after(IMPORTS, "declare Out\n  name : String = System.setProperty(\"" + PROOF + "\", \"1\")\nend\n"));
        attempts.put("a declared enum", after(IMPORTS, "declare enum Out\n  A(\"x\");\n  name : String\nend\n"));
        attempts.put("a query", after(IMPORTS, "query \"out\" Account( overdue > 0 ) end\n"));
        attempts.put("a dialect for the file", after(IMPORTS, "dialect \"mvel\"\n"));
        attempts.put("a unit", RULE.replace(IMPORTS, "unit Out;\n" + IMPORTS));
        attempts.put("an entry point", after(IMPORTS, "declare entry-point Out end\n"));
        attempts.put("a window", after(IMPORTS, "declare window Out Account() over window:length( 1 ) end\n"));
        // --- the rule's frame
        attempts.put("a dialect", RULE.replace("when\n", "    dialect \"mvel\"\nwhen\n"));
        attempts.put("salience by code", RULE.replace("when\n", "    salience( Integer.MAX_VALUE )\nwhen\n"));
        attempts.put("a timer", RULE.replace("when\n", "    timer( int: 0 1 )\nwhen\n"));
        attempts.put("another rule's conditions", RULE.replace("late\"\n", "late\" extends \"ask-straight: the amount is past due, so we say so\"\n"));
        // --- conditions
        attempts.put("eval", when("eval( System.setProperty(\"" + PROOF + "\", \"1\") == null )"));
        attempts.put("eval as a pattern", RULE.replace("then\n", "    eval( System.setProperty(\"" + PROOF + "\", \"1\") == null )\nthen\n"));
        attempts.put("from", RULE.replace("$actionable : actionable )", "$actionable : actionable ) from java.util.List.of( 1 )"));
        attempts.put("collect", RULE.replace("then\n", "    $all : java.util.List() from collect( Account() )\nthen\n"));
        attempts.put("accumulate with code", RULE.replace("then\n",
                "    accumulate( Account( $x : actionable ); $sum : sum( $x ) )\nthen\n"));
        attempts.put("accumulate with inline code", RULE.replace("then\n",
                "    java.lang.Number() from accumulate( Account(), init( System.exit( 0 ); ) action( ) result( 1 ) )\nthen\n"));
        attempts.put("an inline block", when("( { System.exit( 0 ); } )"));
        attempts.put("a fully qualified name", when("java.lang.System.getProperty(\"user.home\") != null"));
        attempts.put("a static of a class", when("actionable > java.math.BigDecimal.ZERO"));
        attempts.put("a method of a fact", when("cause.getDeclaringClass().getClassLoader() != null"));
        attempts.put("the class of this", when("this.class.name != null"));
        attempts.put("Class.forName", when("Class.forName(\"java.lang.Runtime\") != null"));
        attempts.put("a lambda", when("( () -> true )"));
        attempts.put("a cast", when("(boolean) supplyThreat"));
        attempts.put("new", when("new java.io.File(\"/etc/passwd\").exists()"));
        attempts.put("an assignment", when("supplyThreat = true"));
        attempts.put("a ternary", when("supplyThreat ? supplyThreat : promiseActive"));
        attempts.put("instanceof", when("cause instanceof java.lang.Enum"));
        attempts.put("an array", when("new boolean[] { true }[0]"));
        attempts.put("a switch", when("switch (1) { default -> true; }"));
        attempts.put("a method reference", when("System::gc"));
        attempts.put("a regular expression that takes for ever", when("country matches \"(a+)+$\""));
        attempts.put("an operator by name", when("country str[startsWith] \"D\""));
        attempts.put("a position", when("1; actionable > 0"));
        attempts.put("a named pattern", RULE.replace("    Account(", "    $out : Account("));
        attempts.put("a watching pattern", RULE.replace("$actionable : actionable )", "$actionable : actionable ) @watch( * )"));
        attempts.put("a reactive path", when("/facts/all"));
        attempts.put("a binding with code", when("$out : System.getenv()"));
        attempts.put("another object", RULE.replace("then\n", "    Object()\nthen\n"));
        attempts.put("a class as object", RULE.replace("then\n", "    java.lang.Thread()\nthen\n"));
        attempts.put("a setting read by code", RULE.replace("$tiny : amount()", "$tiny : getClass()"));
        attempts.put("a setting's name by code", RULE.replace("name == \"tiny\"", "name == \"tiny\" + System.exit(0)"));
        attempts.put("if and do", RULE.replace("then\n", "    if ( true ) do[out]\nthen\n"));
        // --- spelling
        attempts.put("a word in unicode escapes", when("\\u0065val( true )"));
        attempts.put("a code in unicode escapes", when("country == \"\\u0044E\""));
        attempts.put("a code in octal escapes", when("country == \"\\104E\""));
        attempts.put("a letter of another alphabet", when("\u0430ctionable > $tiny"));
        attempts.put("a text block", when("country == \"\"\"\n  DE\"\"\""));
        attempts.put("a text that is turned round", RULE.replace("actionable > $tiny", "actionable > $tiny \u202e"));
        attempts.put("a zero-width blank", RULE.replace("actionable > $tiny", "actionable\u200b > $tiny"));
        attempts.put("a NUL", RULE.replace("actionable > $tiny", "actionable > $tiny\0"));
        attempts.put("a carriage return that hides", RULE.replace("actionable > $tiny", "actionable > $tiny // ok\r, supplyThreat"));
        attempts.put("a block comment", RULE.replace("actionable > $tiny", "/* actionable > */ actionable > $tiny"));
        attempts.put("a comment that is closed and opened", RULE.replace("then\n", "*/ eval( true ) /*\nthen\n"));
        // --- then
        attempts.put("Class.forName in a then", then("Class.forName(\"java.lang.Runtime\");"));
        attempts.put("a then without end", then("while (true) { }"));
        attempts.put("a thread in a then", then("new Thread( () -> { } ).start();"));
        attempts.put("more behind the line", RULE.replace(THEN, "    findings.add( drools.getMatch() ); System.exit( 0 );\n"));
        attempts.put("an insert", then("insert( new Object() );"));
        attempts.put("modify", then("modify( $account ) { }"));
        attempts.put("a second then", RULE.replace(THEN, THEN + "then[out]\n    System.exit( 0 );\n"));
        attempts.put("a then in unicode escapes", RULE.replace(THEN, "    findings.add( drools.getMatch() )\\u003b System.exit( 0 );\n"));
        // --- metadata
        attempts.put("metadata that closes its quotes", RULE.replace("\"a seed\"", "\"a seed\" + System.exit( 0 ) + \"\""));
        attempts.put("metadata with code", RULE.replace("@status( \"stable\" )", "@status( System.getProperty(\"x\") )"));
        attempts.put("metadata twice in one line", RULE.replace("@status( \"stable\" )", "@status( \"stable\" ) @status( \"draft\" )"));
        attempts.put("a reason with code", RULE.replace("{$actionable} is", "{$actionable.class} {$System} is"));
        attempts.put("a name with code", RULE.replace("broken: it is late", "broken/../../x\\\"; System.exit(0); \\\": it is late"));
        // --- size
        attempts.put("deep brackets", when("(".repeat(50_000) + "supplyThreat" + ")".repeat(50_000)));
        attempts.put("brackets that never close", when("(".repeat(50_000)));
        attempts.put("a long condition", when("supplyThreat" + " && supplyThreat".repeat(10_000)));
        attempts.put("many negations", when("!".repeat(100_000) + "supplyThreat"));
        assertThat(attempts).hasSizeGreaterThan(60);
        return attempts.entrySet().stream().map(attempt -> DynamicTest.dynamicTest(attempt.getKey(), () -> refused(attempt.getValue())));
    }

    private void refused(String text) throws IOException {
        assertThat(text).as("the attempt was made").isNotEqualTo(RULE);
        List<RuleFault> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> faults(FILE, text));
        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(FILE);
            assertThat(fault.place().line()).isPositive();
            assertThat(fault.kind()).isNotEqualTo(FaultKind.INTERNAL);
        });
        assertThat(System.getProperty(PROOF)).isNull();
    }

    // --- files ---------------------------------------------------------------------------------------------------

    @Test
    void aLinkOutOfTheDirectoryIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.yaml"), "password: x\n");
        Path rules = Files.createDirectories(folder.resolve("rules/settings")).getParent();
        Files.createSymbolicLink(rules.resolve("settings/mine.yaml"), secret);
        Files.createSymbolicLink(rules.resolve("gone.yaml"), folder.resolve("nowhere"));
        Files.createSymbolicLink(rules.resolve("tips"), Path.of("/etc"));
        Files.writeString(rules.resolve("real.yaml"), "x: 1\n");
        Files.createSymbolicLink(rules.resolve("alias.yaml"), rules.resolve("real.yaml"));
        RuleFiles read = RuleFiles.read(rules);
        assertThat(RuleFiles.read(Files.createSymbolicLink(folder.resolve("link"), rules)).texts()).isEqualTo(read.texts());
        assertThat(read.texts()).extracting(RuleFiles.Text::path).containsExactlyInAnyOrder("real.yaml", "alias.yaml");
        assertThat(read.faults()).extracting(RuleFault::file, RuleFault::kind).contains(tuple("settings/mine.yaml", FaultKind.OUTSIDE_RULES),
                tuple("tips", FaultKind.OUTSIDE_RULES), tuple("gone.yaml", FaultKind.UNREADABLE));
        assertThat(RuleBookReader.read(read)).isInstanceOfSatisfying(RuleBookReader.Outcome.Bad.class,
                bad -> assertThat(bad.faults().toString()).doesNotContain("password"));
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        Files.write(folder.resolve("actions.yaml"), new byte[5_000_000]);
        Files.write(folder.resolve("latin.yaml"), "gr\u00fc\u00dfe: 1".getBytes(StandardCharsets.ISO_8859_1));
        RuleFiles read = RuleFiles.read(folder);
        assertThat(read.texts()).isEmpty();
        assertThat(read.faults()).extracting(RuleFault::kind).containsExactly(FaultKind.FILE_TOO_LARGE, FaultKind.UNREADABLE);
        assertThat(RuleBookReader.read(read)).isInstanceOf(RuleBookReader.Outcome.Bad.class);
    }

    @Test
    void anEmptyDirectoryIsNoRulebook() throws IOException {
        assertThat(RuleBookReader.read(RuleFiles.read(folder))).isInstanceOfSatisfying(RuleBookReader.Outcome.Bad.class,
                bad -> assertThat(bad.faults()).extracting(RuleFault::kind).containsExactly(FaultKind.MISSING_FILE));
    }

    /** A billion laughs, a type to be made, a deep list: none of them gets into memory. */
    @Test
    void yamlIsPlain() throws IOException {
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char each = 'b'; each <= 'z'; each++) {
            laughs.append("%c: &%c [%2$s, %2$s]\n".replace("%2$s", "*" + (char) (each - 1)).replace("%c", String.valueOf(each)));
        }
        for (String text : List.of(laughs.toString(), "x: !!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [ [ ] ] ]\n",
                "x: " + "[".repeat(60_000) + "]".repeat(60_000) + "\n", "x: " + "{a: ".repeat(60_000), "<<: *x\n", "a: 1\na: 2\n")) {
            List<RuleFault> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> faults("settings/broken.yaml", text));
            assertThat(faults).as(text.substring(0, Math.min(40, text.length()))).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.file()).isEqualTo("settings/broken.yaml");
                assertThat(fault.kind()).isIn(FaultKind.YAML_REFERENCE, FaultKind.NOT_YAML);
                assertThat(fault.place().line()).isPositive();
            });
        }
    }

    private static List<RuleFault> faults(String path, String text) throws IOException {
        Map<String, RuleFiles.Text> texts = new TreeMap<>();
        RuleFiles.read(Path.of("rules")).texts().stream().filter(file -> !file.path().endsWith(".scenarios.yaml") && !file.path().endsWith(".drl")
                || file.path().startsWith("signals/") || file.path().startsWith("tips/")).forEach(file -> texts.put(file.path(), file));
        texts.put("tips/firm/broken.scenarios.yaml", new RuleFiles.Text("tips/firm/broken.scenarios.yaml", "base: {}\nscenarios: []\n"));
        texts.put(path, new RuleFiles.Text(path, text));
        RuleBookReader.Outcome outcome = RuleBookReader.read(new RuleFiles(List.copyOf(texts.values())));
        return outcome instanceof RuleBookReader.Outcome.Bad bad
                ? bad.faults().stream().filter(fault -> fault.kind() != FaultKind.UNUSED_SETTING).toList() : List.of();
    }

    private static String after(String line, String more) {
        return RULE.replace(line, line + more);
    }

    private static String when(String condition) {
        return RULE.replace(WHEN, WHEN + condition + ", ");
    }

    private static String then(String line) {
        return RULE.replace(THEN, "    " + line + "\n" + THEN);
    }
}
