package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Field;

class FactFinderTest {

    @Test
    void todayIsTheDebtorsToday() {
        SnapshotBuilder account = owing(1).asOf("2026-11-03T22:30:00-05:00");
        account.timeZone = Field.of(ZoneId.of("Asia/Tokyo"));
        Moment moment = FactFinder.momentOf(account.build());
        assertThat(moment.today()).isEqualTo(LocalDate.of(2026, 11, 4));
        assertThat(account.<Integer>get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(2));
    }

    @Test
    void theZoneFallsBackToTheCountryAndThenToTheOffset() {
        assertThat(zone("DE", Field.unknown())).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(zone("CN", Field.none())).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(zone("US", Field.unknown())).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(zone(null, Field.unknown())).isEqualTo(ZoneOffset.ofHours(1));
    }

    @Test
    void everyFactIsFilledAndOfItsType() {
        for (SnapshotBuilder account : new SnapshotBuilder[] {snapshot(), owing(45), owing(45).interactions().payments().promises().claims()}) {
            Facts facts = account.facts();
            for (Fact fact : Fact.values()) {
                Field<?> value = facts.get(fact);
                assertThat(value).as(fact.name()).isNotNull();
                if (value.hasValue()) {
                    assertThat(value.orNull()).as(fact.name()).isInstanceOf(fact.type());
                }
            }
        }
    }

    @Test
    void aDayBeginsWhereTheClocksSayEvenWhenTheyChange() {
        Moment moment = FactFinder.momentOf(owing(1).asOf("2026-10-24T10:00:00+02:00").build());
        assertThat(moment.startOf(LocalDate.of(2026, 10, 25))).isEqualTo("2026-10-25T00:00:00+02:00");
        assertThat(moment.startOf(LocalDate.of(2026, 10, 26))).isEqualTo("2026-10-26T00:00:00+01:00");
    }

    @Test
    void recoveryRunsStraightBetweenThePointsOfTheSurveyAndInStepsInTheSeed() {
        assertThat(owing(-1).get(Fact.RECOVERY_LIKELIHOOD).isNone()).isTrue();
        assertThat(recovery(owing(0))).isEqualByComparingTo("0.949");
        assertThat(recovery(owing(45))).isEqualByComparingTo("0.856");
        assertThat(recovery(owing(900))).isEqualByComparingTo("0.813");
        assertThat(recovery(owing(729).setting("recovery.curve", "seed"))).isEqualByComparingTo("0.80");
        assertThat(recovery(owing(730).setting("recovery.curve", "seed"))).isEqualByComparingTo("0.20");
    }

    @Test
    void datesAheadAndPast() {
        SnapshotBuilder account = owing(1);
        account.nextActionOn = Field.of(TODAY.minusDays(1));
        account.cashEventOn = Field.of(TODAY);
        account.customerSince = Field.of(TODAY.minusDays(180));
        assertThat(account.get(Fact.NEXT_ACTION_ON).isNone()).as("a date that has passed is no next action").isTrue();
        assertThat(account.<Boolean>get(Fact.CASH_EVENT_TODAY)).isEqualTo(Field.of(true));
        assertThat(account.<Integer>get(Fact.TENURE_DAYS)).isEqualTo(Field.of(180));
    }

    private static BigDecimal recovery(SnapshotBuilder account) {
        return account.<BigDecimal>get(Fact.RECOVERY_LIKELIHOOD).orNull();
    }

    private static ZoneId zone(String country, Field<ZoneId> timeZone) {
        SnapshotBuilder account = owing(1);
        account.country = country == null ? Field.unknown() : Field.of(country);
        account.timeZone = timeZone;
        return FactFinder.momentOf(account.build()).zone();
    }
}
