package dev.dunlin.snapshot;

import static dev.dunlin.snapshot.Snapshots.faults;
import static dev.dunlin.snapshot.Snapshots.ok;
import static dev.dunlin.snapshot.Snapshots.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dunlin.problem.Fault;
import dev.dunlin.snapshot.SnapshotReader.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {

    @Test
    void readsEveryFieldOfTheFullExample() {
        AccountSnapshot full = ok(Snapshots.full().toString());

        assertThat(full.asOf()).isEqualTo(OffsetDateTime.parse("2026-11-03T10:00:00+01:00"));
        assertThat(full.account().name().orNull()).isEqualTo("Brandt & Söhne Metallbau GmbH");
        assertThat(full.account().debtorType().orNull()).isEqualTo(DebtorType.COMPANY);
        assertThat(full.account().timeZone().orNull()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(full.invoices()).hasSize(3);
        assertThat(full.invoices().get(1).instalment().orNull()).isEqualTo(2);
        assertThat(full.invoices().get(1).open()).isEqualTo("9980.5");
        assertThat(full.invoices().get(1).disputeOpenedOn().orNull()).isEqualTo(LocalDate.of(2026, 10, 20));
        assertThat(full.unappliedCash().orNull()).containsExactly(new Cash(Field.of(new BigDecimal("250.00")), Field.of("EUR")));
        assertThat(full.order().orNull().buyerAsked().orNull().terms().orNull()).isFalse();
        assertThat(full.behaviour().orNull().averageDaysLate().orNull()).isEqualTo("17.5");
        assertThat(full.interactions().orNull().get(0).at().orNull()).isEqualTo(OffsetDateTime.parse("2026-09-21T09:05:00+02:00"));
        assertThat(full.collector().orNull().trained().orNull()).containsExactly(Training.TRADE, Training.FINANCE);
        assertThat(full.legal().orNull().insolvency().orNull().filedOn().orNull()).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(full.requested().orNull()).extracting(RequestedAction::action).containsExactly("STOP_SUPPLY", "CALL");
        assertThat(full.toString()).doesNotContain("type=unknown", "role=unknown", "currency=unknown, on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full-snapshot.json", "open-items-snapshot.json"})
    void readsThePrintedExamples(String name) {
        assertThat(Snapshots.READER.read(Snapshots.example(name))).isInstanceOf(Reading.Ok.class);
    }

    @Test
    void tellsMissingFromNoneFromEmpty() {
        assertThat(ok(small("", "", "")).promises().isUnknown()).isTrue();
        assertThat(ok(small("\"promises\": null", "", "")).promises()).isEqualTo(Field.of(List.of()));
        assertThat(ok(small("\"promises\": []", "", "")).promises()).isEqualTo(Field.of(List.of()));
        assertThat(ok(small("", "", "")).credit().isUnknown()).isTrue();
        assertThat(ok(small("\"credit\": null", "", "")).credit().isNone()).isTrue();
        assertThat(ok(small("\"credit\": {}", "", "")).credit().orNull().limit().isUnknown()).isTrue();
        assertThat(ok(small("\"credit\": { \"limit\": null }", "", "")).credit().orNull().limit().isNone()).isTrue();
        assertThat(ok(small("\"supplyThreat\": false", "", "")).supplyThreat()).isEqualTo(Field.of(false));
    }

    @Test
    void takesCashAsOneFigureOrAsAList() {
        Cash figure = new Cash(Field.of(new BigDecimal("12.30")), Field.unknown());
        assertThat(ok(small("\"unappliedCash\": 12.30", "", "")).unappliedCash()).isEqualTo(Field.of(List.of(figure)));
        assertThat(ok(small("\"unappliedCash\": \"12.30\"", "", "")).unappliedCash()).isEqualTo(Field.of(List.of(figure)));
        assertThat(ok(small("\"unappliedCash\": [ { \"amount\": 12.30 } ]", "", "")).unappliedCash()).isEqualTo(Field.of(List.of(figure)));
        assertThat(ok(small("\"unappliedCash\": null", "", "")).unappliedCash()).isEqualTo(Field.of(List.of()));
        assertThat(ok(small("", "", "")).unappliedCash().isUnknown()).isTrue();
        assertThat(faults(small("\"unappliedCash\": -1", "", ""))).extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/unappliedCash", "negative"));
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "\"0.10\",0.10", "123456789012345.123456,123456789012345.123456", "1e3,1000", "1.50000000,1.5", "999999999999999,999999999999999",
        "0,0", "-0,0", "1.25E+2,125"})
    void keepsMoneyExact(String sent, BigDecimal expected) {
        assertThat(ok(small("", "", "\"amount\": " + sent)).invoices().get(0).amount().orNull()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-03T09:00Z", "2026-11-03T09:00:00Z", "2026-11-03T14:30:00.123456789+05:30", "2026-11-02T15:00:00.5-18:00"})
    void takesInstantsAsIso8601HasThem(String at) {
        AccountSnapshot snapshot = ok(small("", "", "").replace("2026-11-03T10:00:00+01:00", at));
        assertThat(snapshot.asOf()).isEqualTo(OffsetDateTime.parse(at));
        assertThat(snapshot.asOf().getOffset()).isEqualTo(OffsetDateTime.parse(at).getOffset());
    }

    @Test
    void readsAPartOfABuffer() {
        byte[] json = small("", "", "").getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[json.length + 7];
        System.arraycopy(json, 0, buffer, 3, json.length);
        assertThat(Snapshots.READER.read(buffer, 3, json.length)).isInstanceOf(Reading.Ok.class);
    }

    @Test
    void doesNotCheckActionsItDoesNotKnow() {
        byte[] json = small("\"requested\": [ { \"action\": \"ANYTHING\" } ]", "", "").getBytes(StandardCharsets.UTF_8);
        assertThat(new SnapshotReader(Set.of()).read(json)).isInstanceOf(Reading.Ok.class);
    }

    @Test
    void listsCannotBeChanged() {
        assertThatThrownBy(() -> ok(small("", "", "")).invoices().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
