package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.contact;
import static dev.dunlin.facts.SnapshotBuilder.invoice;
import static dev.dunlin.facts.SnapshotBuilder.money;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Credit;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.RequestedAction;
import dev.dunlin.snapshot.Tactic;
import dev.dunlin.snapshot.Terms;

class TermsAndPartyFactsTest {
    private static final Field<Boolean> YES = Field.of(true);
    private static final Field<Boolean> NO = Field.of(false);

    @Test
    void interestIsSimpleOnAYearOf365DaysAndRoundedByInvoice() {
        SnapshotBuilder account = snapshot().with(invoice("I1", TODAY.minusDays(75), "3600"), invoice("I2", TODAY.minusDays(1), "0.10"),
                invoice("I3", TODAY, "99"));
        account.terms = terms(YES, money("11.75"));
        Facts facts = account.facts();
        assertThat(facts.<BigDecimal>get(Fact.CONTRACT_INTEREST).orNull()).isEqualByComparingTo("86.92");
        List<ChargeLine> lines = facts.charges();
        assertThat(lines).extracting(ChargeLine::invoiceId).containsExactly("I1", "I2");
        assertThat(lines.get(0).days()).isEqualTo(75);
        assertThat(lines.get(1).amount()).isEqualByComparingTo("0");
    }

    @Test
    void yenHaveNoFraction() {
        SnapshotBuilder account = snapshot().with(SnapshotBuilder.in("JPY", "I1", TODAY.minusDays(100), "10000"));
        account.terms = terms(YES, money("14.6"));
        assertThat(account.facts("JPY").<BigDecimal>get(Fact.CONTRACT_INTEREST)).isEqualTo(money("400"));
    }

    @Test
    void interestNeedsTheRightAndTheRate() {
        SnapshotBuilder account = owing(30);
        assertThat(account.get(Fact.INTEREST_TERM).isUnknown()).isTrue();
        account.terms = terms(YES, Field.unknown());
        assertThat(account.get(Fact.INTEREST_TERM).isUnknown()).isTrue();
        account.terms = terms(Field.unknown(), Field.none());
        assertThat(account.get(Fact.INTEREST_TERM)).isEqualTo(NO);
        assertThat(account.get(Fact.CONTRACT_INTEREST)).isEqualTo(Field.none());
    }

    @Test
    void creditUseIsRoundedDown() {
        SnapshotBuilder account = owing(1);
        account.credit = Field.of(new Credit(money("1000"), Field.unknown(), money("799.9999999"), Field.unknown(), Field.unknown()));
        assertThat(account.<BigDecimal>get(Fact.CREDIT_USE).orNull()).isLessThan(new BigDecimal("0.8"));
        assertThat(account.get(Fact.LIMIT_ABOVE_EXPOSURE)).isEqualTo(YES);
        assertThat(account.facts("USD").get(Fact.CREDIT_LIMIT)).isEqualTo(Field.none());
        account.credit = Field.of(new Credit(money("0"), Field.unknown(), money("1"), Field.unknown(), Field.unknown()));
        assertThat(account.<BigDecimal>get(Fact.CREDIT_USE).orNull()).isEqualByComparingTo("1");
    }

    @Test
    void naturalPersons() {
        assertThat(natural(Field.of(DebtorType.SOLE_TRADER))).isEqualTo(YES);
        assertThat(natural(Field.of(DebtorType.PUBLIC))).isEqualTo(NO);
        assertThat(natural(Field.unknown()).isUnknown()).isTrue();
    }

    @Test
    void aContactIsValidWithAWayToReachItThatIsNotKnownToBeWrong() {
        assertThat(owing(1).get(Fact.VALID_CONTACT).isUnknown()).isTrue();
        assertThat(owing(1).contacts().get(Fact.VALID_CONTACT)).isEqualTo(NO);
        assertThat(owing(1).contacts(contact(Field.of("+49"), Field.unknown())).get(Fact.VALID_CONTACT)).isEqualTo(YES);
        assertThat(owing(1).contacts(contact(Field.of("+49"), NO)).get(Fact.VALID_CONTACT)).isEqualTo(NO);
        assertThat(owing(1).contacts(contact(Field.unknown(), Field.unknown())).get(Fact.VALID_CONTACT).isUnknown()).isTrue();
        assertThat(owing(1).contacts(contact(Field.unknown(), YES)).get(Fact.VALID_CONTACT)).isEqualTo(YES);
    }

    @Test
    void anyTacticIsAbusive() {
        SnapshotBuilder account = owing(1);
        assertThat(account.get(Fact.ABUSIVE_TACTIC_REQUESTED).isUnknown()).isTrue();
        account.requested = Field.of(List.of(new RequestedAction("CALL", Field.none())));
        assertThat(account.get(Fact.ABUSIVE_TACTIC_REQUESTED)).isEqualTo(NO);
        account.requested = Field.of(List.of(new RequestedAction("CALL", Field.of(List.of(Tactic.SHAMING)))));
        assertThat(account.get(Fact.ABUSIVE_TACTIC_REQUESTED)).isEqualTo(YES);
    }

    private static Field<Boolean> natural(Field<DebtorType> type) {
        SnapshotBuilder account = owing(1);
        account.debtorType = type;
        return account.get(Fact.NATURAL_PERSON);
    }

    private static Field<Terms> terms(Field<Boolean> interest, Field<BigDecimal> rate) {
        return Field.of(new Terms(Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), interest, rate));
    }
}
