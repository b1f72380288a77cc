package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;

class ForecastTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;
    private static final byte[] FIRST_REMINDER = Logged.workedCase("02-first-reminder");

    private static Forecast forecast(byte[] snapshot, int days, boolean carriedOut) {
        return Forecast.of(BOOK, Logged.read(BOOK, snapshot), days, carriedOut);
    }

    private static byte[] withCause(String cause) {
        return new String(FIRST_REMINDER, StandardCharsets.UTF_8).replace("\"cause\": \"UNKNOWN\"", "\"cause\": \"" + cause + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /** The day on which each action first goes out or stands. */
    private static Map<String, LocalDate> firstDays(Forecast forecast) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        forecast.steps().stream().filter(step -> step.recommendation() != null).forEach(step -> days.putIfAbsent(step.action().code(), step.on()));
        return days;
    }

    @Test
    void aFirstReminderIsFollowedStepByStep() {
        assertThat(firstDays(forecast(FIRST_REMINDER, 60, true))).containsEntry("SEND_REMINDER", LocalDate.of(2026, 11, 3)).containsEntry("CALL", LocalDate.of(2026, 11, 10))
                .containsEntry("DEMAND_FULL_PAYMENT", LocalDate.of(2026, 11, 17)).containsEntry("STOP_SUPPLY", LocalDate.of(2026, 12, 15));
    }

    @Test
    void withAKnownCauseTheLadderGoesOnToTheEnd() {
        assertThat(firstDays(forecast(withCause("WILFUL"), 140, true)).keySet()).containsSubsequence("SEND_REMINDER", "DEMAND_FULL_PAYMENT", "SEND_FINAL_NOTICE", "LEGAL_ACTION");
    }

    @Test
    void whatIsHeldBackIsToldOnceWithItsReason() {
        assertThat(forecast(FIRST_REMINDER, 70, true).steps()).filteredOn(step -> step.held() != null && step.action().code().equals("SEND_FINAL_NOTICE"))
                .hasSize(1).first().satisfies(step -> assertThat(step.held().by().get(0).reason()).contains("why it was not paid"));
    }

    @Test
    void withNothingDoneWhatMustComeFirstHoldsTheRestBack() {
        Forecast nothing = forecast(FIRST_REMINDER, 70, false);
        assertThat(firstDays(nothing)).containsKeys("SEND_REMINDER", "STOP_SUPPLY").doesNotContainKeys("SEND_FINAL_NOTICE", "DEMAND_FULL_PAYMENT");
        assertThat(nothing.steps()).noneMatch(Forecast.Step::goesOut);
    }

    /** Nothing is told of a day that deciding that day by itself would not say. */
    @Test
    void eachStepOfDoingNothingIsADecisionOfThatDay() {
        AccountSnapshot account = Logged.read(BOOK, FIRST_REMINDER);
        for (Forecast.Step step : forecast(FIRST_REMINDER, 70, false).steps()) {
            int days = (int) java.time.temporal.ChronoUnit.DAYS.between(LocalDate.of(2026, 11, 3), step.on());
            var decision = Decider.decide(BOOK, account.at(Forecast.at(dev.dunlin.facts.FactFinder.momentOf(account), days)));
            assertThat(WhyNot.stands(decision, step.action())).as(step.toString()).isEqualTo(step.recommendation() != null);
        }
    }

    @Test
    void theSameAccountGivesTheSameForecast() {
        assertThat(ForecastJson.of(forecast(FIRST_REMINDER, 90, true))).isEqualTo(ForecastJson.of(forecast(FIRST_REMINDER, 90, true)));
    }

    @Test
    void jsonAndTextTellTheSame() {
        Forecast forecast = forecast(FIRST_REMINDER, 30, true);
        ObjectNode json = ForecastJson.of(forecast);
        assertThat(json.at("/steps/0/action").asText()).isEqualTo("SEND_REMINDER");
        assertThat(json.at("/steps/0/on").asText()).isEqualTo("2026-11-03");
        assertThat(json.at("/steps/0/because/0/tip").asText()).isEqualTo("T01");
        assertThat(ForecastText.of(forecast)).contains("Tue 17 Nov 2026     14  DEMAND_FULL_PAYMENT                EUR 1,950.00  by letter",
                "HELD BACK: PREREQUISITE");
    }
}
