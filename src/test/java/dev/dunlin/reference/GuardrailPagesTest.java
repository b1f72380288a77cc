package dev.dunlin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;

/** The pages follow the shelves, whatever shelves there are. */
class GuardrailPagesTest {
    private static final String RULE = """
            package rules.guardrails.%1$s

            import dev.dunlin.facts.*
            import dev.dunlin.findings.*

            // Why.
            rule "page-test-%1$s: what holds"
                @guard( "G-TEST-01" )
                @forbids( "R2-R4, LEGAL_ACTION" )
                @reason( "We do not." )
                @citation( "Some Act s.1" )
                @confidence( "B" )
                @effectiveFrom( "2021-11-30" )
                @effectiveTo( "2030-01-01" )
                @checked( "2026-11-22" )
                @status( "%3$s" )
                %4$s
            when
                Account( %2$s )
            then
                findings.add( drools.getMatch() );
            end
            """;

    private final List<RuleFiles.Text> texts = new ArrayList<>(ShippedRules.BOOK.files().texts());

    private void shelve(String shelf, String condition, String status, String signedOff) {
        String file = "guardrails/" + shelf + "/page-test-" + shelf;
        texts.add(new RuleFiles.Text(file + ".drl", RULE.formatted(shelf, condition, status, signedOff)));
        texts.add(new RuleFiles.Text(file + ".scenarios.yaml", "scenarios: []\n"));
    }

    private Map<String, String> pages() {
        RuleBookReader.Outcome outcome = RuleBookReader.read(new RuleFiles(List.copyOf(texts)));
        assertThat(outcome).isInstanceOf(RuleBookReader.Outcome.Good.class);
        return ReferencePages.of(((RuleBookReader.Outcome.Good) outcome).book());
    }

    private String row(String shelf, String condition) {
        shelve(shelf, condition, "stable", "");
        return pages().get("docs/reference/guardrails/" + shelf + ".md").lines().filter(line -> line.startsWith("| [G-TEST-01]")).findFirst().orElseThrow();
    }

    @Test
    void aShelfIsAPageWithARowForEachRule() {
        shelve("us", "country == \"US\"", "stable", "");
        shelve("uk", "country == \"GB\"", "draft", "@signedOff( \"Jane Roe, counsel, 2026-12-01\" )");
        shelve("eu", "euMember", "stable", "");
        shelve("pt", "country == \"PT\"", "stable", "@signedOff( \"Jane Roe, counsel, 2026-12-01\" )");
        shelve("unknown", "!countryKnown", "stable", "");
        shelve("employment", "naturalPerson", "retired", "");
        Map<String, String> pages = pages();
        assertThat(pages.get("docs/reference/guardrails/us.md")).contains("# Guardrails: United States", "| United States | Some Act s.1 | B | from 2021-11-30 to 2030-01-01 | 2026-11-22 | stable | no |",
                "forbids [R2–R4](../actions.md#ladder), [`LEGAL_ACTION`](../actions.md#legal-action)", "](../../../rules/guardrails/us/page-test-us.drl#L7)", "](../../../rules/guardrails/us)");
        assertThat(pages.get("docs/reference/guardrails/uk.md")).contains("# Guardrails: United Kingdom", "| United Kingdom | Some Act s.1 |", "| draft | Jane Roe, counsel, 2026-12-01 |");
        String index = pages.get("docs/reference/guardrails/README.md");
        assertThat(index).containsSubsequence("[Every country](everywhere.md)", "[The ladder's own pauses](ladder.md)", "[Unknown country or debtor type](unknown.md)", "[Employment](employment.md)",
                "[European Union](eu.md)", "[Portugal](pt.md) | 1 | 1 |  | 1 |  |  | 1 |", "[United Kingdom](uk.md)", "[United States](us.md)");
        assertThat(pages.get("docs/reference/guardrails/sign-off.md")).contains("[`page-test-us`](us.md#page-test-us)").doesNotContain("page-test-uk", "page-test-employment");
        assertThat(pages.get("docs/reference/actions.md")).contains("](guardrails/ladder.md#cooling-off--call)");
    }

    @Test
    void whomARuleIsAboutIsReadFromItsConditions() {
        assertThat(row("aa", "country == \"DE\" || country == \"FR\", debtorType == CONSUMER, creditorRole == THIRD_PARTY"))
                .contains("| Germany or France, consumers, third-party collectors |");
        assertThat(row("bb", "country == \"US\", region == \"US-MA\", !naturalPerson")).contains("| United States, US-MA, companies and public bodies |");
        assertThat(row("cc", "!(debtorType == COMPANY || debtorType == PUBLIC)")).contains("| not companies and not public bodies |");
        assertThat(row("dd", "insolvent, !euMember && countryKnown")).contains("| outside the European Union, country known |");
    }

    @Test
    void whatMayHoldInsteadDoesNotNarrow() {
        assertThat(row("ee", "insolvent || country == \"US\"")).contains("| everybody |");
        assertThat(row("ff", "insolvent")).contains("| everybody |");
    }
}
