package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.creditNote;
import static dev.dunlin.facts.SnapshotBuilder.limited;
import static dev.dunlin.facts.SnapshotBuilder.money;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;

/** What becomes of claims whose limitation date was sent; by the law of countries they are counted out elsewhere. */
class LimitationFactsTest {
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @Test
    void theNextEndIsTheEarliestThatIsStillAhead() {
        Facts facts = company(ending(TODAY.plusDays(500)), ending(TODAY), ending(YESTERDAY)).facts();
        assertThat(facts.get(Fact.LIMITATION_EXPIRES_ON)).isEqualTo(Field.of(TODAY));
        assertThat(facts.get(Fact.DAYS_TO_LIMITATION)).isEqualTo(Field.of(0));
        assertThat(facts.get(Fact.LIMITATION_ENDED_ON)).isEqualTo(Field.of(YESTERDAY));
        assertThat(facts.get(Fact.TIME_BARRED)).isEqualTo(money("100"));
        assertThat(facts.get(Fact.LIVE)).isEqualTo(money("200"));
    }

    @Test
    void ofLinesWithoutADateOnlyWhatIsKnownIsBarred() {
        Facts facts = company(ending(YESTERDAY), dated(Field.unknown())).facts();
        assertThat(facts.get(Fact.TIME_BARRED)).isEqualTo(money("100"));
        assertThat(facts.get(Fact.LIMITATION_EXPIRES_ON).isUnknown()).isTrue();
        assertThat(company(dated(Field.unknown())).facts().get(Fact.TIME_BARRED).isUnknown()).isTrue();
        Facts none = company(dated(Field.none())).facts();
        assertThat(none.get(Fact.TIME_BARRED)).isEqualTo(money("0"));
        assertThat(none.get(Fact.LIMITATION_EXPIRES_ON)).isEqualTo(Field.none());
    }

    @Test
    void aCompanyIsStillAskedForWhatItIsNotSuedFor() {
        Facts facts = company(ending(YESTERDAY), ending(TODAY)).facts();
        assertThat(facts.get(Fact.ACTIONABLE)).isEqualTo(money("200"));
        assertThat(facts.get(Fact.ENFORCEABLE)).isEqualTo(money("100"));
        assertThat(facts.overdueInvoices()).hasSize(2);
        assertThat(facts.timeBarredInvoices()).hasSize(1);
    }

    @Test
    void whatWasPaidComesOffWhatMayBeSuedFor() {
        SnapshotBuilder account = company(ending(YESTERDAY), ending(TODAY), creditNote("C", Field.unknown(), "30"));
        assertThat(account.facts().get(Fact.ACTIONABLE)).isEqualTo(money("170"));
        assertThat(account.facts().get(Fact.ENFORCEABLE)).isEqualTo(money("70"));
    }

    @Test
    void aPersonIsAskedForWhatIsLiveAndTheLadderCountsFromIt() {
        SnapshotBuilder account = company(limited("old", TODAY.minusDays(2400), Field.of(YESTERDAY), Field.unknown()),
                limited("new", TODAY.minusDays(5), Field.of(TODAY), Field.unknown()));
        account.debtorType = Field.of(DebtorType.CONSUMER);
        Facts facts = account.facts();
        assertThat(facts.get(Fact.ACTIONABLE)).isEqualTo(money("100"));
        assertThat(facts.get(Fact.ENFORCEABLE)).isEqualTo(money("100"));
        assertThat(facts.get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(5));
        assertThat(facts.get(Fact.TIME_BARRED)).isEqualTo(money("100"));
        assertThat(facts.get(Fact.BALANCE)).isEqualTo(money("200"));
        assertThat(facts.overdueInvoices()).extracting(Invoice::id).containsExactly("new");
        account.debtorType = Field.unknown();
        assertThat(account.facts().get(Fact.ACTIONABLE)).isEqualTo(money("100"));
        account.debtorType = Field.of(DebtorType.PUBLIC);
        assertThat(account.facts().get(Fact.ACTIONABLE)).isEqualTo(money("200"));
        assertThat(account.facts().get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(2400));
    }

    private static SnapshotBuilder company(Invoice... lines) {
        return snapshot().with(lines);
    }

    private static Invoice ending(LocalDate on) {
        return dated(Field.of(on));
    }

    private static Invoice dated(Field<LocalDate> limitation) {
        return limited("I", TODAY.minusDays(9), limitation, Field.unknown());
    }
}
