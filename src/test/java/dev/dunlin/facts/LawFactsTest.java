package dev.dunlin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Decider;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.SnapshotReader;

/** Notices, stays and deadlines are counted to the day, in the debtor's own zone and over year ends, leap days and clock changes. */
class LawFactsTest {
    private static final SnapshotReader READER = new SnapshotReader(ShippedRules.BOOK.actions().codes());

    @Test
    void theValidationWindowEndsThirtyDaysAfterReceipt() {
        assertThat(until("2026-11-03T10:00:00-05:00", "\"validationNoticeReceivedOn\": \"2026-10-04\"")).isEqualTo(Field.of(at("2026-11-04T00:00:00-05:00")));
        assertThat(until("2026-11-04T00:00:00-05:00", "\"validationNoticeReceivedOn\": \"2026-10-04\"")).isEqualTo(Field.none());
    }

    @Test
    void mailIsGivenFiveBusinessDaysAndHolidaysDoNotCount() {
        // sent on Monday 21 December 2026; Christmas and New Year's Day are holidays: received on Tuesday 29 December
        assertThat(until("2027-01-10T10:00:00-05:00", "\"validationNoticeSentOn\": \"2026-12-21\"")).isEqualTo(Field.of(at("2027-01-29T00:00:00-05:00")));
    }

    @Test
    void theWindowEndsAtMidnightOfTheClockThenInForce() {
        // summer time ends on 1 November 2026, and begins on 14 March 2027
        assertThat(until("2026-10-20T10:00:00-04:00", "\"validationNoticeReceivedOn\": \"2026-10-10\"")).isEqualTo(Field.of(at("2026-11-10T00:00:00-05:00")));
        assertThat(until("2027-03-01T10:00:00-05:00", "\"validationNoticeReceivedOn\": \"2027-02-20\"")).isEqualTo(Field.of(at("2027-03-23T00:00:00-04:00")));
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(until("2028-02-10T10:00:00-05:00", "\"validationNoticeReceivedOn\": \"2028-01-31\"")).isEqualTo(Field.of(at("2028-03-02T00:00:00-05:00")));
    }

    @Test
    void aNoticeDatedTomorrowHasNotBeenSent() {
        assertThat(find("2026-11-03T10:00:00-05:00", "\"validationNoticeSentOn\": \"2026-11-04\"").get(Fact.VALIDATION_NOTICE_SENT)).isEqualTo(Field.of(false));
    }

    @Test
    void todayIsTheDebtorsDayAndNotTheCallersOne() {
        // 20:00 on 4 November in Tokyo is still 3 November 06:00 in New York
        Facts facts = find("2026-11-03T20:00:00+09:00", "\"moratoriumEndsOn\": \"2026-11-02\"");
        assertThat(facts.get(Fact.MORATORIUM_ENDS_ON)).isEqualTo(Field.none());
        assertThat(find("2026-11-03T13:00:00+09:00", "\"moratoriumEndsOn\": \"2026-11-02\"").get(Fact.MORATORIUM_ENDS_ON)).isEqualTo(Field.of(LocalDate.of(2026, 11, 2)));
    }

    @Test
    void reclamationIsDemandedWithinTwentyDaysOfTheFiling() {
        Facts facts = find("2026-11-03T10:00:00-05:00", "\"insolvency\": { \"type\": \"Chapter 11\", \"filedOn\": \"2026-10-30\" }");
        assertThat(facts.get(Fact.RECLAMATION_DEMAND_BY)).isEqualTo(Field.of(LocalDate.of(2026, 11, 19)));
        assertThat(facts.<BigDecimal>get(Fact.RECLAIMABLE_GOODS).orNull()).isEqualByComparingTo("300");
        assertThat(facts.<BigDecimal>get(Fact.ADMINISTRATIVE_GOODS).orNull()).isEqualByComparingTo("200");
    }

    private static Field<OffsetDateTime> until(String asOf, String legal) {
        return find(asOf, legal).get(Fact.VALIDATION_WINDOW_RUNS_UNTIL);
    }

    private static Facts find(String asOf, String legal) {
        SnapshotReader.Reading reading = READER.read("""
                { "asOf": "%s",
                  "account": { "id": "A1", "debtorType": "CONSUMER", "country": "US", "region": "US-NY", "currency": "USD", "timeZone": "America/New_York" },
                  "invoices": [
                    { "id": "I1", "dueOn": "2026-09-01", "amount": 200, "open": 200, "goods": "SOLD", "goodsReceivedOn": "2026-10-10" },
                    { "id": "I2", "dueOn": "2026-09-01", "amount": 300, "open": 300, "goods": "UNSOLD", "goodsReceivedOn": "2026-09-15" },
                    { "id": "I3", "dueOn": "2026-09-01", "amount": 400, "open": 400, "goods": "UNSOLD", "goodsReceivedOn": "2026-09-14" } ],
                  "legal": { %s } }
                """.formatted(asOf, legal).getBytes(StandardCharsets.UTF_8));
        return Decider.judge(ShippedRules.BOOK, ((SnapshotReader.Reading.Ok) reading).snapshot()).verdicts().get(0).judged().facts();
    }

    private static OffsetDateTime at(String instant) {
        return OffsetDateTime.parse(instant);
    }
}
