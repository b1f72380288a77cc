package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.ShippedRules;
import com.fasterxml.jackson.databind.ObjectMapper;

class MayICommandTest {
    private static final String ACCOUNT = "docs/examples/may-i-snapshot.json";
    private static final String CASES = "docs/examples/worked-cases/";
    private static final Path PAGE = Path.of("docs/how-to/may-i.md");

    @TempDir
    private Path folder;
    private String out;
    private String err;

    private int mayI(Object... args) {
        Shell ran = Shell.dunlin(Stream.concat(Stream.of("may-i"), Stream.of(args)).toArray());
        out = ran.out();
        err = ran.err();
        return ran.status();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void allowedIsStatus0AndSaysHow() {
        assertThat(mayI("CALL", "--account", ACCOUNT)).isZero();
        assertThat(out).startsWith("CALL: ALLOWED\n").contains("6,400.00 EUR", "Dunlin recommends now: ", "not legal advice");
        assertThat(err).isEmpty();
    }

    @Test
    void allowedFromNamesTheDebtorsHourAndTheLaw() {
        assertThat(mayI("DEMAND_FULL_PAYMENT", "--account", ACCOUNT)).isEqualTo(1);
        assertThat(out).startsWith("DEMAND_FULL_PAYMENT: ALLOWED FROM Fri 6 Nov 2026 09:00 Europe/Amsterdam\n")
                .contains("G-ALL-03, `disputed-or-said-paid/demand-said-paid`").containsPattern("rules/guardrails/everywhere/disputed-or-said-paid.drl:\\d+")
                .contains("15 USC 1692g(b)").containsPattern("confidence A, the\\s+text of the law was read");
    }

    @Test
    void anotherInstantGivesAnotherVerdict() {
        assertThat(mayI("DEMAND_FULL_PAYMENT", "--account", ACCOUNT, "--as-of", "2026-11-06T09:00:00+01:00")).isZero();
        assertThat(out).startsWith("DEMAND_FULL_PAYMENT: ALLOWED\n").contains("as of Fri 6 Nov 2026 09:00 Europe/Amsterdam");
        assertThat(mayI("CALL", "--account", ACCOUNT, "--as-of", "tomorrow")).isEqualTo(2);
        assertThat(err).contains("`--as-of` is `tomorrow`", "2026-11-04T08:00:00-05:00");
    }

    @Test
    void whatIsDelayedIsJudgedAgainForThatDay() throws IOException {
        String barredBefore = Files.readString(Path.of(ACCOUNT)).replace("\"debtorType\": \"COMPANY\"", "\"debtorType\": \"CONSUMER\"").replace("2031-10-18", "2026-11-04");
        assertThat(mayI("DEMAND_FULL_PAYMENT", "--account", file("a.json", barredBefore))).isEqualTo(1);
        assertThat(out).startsWith("DEMAND_FULL_PAYMENT: REFUSED\n").containsSubsequence("we look for it until Fri 6 Nov", "G-ALL-03", "G-ALL-11");
    }

    @Test
    void refusedNamesTheGuardrail() {
        assertThat(mayI("SEND_FINAL_NOTICE", "--account", CASES + "09-time-barred.json")).isEqualTo(1);
        assertThat(out).startsWith("SEND_FINAL_NOTICE: REFUSED\n").contains("G-ALL-11").doesNotContain("  How");
    }

    @Test
    void aTacticIsJudgedByItself() {
        assertThat(mayI("CALL", "shaming", "--account", ACCOUNT)).isEqualTo(1);
        assertThat(out).contains("CALL: ALLOWED\n", "SHAMING: REFUSED\n  Why not\n    This way of asking is never lawful", "G-ALL-01", "StGB 238, 240 (A)");
    }

    @Test
    void whatMustComeFirstIsSaid() {
        assertThat(mayI("CALL", "--account", CASES + "02-first-reminder.json")).isEqualTo(1);
        assertThat(out).startsWith("CALL: NOT YET: something must come first\n  First\n    It must first hold that a reminder has gone out; it does not.")
                .contains("rules/signals/reminded.drl:");
    }

    @Test
    void aPersonIsCalledForWhereOneMustSeeIt() {
        assertThat(mayI("SEND_FINAL_NOTICE", "--account", CASES + "05-broken-promises.json")).isEqualTo(1);
        assertThat(out).startsWith("SEND_FINAL_NOTICE: NEEDS A PERSON").contains("G-ALL-09", "GDPR art. 22");
    }

    /** The shipped rules and a guardrail that softens these for companies. */
    private Path rulesThatReshape(String reshapes) throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Files.writeString(rules.resolve("guardrails/everywhere/lawyers-only.scenarios.yaml"), "scenarios: []\n");
        Files.writeString(rules.resolve("guardrails/everywhere/lawyers-only.drl"), """
                package rules.guardrails.everywhere

                import dev.dunlin.facts.*
                import dev.dunlin.findings.*

                // Why.
                rule "lawyers-only: debts of companies go to lawyers"
                    @guard( "G-TEST-01" )
                    @reshapes( "%s" )
                    @reason( "Only a lawyer may collect for us." )
                    @citation( "Lawyers Act" )
                    @confidence( "policy" )
                    @status( "stable" )
                when
                    Account( debtorType == COMPANY )
                then
                    findings.add( drools.getMatch() );
                end
                """.formatted(reshapes));
        return rules;
    }

    @Test
    void whatIsSoftenedIsJudgedInItsTurn() throws IOException {
        Path rules = rulesThatReshape("REFER_TO_AGENCY -> REFER_TO_LAWYER");
        assertThat(mayI("REFER_TO_AGENCY", "--account", CASES + "02-first-reminder.json", "--rules", rules)).isEqualTo(1);
        assertThat(out).startsWith("REFER_TO_AGENCY: RESHAPED TO REFER_TO_LAWYER, which is NOT YET: something must come first\n")
                .containsSubsequence("Only a lawyer may collect for us.", "lawyers-only.drl:7", "  REFER_TO_LAWYER\n  First\n", "we know why it was not paid");
        assertThat(mayI("REFER_TO_AGENCY", "--account", CASES + "02-first-reminder.json", "--rules", rules, "--json")).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out).at("/verdicts/0/became/verdict").asText()).isEqualTo("NOT_YET");
    }

    @Test
    void whatIsSoftenedToEachOtherLeavesNothing() throws IOException {
        Path rules = rulesThatReshape("REFER_TO_AGENCY -> REFER_TO_LAWYER, REFER_TO_LAWYER -> REFER_TO_AGENCY");
        assertThat(mayI("REFER_TO_AGENCY", "--account", CASES + "02-first-reminder.json", "--rules", rules)).isEqualTo(1);
        assertThat(out).startsWith("REFER_TO_AGENCY: RESHAPED TO REFER_TO_LAWYER, which is REFUSED\n");
    }

    @Test
    void whatAPersonDecidesInsteadIsSaidOnce() throws IOException {
        assertThat(mayI("REFER_TO_AGENCY", "--account", CASES + "02-first-reminder.json", "--rules", rulesThatReshape("REFER_TO_AGENCY -> REQUIRE_HUMAN_REVIEW"))).isEqualTo(1);
        assertThat(out).startsWith("REFER_TO_AGENCY: NEEDS A PERSON\n").contains("Only a lawyer may collect for us.").doesNotContain("REQUIRE_HUMAN_REVIEW");
    }

    @Test
    void whatRidesOnAnActionIsJudgedWithIt() {
        assertThat(mayI("IDENTIFY_CAUSE", "--account", ACCOUNT)).isZero();
        assertThat(mayI("IDENTIFY_CAUSE", "--account", CASES + "06-insolvency.json")).isEqualTo(1);
        assertThat(out).startsWith("IDENTIFY_CAUSE: REFUSED\n").contains("G-ALL-10");
    }

    @Test
    void whoCollectsForOthersGrantsNoCredit() {
        assertThat(mayI("HOLD_NEW_ORDERS", "--account", CASES + "08-seven-calls.json")).isEqualTo(1);
        assertThat(out).startsWith("HOLD_NEW_ORDERS: REFUSED\n").contains("the credit track is off");
    }

    @Test
    void whatIsNotKnownPermitsNothing() throws IOException {
        String unknown = Files.readString(Path.of(ACCOUNT)).replace("\"insolvency\": null, ", "");
        assertThat(mayI("CALL", "--account", file("a.json", unknown))).isEqualTo(1);
        assertThat(out).startsWith("CALL: NOT JUDGED: something is not known\n").contains("Not known", "legal.insolvency", "G-ALL-10");
    }

    @Test
    void eachCurrencyIsJudged() throws IOException {
        String two = Files.readString(Path.of(ACCOUNT)).replace("\"invoices\": [", "\"invoices\": [ {\"id\": \"U1\", \"dueOn\": \"2026-12-18\", \"amount\": 10, \"open\": 10, \"currency\": \"USD\"},");
        assertThat(mayI("CALL", "--account", file("a.json", two))).isEqualTo(1);
        assertThat(out).contains("CALL for EUR: ALLOWED\n", "CALL for USD: REFUSED\n");
    }

    @Test
    void oneAccountOfManyIsNamed() {
        assertThat(mayI("CALL", "--account", "docs/examples/portfolio.ndjson", "--account-id", "GB-10755")).isBetween(0, 1);
        assertThat(out).contains("Account GB-10755 (Margaret Hale)");
        assertThat(mayI("CALL", "--account", "docs/examples/portfolio.ndjson")).isEqualTo(2);
        assertThat(err).contains("holds 65 accounts", "`--account-id`");
        assertThat(mayI("CALL", "--account", "docs/examples/portfolio.ndjson", "--account-id", "GB-10754")).isEqualTo(2);
        assertThat(err).contains("holds no account `GB-10754`", "Maybe `GB-1075");
        assertThat(mayI("CALL", "--account", ACCOUNT, "--account-id", "X")).isEqualTo(2);
        assertThat(err).contains("It holds NL-20871.");
    }

    @Test
    void faultsAreStatus2() throws IOException {
        assertThat(mayI("CAL", "--account", ACCOUNT)).isEqualTo(2);
        assertThat(err).contains("`CAL` is neither an action nor a tactic. Maybe `CALL` was meant.");
        assertThat(mayI("xyzzy", "--account", ACCOUNT)).isEqualTo(2);
        assertThat(err).contains("tactics are FOLLOWING_PERSON, SHAMING");
        assertThat(mayI("CALL")).isEqualTo(2);
        assertThat(mayI("CALL", "--account", "none.json")).isEqualTo(2);
        assertThat(err).contains("There is no file `none.json`");
        assertThat(mayI("CALL", "--account", file("empty.ndjson", "\n"))).isEqualTo(2);
        assertThat(mayI("CALL", "--account", file("cut.json", "{\"asOf\": "))).isEqualTo(2);
        assertThat(err).contains("Not JSON");
        assertThat(mayI("CALL", "--account", file("twice.json", "{\"asOf\": 1, \"asOf\": 2}"))).isEqualTo(2);
        assertThat(mayI("CALL", "--account", file("list.json", "[]"))).isEqualTo(2);
        assertThat(mayI("CALL", "--account", file("faulty.json", Files.readString(Path.of(ACCOUNT)).replace("\"debtorType\"", "\"debtorTyp\"").replace("2026-10-18", "18.10.2026"))))
                .isEqualTo(2);
        assertThat(err).contains("`account.debtorTyp`", "Maybe `debtorType`", "`invoices[0].dueOn`");
        assertThat(mayI("CALL", "--account", ACCOUNT, "--rules", folder)).isEqualTo(2);
        assertThat(err).contains("have faults");
    }

    @Test
    void asOfStandsInForOneThatIsMissing() throws IOException {
        Path without = file("a.json", Files.readString(Path.of(ACCOUNT)).replaceFirst("\"asOf\": [^,]*,", ""));
        assertThat(mayI("CALL", "--account", without)).isEqualTo(2);
        assertThat(err).contains("asOf");
        assertThat(mayI("CALL", "--account", without, "--as-of", "2026-11-03T10:00:00+01:00")).isZero();
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        assertThat(mayI("CALL", "demand-full-payment", "THREAT", "--account", ACCOUNT, "--json")).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.path("allowed").asBoolean()).isFalse();
        assertThat(json.path("verdicts").findValuesAsText("verdict")).containsExactly("ALLOWED", "ALLOWED_FROM", "REFUSED");
        assertThat(json.at("/verdicts/0/how/amount").decimalValue()).isEqualByComparingTo("6400");
        assertThat(json.at("/verdicts/1/from").asText()).isEqualTo("2026-11-06T09:00:00+01:00");
        assertThat(json.at("/verdicts/1/against/0/citation").asText()).contains("1692g");
        assertThat(json.at("/verdicts/1/against/0/place").asText()).contains("disputed-or-said-paid.drl:");
        assertThat(json.at("/verdicts/2/tactic").asText()).isEqualTo("THREAT");
        assertThat(json.at("/recommended/0").isTextual()).isTrue();
    }

    @Test
    void helpHasExamplesAndStatuses() {
        assertThat(mayI("--help")).isZero();
        assertThat(out).contains("Examples:", "--account-id", "Exit status: 0");
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        assertThat(new ShownCommands(PAGE).check(Map.of())).isGreaterThan(4);
    }
}
