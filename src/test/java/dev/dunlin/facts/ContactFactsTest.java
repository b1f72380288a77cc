package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.interaction;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;

class ContactFactsTest {

    private static SnapshotBuilder american(String asOf, String zone, String region) {
        SnapshotBuilder debtor = owing(45).asOf(asOf).setting("contact.first-hour", 8).setting("contact.last-hour", 21);
        debtor.debtorType = Field.of(DebtorType.CONSUMER);
        debtor.country = Field.of("US");
        debtor.timeZone = zone == null ? Field.unknown() : Field.of(ZoneId.of(zone));
        debtor.region = region == null ? Field.unknown() : Field.of(region);
        return debtor;
    }

    private static OffsetDateTime at(String instant) {
        return OffsetDateTime.parse(instant);
    }

    /** An empty third column says that it is open now. */
    @ParameterizedTest
    @CsvSource({
        // the evening before the clock goes forward, and back
        "2026-03-07T21:30:00-05:00, America/New_York, , 2026-03-08T08:00:00-04:00",
        "2026-10-31T21:30:00-04:00, America/New_York, , 2026-11-01T08:00:00-05:00",
        "2026-03-08T07:59:00-05:00, America/New_York, , ",
        "2026-11-01T08:30:00-04:00, America/New_York, , 2026-11-01T08:00:00-05:00",
        // leap day and year end
        "2028-02-28T22:00:00-05:00, America/New_York, , 2028-02-29T08:00:00-05:00",
        "2026-12-31T23:59:59-05:00, America/New_York, , 2027-01-01T08:00:00-05:00",
        // tomorrow where the creditor is
        "2026-11-04T14:00:00+14:00, Pacific/Honolulu, , ",
        "2026-11-04T03:30:00+14:00, Pacific/Honolulu, , 2026-11-03T08:00:00-10:00",
        // a state with one zone, with two, and none told
        "2026-11-03T10:30:00-05:00, , US-CA, 2026-11-03T11:00:00-05:00",
        "2026-11-03T08:30:00-05:00, , US-TN, 2026-11-03T09:00:00-05:00",
        "2026-11-03T20:30:00-05:00, , US-TN, ",
        "2026-11-03T21:00:00-05:00, , US-TN, 2026-11-04T09:00:00-05:00",
        "2026-07-01T08:30:00-07:00, , US-AZ, ",
        "2026-07-01T07:30:00-07:00, , US-AZ, 2026-07-01T08:00:00-07:00",
        "2026-07-01T20:00:00-07:00, , US-AZ, 2026-07-02T08:00:00-07:00",
        "2026-11-03T12:59:59-05:00, , , 2026-11-03T13:00:00-05:00",
        "2026-11-03T21:00:00-05:00, , , 2026-11-04T13:00:00-05:00"})
    void opensAtEightOnEveryClock(String asOf, String zone, String region, String opens) {
        Field<OffsetDateTime> at = american(asOf, zone, region).get(Fact.CONTACT_OPENS_AT);
        assertThat(at).isEqualTo(opens == null ? Field.none() : Field.of(at(opens)));
    }

    private static Interaction call(String at, Outcome outcome) {
        return interaction(at, Channel.CALL, Direction.OUT, null, outcome == null ? Field.unknown() : Field.of(outcome));
    }

    private static Interaction[] calls(String... at) {
        return Stream.of(at).map(one -> call(one, Outcome.NO_ANSWER)).toArray(Interaction[]::new);
    }

    private static final String[] SEVEN = {"2026-10-28T09:30:00-04:00", "2026-10-28T15:00:00-04:00", "2026-10-29T10:00:00-04:00", "2026-10-30T10:00:00-04:00",
        "2026-10-31T11:00:00-04:00", "2026-11-01T12:00:00-05:00", "2026-11-02T10:00:00-05:00"};

    @Test
    void sevenCallsLiftOnTheDayTheFirstDropsOut() {
        SnapshotBuilder debtor = american("2026-11-03T21:30:00-05:00", "America/New_York", null).interactions(calls(SEVEN));
        assertThat(debtor.get(Fact.CALL_CAP_LIFTS_AT)).isEqualTo(Field.of(at("2026-11-04T08:00:00-05:00")));
        assertThat(debtor.get(Fact.CALL_OR_TEXT_CAP_LIFTS_AT)).isEqualTo(Field.of(at("2026-11-08T08:00:00-05:00")));
        assertThat(debtor.asOf("2026-11-04T08:00:00-05:00").get(Fact.CALL_CAP_LIFTS_AT)).isEqualTo(Field.none());
    }

    /** A call at 23:30 in Honolulu is one of the next day in New York. */
    @Test
    void daysAreThoseOfTheDebtor() {
        Interaction[] seven = calls("2026-10-28T09:00:00Z", "2026-10-28T09:10:00Z", "2026-10-28T09:20:00Z", "2026-10-28T09:30:00Z", "2026-10-28T09:40:00Z",
                "2026-10-28T09:50:00Z", "2026-10-28T09:55:00Z");
        assertThat(american("2026-11-03T21:30:00Z", "Pacific/Honolulu", null).interactions(seven).get(Fact.CALL_CAP_LIFTS_AT)).isEqualTo(Field.none());
        assertThat(american("2026-11-03T21:30:00Z", "America/New_York", null).interactions(seven).get(Fact.CALL_CAP_LIFTS_AT))
                .isEqualTo(Field.of(at("2026-11-04T08:00:00-05:00")));
    }

    @Test
    void sevenDaysPassOverTheClockChangeTheLeapDayAndTheYearEnd() {
        assertThat(american("2026-03-09T12:00:00-04:00", "America/New_York", null).interactions(call("2026-03-06T12:00:00-05:00", Outcome.REACHED))
                .get(Fact.CONVERSATION_RESTS_UNTIL)).isEqualTo(Field.of(at("2026-03-13T08:00:00-04:00")));
        assertThat(american("2028-02-27T12:00:00-05:00", "America/New_York", null).interactions(call("2028-02-26T12:00:00-05:00", Outcome.REACHED))
                .get(Fact.CONVERSATION_RESTS_UNTIL)).isEqualTo(Field.of(at("2028-03-04T08:00:00-05:00")));
        assertThat(american("2026-12-30T12:00:00-05:00", "America/New_York", null).interactions(call("2026-12-29T12:00:00-05:00", Outcome.REACHED))
                .get(Fact.CONVERSATION_RESTS_UNTIL)).isEqualTo(Field.of(at("2027-01-05T08:00:00-05:00")));
    }

    @Test
    void anUndatedCallLeavesOpenOnlyWhatItCouldChange() {
        Interaction[] six = calls(SEVEN[1], SEVEN[2], SEVEN[3], SEVEN[4], SEVEN[5], SEVEN[6]);
        Interaction[] withUndated = Stream.concat(Stream.of(six), Stream.of(call(null, null))).toArray(Interaction[]::new);
        assertThat(american("2026-11-03T12:00:00-05:00", "America/New_York", null).interactions(withUndated).get(Fact.CALL_CAP_LIFTS_AT).isUnknown()).isTrue();
        Interaction[] sevenAndUndated = Stream.concat(Stream.of(calls(SEVEN)), Stream.of(call(null, null))).toArray(Interaction[]::new);
        assertThat(american("2026-11-03T12:00:00-05:00", "America/New_York", null).interactions(sevenAndUndated).get(Fact.CALL_CAP_LIFTS_AT).hasValue()).isTrue();
        assertThat(american("2026-11-03T12:00:00-05:00", "America/New_York", null).interactions(call(null, null)).get(Fact.CALL_CAP_LIFTS_AT).isNone()).isTrue();
    }

    @Test
    void inOurOwnNameWeKeepTheRulesForCollectorsOnlyWherePolicySaysSo() {
        assertThat(american("2026-11-03T12:00:00-05:00", null, null).get(Fact.FIRST_PARTY_STRICT)).isEqualTo(Field.of(true));
        assertThat(american("2026-11-03T12:00:00-05:00", null, null).setting("us.first-party-strict", "false").get(Fact.FIRST_PARTY_STRICT)).isEqualTo(Field.of(false));
        assertThat(owing(45).get(Fact.FIRST_PARTY_STRICT)).isEqualTo(Field.of(false));
    }
}
