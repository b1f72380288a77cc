package dev.dunlin.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/** One file, before and after. */
class FormattedTest {
    private static final String BEGIN = """
            package rules.tips.credit

            import dev.dunlin.facts.*
            import dev.dunlin.findings.*

            """;
    private static final String END = """
            then
                findings.add( drools.getMatch() );
            end
            """;

    private static Formatted of(String path, String text) {
        return Formatted.of(new RuleFiles.Text(path, text));
    }

    private static void assertFormatted(String path, String ugly, String pretty) {
        Formatted formatted = of(path, ugly);
        assertThat(formatted.faults()).isEmpty();
        assertThat(formatted.text()).isEqualTo(pretty);
        assertThat(of(path, pretty).text()).isEqualTo(pretty);
        assertThat(of(path, ugly.replace("\n", "\r\n")).text()).isEqualTo(pretty);
    }

    private static void assertRule(String ugly, String pretty) {
        assertFormatted("tips/credit/a.drl", BEGIN + ugly, BEGIN + pretty);
    }

    private static void assertYaml(String ugly, String pretty) {
        assertFormatted("settings/a.yaml", ugly, pretty);
    }

    @Test
    void aRuleIsWrittenInOneWay() {
        assertFormatted("tips/credit/a.drl", """


                package   rules.tips.credit;
                import dev.dunlin.facts.* import dev.dunlin.findings.*;
                // Why it works.
                  rule "a: it holds"  @tip("T06")  @action(
                    "STOP_SUPPLY, CALL" ) @status ( "stable" )
                when Setting(name=="tiny",$tiny:amount( ))
                \tSetting( name == "stop.day" , $day : days() ) not  Signal(name=="poor-payer")
                  Account(actionable>$tiny,!( a==B||! c ),
                      daysPastDue  >= $day  , !promiseActive,$actionable:actionable)
                then findings.add( drools.getMatch() );   end

                """, BEGIN + """
                // Why it works.
                rule "a: it holds"
                    @tip( "T06" )
                    @action( "STOP_SUPPLY, CALL" )
                    @status( "stable" )
                when
                    Setting( name == "tiny", $tiny : amount() )
                    Setting( name == "stop.day", $day : days() )
                    not Signal( name == "poor-payer" )
                    Account( actionable > $tiny, !( a == B || !c ), daysPastDue >= $day, !promiseActive, $actionable : actionable )
                """ + END);
    }

    @Test
    void rulesStandApartAndTheirCommentsStayWithThem() {
        assertRule("""
                // one
                rule "a/b: x" @tip( "T" )
                when Account( x )
                then
                findings.add( drools.getMatch() );
                end // behind
                // of no rule

                // two,
                // in two lines
                rule "a/c: y"
                when
                    Account( y )

                then
                    findings.add( drools.getMatch() );
                end
                // last


                // of all
                """, """
                // one
                rule "a/b: x"
                    @tip( "T" )
                when
                    Account( x )
                then
                    findings.add( drools.getMatch() );
                end // behind

                // of no rule

                // two,
                // in two lines
                rule "a/c: y"
                when
                    Account( y )
                """ + END + """

                // last

                // of all
                """);
    }

    @Test
    void commentsStandAnywhere() {
        assertFormatted("tips/credit/a.drl", """
                // of the file

                // and of the package
                package rules.tips.credit // behind it
                import dev.dunlin.facts.* // facts
                  // findings
                import dev.dunlin.findings.*
                // why
                rule "a: x"   // the name
                        // about the tip
                  @tip  // the id
                    ( "T" )
                  @reason( // the reason
                    "Because." )
                  // before
                when // what holds
                // a setting
                Setting( name == "tiny", $tiny : amount() ) // tiny
                Account( actionable > $tiny, // too much
                  // late
                  daysPastDue > 0 && // nearly
                  open > 0,
                  $a : actionable // for the reason
                )
                // after
                then
                    findings.add( drools.getMatch() );
                end
                """, """
                // of the file

                // and of the package
                package rules.tips.credit // behind it

                import dev.dunlin.facts.* // facts
                // findings
                import dev.dunlin.findings.*

                // why
                rule "a: x" // the name
                    // about the tip
                    @tip( "T" ) // the id
                    @reason( "Because." ) // the reason
                    // before
                when // what holds
                    // a setting
                    Setting( name == "tiny", $tiny : amount() ) // tiny
                    Account( actionable > $tiny, // too much
                        // late
                        daysPastDue > 0 && open > 0, // nearly
                        $a : actionable // for the reason
                    )
                    // after
                """ + END);
    }

    @Test
    void whatOnlyBindsStandsByItselfWhereALineIsNotEnough() {
        assertRule("""
                // why
                rule "a: x"
                when
                    Account( daysPastDue >= $finalNoticeDay, actionable > $tiny, !finalNoticeSent, $recoveryLikelihood : recoveryLikelihood,
                             $actionable : actionable )
                """ + END, """
                // why
                rule "a: x"
                when
                    Account( daysPastDue >= $finalNoticeDay, actionable > $tiny, !finalNoticeSent,
                        $recoveryLikelihood : recoveryLikelihood, $actionable : actionable )
                """ + END);
    }

    @Test
    void tooLongALineIsBrokenAtItsCommas() {
        String condition = "( cause == CASH_SHORTAGE || cause == WILFUL )";
        assertRule("// why\nrule \"a: x\"\nwhen\nAccount( " + (condition + ", ").repeat(5) + "$a : actionable )\n" + END,
                "// why\nrule \"a: x\"\nwhen\n    Account( " + condition + ", " + condition + ",\n        " + condition + ", " + condition + ",\n        " + condition
                        + ",\n        $a : actionable )\n" + END);
    }

    @Test
    void whatIsNoRuleIsLeftAlone() {
        assertLeftAlone("tips/credit/a.drl", BEGIN + "// why\nrule   \"a: x\" when Account( x  then\n" + END, FaultKind.SYNTAX);
        assertLeftAlone("tips/credit/a.drl", BEGIN + "// why\nrule   \"a: x\" salience 3 when Account( x )\n" + END, FaultKind.FORBIDDEN_CONSTRUCT);
        assertLeftAlone("tips/credit/a.drl", BEGIN + "// why\nrule   \"a: x\" when Account( x )\nthen\n    System.exit( 0 );\nend\n", FaultKind.FORBIDDEN_CONSTRUCT);
        assertLeftAlone("tips/credit/a.drl", BEGIN + "/* off */ rule   \"a: x\" when Account( x )\n" + END, FaultKind.FORBIDDEN_CONSTRUCT);
        assertLeftAlone("tips/credit/a.drl", BEGIN + "global  java.util.List list\n", FaultKind.FORBIDDEN_CONSTRUCT);
        assertLeftAlone("settings/a.yaml", "a:  [ 1, 2\nb: 3\n", FaultKind.NOT_YAML);
        assertLeftAlone("settings/a.yaml", "a:\n\t- 1\n", FaultKind.NOT_YAML);
        assertLeftAlone("settings/a.yaml", "a:  &x 1\nb: *x\n", FaultKind.YAML_REFERENCE);
        assertLeftAlone("settings/a.yaml", "a:  1\na:  2\n", FaultKind.NOT_YAML);
        assertLeftAlone("settings/a.yaml", "-  1\n", FaultKind.NOT_A_MAPPING);
        assertLeftAlone("settings/a.yaml", "a:  \"x\u202e\"\n", FaultKind.HIDDEN_CHARACTER);
    }

    private static void assertLeftAlone(String path, String text, FaultKind fault) {
        Formatted formatted = of(path, text);
        assertThat(formatted.faults()).isNotEmpty().extracting(RuleFault::kind).contains(fault);
        assertThat(formatted.faults()).extracting(RuleFault::file).containsOnly(path);
        assertThat(formatted.isChange()).isFalse();
    }

    @Test
    void blocksAreIndentedByTwo() {
        assertYaml("""


                a:
                    b:   1
                    c :
                    - 2
                    -   d: 3
                        e:

                          - 4


                    -
                      f: 5
                    - - 6
                      - 7
                "g": 'x'   \s
                ? h
                : i
                j:""", """
                a:
                  b: 1
                  c:
                    - 2
                    - d: 3
                      e:
                        - 4

                    - f: 5
                    - - 6
                      - 7
                "g": 'x'
                h: i
                j:
                """);
    }

    @Test
    void bracketsHaveBlanksInside() {
        assertYaml("""
                a: {b: [1,2 , 'x, y'],c: {  }, d: [ ], "e":5,f: ,g}
                b:
                  - [{x: 1},[ ],2,]
                c: [
                  1, 2
                ]
                """, """
                a: { b: [ 1, 2, 'x, y' ], c: {}, d: [], "e": 5, f, g }
                b:
                  - [ { x: 1 }, [], 2 ]
                c: [ 1, 2 ]
                """);
    }

    @Test
    void aLongLineStaysOneAndWhatIsBrokenIsBrokenInOneWay() {
        String row = "{ id: I1, dueOn: today-45, amount: 1000, open: 1000, disputedAmount: 0, reference: \"a long one\" }";
        assertYaml("a: [ " + row + ", " + row + " ]\n", "a: [ " + row + ", " + row + " ]\n");
        assertYaml("a: [ " + row + ",\n  " + row + " ]\n", "a: [\n  " + row + ",\n  " + row + "\n]\n");
        assertYaml("a:\n  - { b: [ " + row + ",\n  " + row + " ], c: 1 }\n", "a:\n  - {\n      b: [\n        " + row + ",\n        " + row + "\n      ],\n      c: 1\n    }\n");
        assertYaml("a:\n  - [ " + "word, ".repeat(20) + "\n" + "word, ".repeat(7) + "]\n", "a:\n  - [\n      " + "word, ".repeat(21) + "word,\n      " + "word, ".repeat(4) + "word\n    ]\n");
    }

    @Test
    void commentsOfYamlStayWhereTheyAre() {
        assertYaml("""
                #first

                # of a
                a:    # behind a
                    # above b
                    b: 1    # behind b
                    #   below b

                    # far below b
                # of c
                c:
                - # in front
                  d: 2
                -   # in front of e
                    e: # behind e
                     - 3
                     # below 3
                    # below e
                # below the list
                f: [ 1, # one
                  2 # two
                  # three
                ]
                g:
                  # above the value
                  4
                # last
                """, """
                #first

                # of a
                a: # behind a
                  # above b
                  b: 1 # behind b
                  #   below b

                  # far below b
                # of c
                c:
                  # in front
                  - d: 2
                  # in front of e
                  - e: # behind e
                      - 3
                      # below 3
                    # below e
                # below the list
                f: [
                  1, # one
                  2 # two
                  # three
                ]
                g:
                  # above the value
                  4
                # last
                """);
    }

    @Test
    void textsOfSeveralLinesKeepThem() {
        assertYaml("""
                a:
                    b: |
                        one
                          two   # no comment

                        three


                    c: >-   # folded
                        four
                        five
                    d: |2
                          six
                    e: |+
                        seven

                    f: "eight
                        nine \\
                        ten"
                    g: eleven
                      twelve

                      thirteen
                    h:
                      - |
                       fourteen
                      - fifteen
                """, """
                a:
                  b: |
                    one
                      two   # no comment

                    three

                  c: >-   # folded
                    four
                    five
                  d: |2
                        six
                  e: |+
                    seven

                  f: "eight
                    nine \\
                    ten"
                  g: eleven
                    twelve

                    thirteen
                  h:
                    - |
                      fourteen
                    - fifteen
                """);
    }

    @Test
    void everyScriptIsCounted() {
        assertYaml("a:   \"𠮷 貸金業法\"   # 𠮷\nb: [𠮷,x] # y\n", "a: \"𠮷 貸金業法\" # 𠮷\nb: [ 𠮷, x ] # y\n");
    }
}
