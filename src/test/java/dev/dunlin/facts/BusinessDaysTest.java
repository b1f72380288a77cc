package dev.dunlin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class BusinessDaysTest {
    private final BusinessDays germany = BusinessDays.of("DE", null);

    @Test
    void weekendsAndHolidaysAreNoBusinessDays() {
        assertThat(germany.isBusinessDay(LocalDate.of(2026, 11, 7))).isFalse();
        assertThat(germany.isBusinessDay(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(germany.isBusinessDay(LocalDate.of(2026, 4, 6))).as("Easter Monday").isFalse();
        assertThat(germany.isBusinessDay(LocalDate.of(2026, 12, 24))).isTrue();
    }

    @Test
    void aRegionHasHolidaysOfItsOwn() {
        LocalDate epiphany = LocalDate.of(2026, 1, 6);
        assertThat(BusinessDays.of("DE", "DE-BY").isBusinessDay(epiphany)).isFalse();
        assertThat(BusinessDays.of("DE", "DE-NW").isBusinessDay(epiphany)).isTrue();
        assertThat(germany.isBusinessDay(epiphany)).isTrue();
        assertThat(BusinessDays.of("GB", "GB-SCT").isBusinessDay(LocalDate.of(2026, 11, 30))).as("St Andrew's Day").isFalse();
        assertThat(BusinessDays.of("GB", "GB-ENG").isBusinessDay(LocalDate.of(2026, 11, 30))).isTrue();
    }

    @Test
    void aHolidayOnASaturdayIsKeptWhenItIsObserved() {
        assertThat(BusinessDays.of("US", null).isBusinessDay(LocalDate.of(2026, 7, 3))).isFalse();
    }

    @Test
    void countsTheDaysAfterADay() {
        LocalDate tuesday = LocalDate.of(2026, 11, 3);
        assertThat(germany.plus(tuesday, 0)).isEqualTo(tuesday);
        assertThat(germany.plus(tuesday, 3)).isEqualTo(LocalDate.of(2026, 11, 6));
        assertThat(germany.plus(tuesday, 4)).isEqualTo(LocalDate.of(2026, 11, 9));
        LocalDate saturday = LocalDate.of(2026, 11, 7);
        assertThat(germany.plus(saturday, 0)).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(germany.plus(saturday, 1)).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(germany.plus(LocalDate.of(2026, 12, 24), 1)).as("over Christmas").isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(germany.plus(LocalDate.of(2026, 12, 31), 1)).as("over the year's end").isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(germany.minus(LocalDate.of(2026, 11, 9), 1)).isEqualTo(LocalDate.of(2026, 11, 6));
        assertThat(germany.minus(saturday, 0)).isEqualTo(LocalDate.of(2026, 11, 6));
        assertThat(germany.between(tuesday, LocalDate.of(2026, 11, 9))).isEqualTo(4);
        assertThat(germany.between(tuesday, tuesday)).isZero();
    }

    @Test
    void whatIsNotKnownHasWeekendsOnly() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        assertThat(BusinessDays.of(null, null).isBusinessDay(christmas)).isTrue();
        assertThat(BusinessDays.of("XX", "XX-1").isBusinessDay(christmas)).isTrue();
        assertThat(BusinessDays.of("CN", null).isBusinessDay(LocalDate.of(2026, 11, 7))).isFalse();
        assertThat(BusinessDays.of("DE", "DE-??")).isSameAs(germany);
        assertThat(germany.isBusinessDay(LocalDate.of(9999, 12, 31))).isTrue();
    }

    @Test
    void theWeekendOfSomeCountriesBeginsOnFriday() {
        BusinessDays saudiArabia = BusinessDays.of("SA", null);
        assertThat(saudiArabia.isBusinessDay(LocalDate.of(2026, 11, 6))).isFalse();
        assertThat(saudiArabia.isBusinessDay(LocalDate.of(2026, 11, 8))).isTrue();
    }
}
