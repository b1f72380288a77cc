package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;

/** What an answer says of a charge for lateness: the amount, its lines, the law, and what is kept back. */
class LateInterestAnswerTest {
    private static final String CHARGE = "CHARGE_LATE_INTEREST";

    @Test
    void theOneWhoServesIsChargedSixPercentAndTheRestIsWithheld() {
        ObjectNode account = LateInterestTest.owing("US", "USD", "CONSUMER", "2026-11-03T10:00:00Z", LocalDate.of(2026, 8, 22), "1000");
        account.putObject("terms").put("interest", true).put("interestRate", 10);
        account.putObject("legal").put("activeMilitary", true);
        Decision decision = Decisions.decide(account);
        Recommendation charge = charge(decision);
        assertThat(charge.amount()).isEqualByComparingTo("12");
        assertThat(charge.breakdown()).extracting(line -> line.amount().stripTrailingZeros().toPlainString()).containsExactly("20", "-8");
        assertThat(decision.withheld()).anySatisfy(one -> {
            assertThat(one.action().code()).isEqualTo(CHARGE);
            assertThat(one.effect()).isEqualTo(Withheld.Effect.CAP);
            assertThat(one.amount()).isEqualByComparingTo("8");
            assertThat(one.by()).extracting(Withheld.By::guardrail).containsExactly("G-US-19");
        });
    }

    @Test
    void thirtyFiveDaysInTheUnitedKingdomAndTheLawBehindThem() {
        ObjectNode account = LateInterestTest.owing("GB", "GBP", "COMPANY", "2026-11-03T10:00:00Z", LocalDate.of(2026, 9, 29), "12400");
        account.putObject("terms").put("interest", false).putNull("interestRate");
        Recommendation charge = charge(Decisions.decide(account));
        assertThat(charge.amount()).isEqualByComparingTo("239.71");
        assertThat(charge.breakdown()).extracting(line -> line.amount().toPlainString()).containsExactly("139.71", "100");
        assertThat(charge.because()).extracting(because -> because.rule().card().catalogueId()).contains("P1.3", "G-UK-01");
    }

    private static Recommendation charge(Decision decision) {
        return decision.recommendations().stream().filter(one -> one.action().code().equals(CHARGE)).findFirst().orElseThrow();
    }
}
