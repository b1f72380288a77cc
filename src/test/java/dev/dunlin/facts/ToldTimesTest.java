package dev.dunlin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2 November 2026 is a Monday. */
class ToldTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mon-Fri 09:00-17:00 | 2026-11-02T08:59 | false",
        "Mon-Fri 09:00-17:00 | 2026-11-02T09:00 | true",
        "Mon-Fri 09:00-17:00 | 2026-11-06T16:59 | true",
        "Mon-Fri 09:00-17:00 | 2026-11-06T17:00 | false",
        "Mon-Fri 09:00-17:00 | 2026-11-07T10:00 | false",
        "Fri-Mon | 2026-11-08T10:00 | true",
        "Fri-Mon | 2026-11-10T10:00 | false",
        "weekends | 2026-11-07T00:00 | true",
        "not on weekdays before 10:30 | 2026-11-02T10:29 | true",
        "not on weekdays before 10:30 | 2026-11-02T10:30 | false",
        "after 8 pm | 2026-11-02T20:00 | true",
        "after 8 pm | 2026-11-02T19:59 | false",
        "Mondays and Wednesdays from 9am to 1pm | 2026-11-04T12:59 | true",
        "Mondays and Wednesdays from 9am to 1pm | 2026-11-03T12:59 | false",
        "Sat, Sun; Tuesday mornings | 2026-11-03T11:59 | true",
        "Sat, Sun; Tuesday mornings | 2026-11-03T12:00 | false",
        "Mon 22:00-06:00 | 2026-11-03T05:59 | true",
        "Mon 22:00-06:00 | 2026-11-02T05:59 | false",
        "12 am - 9 am | 2026-11-02T00:00 | true",
        "no calls in the evenings. | 2026-11-02T17:00 | true",
        "daily 12-14 | 2026-11-07T13:00 | true"})
    void tellsWhenToLeaveSomebodyAlone(String text, LocalDateTime at, boolean told) {
        assertThat(ToldTimes.read(text).stretches().stream().anyMatch(stretch -> stretch.contains(at))).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"only mornings", "9-5", "after 6", "when I sleep", "Mon-Fri 25:00-26:00", "Monday 10:00-10:00", "month end", "weekends and evenings",
        "Mon-Fri 09:00-17:00; ask my wife", "10-12pm", "13 pm to 14 pm", ";"})
    void doesNotGuess(String text) {
        assertThat(ToldTimes.read(text)).isNull();
    }
}
