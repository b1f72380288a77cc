package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.RuleBook;

/** What does not stand, and why, is told truly: parts of amounts, steps that wait, rules that do not decide. */
class WhatIsKeptBackTest {
    private static final String LATE = """
            { "asOf": "2026-11-03T10:00:00+01:00",
              "account": { "id": "A1", "debtorType": "COMPANY", "country": "DE", "currency": "EUR", "timeZone": "Europe/Berlin" },
              "invoices": [ { "id": "I1", "dueOn": "%s", "amount": 5000, "open": 5000, "disputedAmount": 0 } ],
              "unappliedCash": 0, "cause": "WILFUL", "supplyThreat": false, "promises": [], "paymentClaims": [], "payments": [],
              "contacts": [ { "id": "C1", "role": "ACCOUNTS_PAYABLE", "phone": "+49 30 1", "email": "a@debtor.example", "postal": true, "valid": true } ],
              "collector": { "role": "SPECIALIST", "trained": [ "TRADE", "FINANCE", "LAW" ] },
              "legal": { "insolvency": null, "sanctionsHit": false, "limitationExpiresOn": null },
              "placement": { "withAgencySince": %s },
              "interactions": [ %s ] }
            """;
    private static final String REMINDER_AND_CALL = """
            { "at": "2026-10-16T09:00:00+02:00", "channel": "EMAIL", "action": "SEND_REMINDER", "outcome": "DELIVERED", "tone": null },
            { "at": "2026-10-22T09:00:00+02:00", "channel": "CALL", "action": "CALL", "outcome": "NO_ANSWER", "tone": null }""";
    private static final String ALL_STEPS = """
            { "at": "2026-07-10T09:00:00+02:00", "channel": "EMAIL", "action": "SEND_REMINDER", "outcome": "DELIVERED", "tone": null },
            { "at": "2026-08-20T09:00:00+02:00", "channel": "LETTER", "action": "DEMAND_FULL_PAYMENT", "outcome": "DELIVERED", "tone": null, "amount": 5000 },
            { "at": "2026-09-20T09:00:00+02:00", "channel": "LETTER", "action": "SEND_FINAL_NOTICE", "outcome": "DELIVERED", "tone": null }""";
    private static final String CAP = """
            package rules.guardrails.ladder

            import dev.dunlin.facts.*
            import dev.dunlin.findings.*

            // For the test.
            rule "most-at-once: no more than a tiny sum is demanded at once"
                @guard( "LADDER" )
                @caps( "DEMAND_FULL_PAYMENT" )
                @at( "$tiny" )
                @reason( "At most {$tiny} is asked for at once." )
                @citation( "none" )
                @confidence( "policy" )
                @status( "stable" )
            when
                Setting( name == "tiny", $tiny : amount() )
                Account( actionable > $tiny )
            then
                findings.add( drools.getMatch() );
            end
            """;

    @Test
    void theRestAboveACapIsListed() {
        RuleBook capped = ShippedRules.with(Map.of("guardrails/ladder/most-at-once.drl", none -> CAP,
                "guardrails/ladder/most-at-once.scenarios.yaml", none -> "base: {}\nscenarios: []\n"));
        Decision decision = decide(capped, LATE.formatted("2026-10-14", "null", REMINDER_AND_CALL));
        assertThat(amount(decision, "DEMAND_FULL_PAYMENT")).isEqualByComparingTo("25");
        Withheld rest = decision.withheld().stream().filter(one -> one.effect() == Withheld.Effect.CAP).findFirst().orElseThrow();
        assertThat(rest.action().code()).isEqualTo("DEMAND_FULL_PAYMENT");
        assertThat(rest.amount()).isEqualByComparingTo("4975");
        assertThat(rest.by()).extracting(Withheld.By::rule, Withheld.By::reason).containsExactly(
                org.assertj.core.groups.Tuple.tuple("most-at-once", "At most EUR 25.00 is asked for at once."));
        assertThat(rest.proposedBy()).isNotEmpty();
        assertThat(new String(Answer.of(decision, null).json(), java.nio.charset.StandardCharsets.UTF_8)).contains("\"effect\":\"CAP\"").contains("\"amount\":4975");
        Decision uncapped = decide(ShippedRules.BOOK, LATE.formatted("2026-10-14", "null", REMINDER_AND_CALL));
        assertThat(amount(uncapped, "DEMAND_FULL_PAYMENT")).isEqualByComparingTo("5000");
        assertThat(uncapped.withheld()).extracting(Withheld::effect).doesNotContain(Withheld.Effect.CAP);
    }

    @Test
    void noMoreMoneyIsMatchedThanIsOpen() {
        String snapshot = LATE.formatted("2026-10-14", "null", "").replace("\"unappliedCash\": 0", "\"unappliedCash\": 6200");
        assertThat(amount(decide(ShippedRules.BOOK, snapshot), "APPLY_UNAPPLIED_CASH")).isEqualByComparingTo("5000");
        String less = LATE.formatted("2026-10-14", "null", "").replace("\"unappliedCash\": 0", "\"unappliedCash\": 4990");
        assertThat(amount(decide(ShippedRules.BOOK, less), "APPLY_UNAPPLIED_CASH")).isEqualByComparingTo("4990");
    }

    @Test
    void whatAWaitingStepKeepsOutIsToldUntilWhen() {
        Decision decision = decide(ShippedRules.BOOK, LATE.formatted("2026-07-01", "\"2026-10-04\"", ALL_STEPS));
        Withheld legal = withheld(decision, "LEGAL_ACTION");
        assertThat(legal.effect()).isEqualTo(Withheld.Effect.COOLING_OFF);
        assertThat(legal.until()).isEqualTo("2026-12-03T00:00:00+01:00");
        Withheld agency = withheld(decision, "REFER_TO_AGENCY");
        assertThat(agency.effect()).isEqualTo(Withheld.Effect.EXCLUSION);
        assertThat(agency.by()).extracting(Withheld.By::reason).containsExactly(
                "\"Take legal action\" waits until Thu 3 Dec 2026 00:00 and keeps its place; this cannot stand beside it.");
    }

    @Test
    void onlyStableRulesInForceSignalAnything() {
        String snapshot = LATE.formatted("2026-10-14", "null", REMINDER_AND_CALL).replace("WILFUL", "UNKNOWN");
        assertThat(withheldFor(ShippedRules.BOOK, snapshot, "reminded")).isFalse();
        for (String line : new String[] {"@status( \"draft\" )", "@status( \"retired\" )", "@status( \"stable\" ) @effectiveFrom( \"2026-11-04\" )",
            "@status( \"stable\" ) @effectiveTo( \"2026-11-02\" )"}) {
            RuleBook book = ShippedRules.with(Map.of("signals/reminded.drl", text -> text.replace("@status( \"stable\" )", line.replace(" @", "\n    @"))));
            assertThat(withheldFor(book, snapshot, "reminded")).as(line).isTrue();
        }
    }

    @Test
    void whatIsMissingIsNamedMemberByMember() {
        String unsaid = LATE.formatted("2026-10-14", "null", "{ \"at\": \"2026-10-16T09:00:00+02:00\", \"channel\": \"EMAIL\", \"action\": \"DEMAND_FULL_PAYMENT\" }");
        assertThat(missing(decide(ShippedRules.BOOK, unsaid), "find-the-cause/unwilling-demand")).containsExactly("interactions[].outcome");
        String unsent = LATE.formatted("2026-10-14", "null", "").replace("\"interactions\": [  ]", "\"nextActionOn\": null");
        assertThat(missing(decide(ShippedRules.BOOK, unsent), "find-the-cause/unwilling-demand")).containsExactly("interactions");
    }

    private static java.util.List<String> missing(Decision decision, String rule) {
        return decision.notEvaluated().stream().filter(unknown -> unknown.rule().id().equals(rule)).findFirst().orElseThrow().missing();
    }

    @Test
    void aRetiredSignAddsNoPoints() {
        String snapshot = LATE.formatted("2026-10-14", "null", REMINDER_AND_CALL).replace("\"cause\"",
                "\"behaviour\": { \"slowdownDays\": 0 }, \"warnings\": { \"orderDropPct\": 0, \"fireSale\": true, \"staffExits\": false, \"ownerAbsent\": false, "
                        + "\"premisesRisk\": false, \"publicFiling\": false }, \"cause\"");
        RuleBook retired = ShippedRules.with(Map.of("signals/early-warning.drl", text -> text.replace("@status( \"stable\" )", "@status( \"retired\" )")));
        assertThat(score(ShippedRules.BOOK, snapshot)).isEqualTo("3");
        assertThat(score(retired, snapshot)).isEqualTo("0");
    }

    private static String score(RuleBook book, String snapshot) {
        return decide(book, snapshot).facts().get(0).get(dev.dunlin.facts.Fact.EARLY_WARNING_SCORE).toString();
    }

    private static boolean withheldFor(RuleBook book, String snapshot, String rule) {
        return decide(book, snapshot).withheld().stream().filter(one -> one.effect() == Withheld.Effect.PREREQUISITE)
                .flatMap(one -> one.by().stream()).anyMatch(by -> by.rule().equals(rule));
    }

    private static Withheld withheld(Decision decision, String action) {
        return decision.withheld().stream().filter(one -> one.action().code().equals(action)).findFirst().orElseThrow();
    }

    private static BigDecimal amount(Decision decision, String action) {
        return decision.recommendations().stream().filter(one -> one.action().code().equals(action)).findFirst().map(Recommendation::amount)
                .orElseThrow(() -> new AssertionError(decision.recommendations().stream().map(one -> one.action().code()).toList().toString()));
    }

    private static Decision decide(RuleBook book, String snapshot) {
        try {
            JsonNode json = Decisions.JSON.readTree(snapshot);
            return Decider.decide(book, Decisions.snapshot(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
