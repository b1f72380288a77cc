package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;

/** A call finds the hours that the debtor left free: the law's where there are any, else office hours of any day, else whatever is left. */
class ToldTimesMoveTheCallTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "COMPANY  | DE | Europe/Berlin    | none                | 2026-11-03T10:00:00+01:00 | 2026-11-03T12:00:00+01:00",
        "COMPANY  | DE | Europe/Berlin    | daily before 13:00  | 2026-11-03T13:00:00+01:00 | 2026-11-03T17:00:00+01:00",
        "CONSUMER | DE | Europe/Berlin    | Mon-Fri 09:00-17:00 | 2026-11-07T09:00:00+01:00 | 2026-11-07T17:00:00+01:00",
        "COMPANY  | DE | Europe/Berlin    | before 18:00        | 2026-11-03T18:00:00+01:00 | 2026-11-04T00:00:00+01:00",
        "CONSUMER | US | America/New_York | Mon-Fri 09:00-17:00 | 2026-11-03T17:00:00-05:00 | 2026-11-03T21:00:00-05:00"})
    void intoAnHourThatIsFree(String type, String country, String zone, String told, String from, String to) throws Exception {
        String text = told.equals("none") ? "null" : "\"" + told + "\"";
        ObjectNode snapshot = (ObjectNode) Decisions.JSON.readTree("""
                {"asOf": "%s", "account": {"id": "A1", "debtorType": "%s", "country": "%s", "timeZone": "%s", "currency": "USD"},
                 "invoices": [{"id": "I1", "dueOn": "2026-10-20", "amount": 900, "open": 900}], "unappliedCash": 0, "promises": [], "paymentClaims": [],
                 "cause": "UNKNOWN", "contacts": [{"id": "K1", "role": "DEBTOR", "phone": "1"}], "legal": {"inconvenientTimes": %s, "optOutChannels": []},
                 "interactions": [{"at": "2026-10-21T09:00:00Z", "channel": "EMAIL", "action": "SEND_REMINDER", "outcome": "DELIVERED"}],
                 "nextActionOn": null}""".formatted(country.equals("US") ? "2026-11-03T10:00:00-05:00" : "2026-11-03T10:00:00+01:00", type, country, zone, text));
        Decision decision = Decisions.decide(snapshot);
        Recommendation scheduled = decision.recommendations().stream().filter(one -> one.action().code().equals("SCHEDULE_CONTACT")).findFirst().orElseThrow();
        assertThat(scheduled.notBefore()).isEqualTo(OffsetDateTime.parse(from));
        assertThat(scheduled.notAfter()).isEqualTo(OffsetDateTime.parse(to));
    }
}
