package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.creditNote;
import static dev.dunlin.facts.SnapshotBuilder.disputed;
import static dev.dunlin.facts.SnapshotBuilder.in;
import static dev.dunlin.facts.SnapshotBuilder.invoice;
import static dev.dunlin.facts.SnapshotBuilder.limited;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Cash;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Goods;

class BalanceFactsTest {

    @Test
    void ageBeginsTheDayAfterTheDueDate() {
        assertThat(owing(0).<Integer>get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(0));
        assertThat(money(owing(0), Fact.OVERDUE)).isEqualByComparingTo("0");
        assertThat(money(owing(1), Fact.OVERDUE)).isEqualByComparingTo("1000");
        assertThat(owing(-1).get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.none());
        assertThat(owing(-1).<Integer>get(Fact.DAYS_TO_DUE)).isEqualTo(Field.of(1));
        assertThat(owing(1).get(Fact.DAYS_TO_DUE)).isEqualTo(Field.none());
    }

    @Test
    void leapDaysCount() {
        SnapshotBuilder account = snapshot().asOf("2028-03-01T10:00:00+01:00").with(invoice("I1", LocalDate.of(2028, 2, 28), "1"));
        assertThat(account.<Integer>get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(2));
    }

    @Test
    void fallsIntoAgeBands() {
        Facts facts = snapshot().with(invoice("a", TODAY, "1"), invoice("b", TODAY.minusDays(1), "2"), invoice("c", TODAY.minusDays(30), "3"),
                invoice("d", TODAY.minusDays(31), "4"), invoice("e", TODAY.minusDays(60), "5"), invoice("f", TODAY.minusDays(61), "6"),
                invoice("g", TODAY.minusDays(90), "7"), invoice("h", TODAY.minusDays(91), "8")).facts();
        assertThat(facts.<BigDecimal>get(Fact.AGEING_NOT_DUE).orNull()).isEqualByComparingTo("1");
        assertThat(facts.<BigDecimal>get(Fact.AGEING_1_TO_30).orNull()).isEqualByComparingTo("5");
        assertThat(facts.<BigDecimal>get(Fact.AGEING_31_TO_60).orNull()).isEqualByComparingTo("9");
        assertThat(facts.<BigDecimal>get(Fact.AGEING_61_TO_90).orNull()).isEqualByComparingTo("13");
        assertThat(facts.<BigDecimal>get(Fact.AGEING_OVER_90).orNull()).isEqualByComparingTo("8");
        assertThat(facts.openInvoices()).extracting("id").containsExactly("h", "g", "f", "e", "d", "c", "b", "a");
        assertThat(facts.overdueInvoices()).hasSize(7);
    }

    @Test
    void aDisputeCountsOnOverdueLinesUpToWhatIsOpen() {
        SnapshotBuilder account = snapshot().with(disputed("old", TODAY.minusDays(40), "300", "400"),
                disputed("new", TODAY.minusDays(10), "500", "200"), disputed("future", TODAY.plusDays(5), "50", "50"));
        assertThat(money(account, Fact.DISPUTED)).isEqualByComparingTo("500");
        assertThat(money(account, Fact.ACTIONABLE)).isEqualByComparingTo("300");
        assertThat(account.<Integer>get(Fact.DAYS_PAST_DUE)).as("the oldest not wholly disputed").isEqualTo(Field.of(10));
        assertThat(account.get(Fact.DAYS_TO_DUE)).isEqualTo(Field.none());
        assertThat(account.facts().overdueInvoices()).extracting("id").containsExactly("new");
    }

    @Test
    void aCreditNoteNetsFromTheDayItIsIssued() {
        assertThat(money(owing(5).with(creditNote("C", Field.of(TODAY), "300")), Fact.ACTIONABLE)).isEqualByComparingTo("700");
        assertThat(money(owing(5).with(creditNote("C", Field.unknown(), "300")), Fact.ACTIONABLE)).isEqualByComparingTo("700");
        SnapshotBuilder tomorrow = owing(5).with(creditNote("C", Field.of(TODAY.plusDays(1)), "300"));
        assertThat(money(tomorrow, Fact.ACTIONABLE)).isEqualByComparingTo("1000");
        SnapshotBuilder over = owing(5).with(creditNote("C", Field.of(TODAY), "1420"));
        assertThat(money(over, Fact.BALANCE)).isEqualByComparingTo("-420");
        assertThat(money(over, Fact.OVERDUE)).isEqualByComparingTo("0");
        assertThat(money(over, Fact.ACTIONABLE)).isEqualByComparingTo("0");
    }

    @Test
    void currenciesAreNeverAdded() {
        SnapshotBuilder account = owing(5).with(in("USD", "U", TODAY.minusDays(50), "70"), in("CHF", "C", TODAY.plusDays(1), "9"));
        account.unappliedCash = Field.of(List.of(new Cash(SnapshotBuilder.money("100"), Field.unknown()), new Cash(SnapshotBuilder.money("20"), Field.of("USD"))));
        assertThat(FactFinder.currenciesOf(account.build())).containsExactly("EUR", "CHF", "USD");
        assertThat(money(account, Fact.ACTIONABLE)).isEqualByComparingTo("900");
        Facts dollars = account.facts("USD");
        assertThat(dollars.<BigDecimal>get(Fact.ACTIONABLE).orNull()).isEqualByComparingTo("50");
        assertThat(dollars.<Integer>get(Fact.DAYS_PAST_DUE)).isEqualTo(Field.of(50));
    }

    @Test
    void aLedgerFigureLeftOutIsPresumedZero() {
        assertThat(FactFinder.presumed(owing(5).build())).containsExactly("invoices[].disputedAmount", "unappliedCash");
        SnapshotBuilder full = snapshot().with(disputed("I", TODAY, "5", "0"), creditNote("C", Field.unknown(), "1"));
        full.unappliedCash = Field.none();
        assertThat(FactFinder.presumed(full.build())).isEmpty();
        assertThat(money(owing(5), Fact.UNAPPLIED)).isEqualByComparingTo("0");
    }

    @Test
    void cashOfAnUnknownSumLeavesTheRestUnknownUnlessNothingIsOwedAnyway() {
        SnapshotBuilder account = owing(5);
        account.unappliedCash = Field.of(List.of(new Cash(Field.unknown(), Field.unknown())));
        assertThat(account.get(Fact.ACTIONABLE).isUnknown()).isTrue();
        SnapshotBuilder notDue = owing(0);
        notDue.unappliedCash = account.unappliedCash;
        assertThat(money(notDue, Fact.ACTIONABLE)).isEqualByComparingTo("0");
    }

    @Test
    void whatIsDueNextAddsUpTheDay() {
        SnapshotBuilder account = snapshot().with(invoice("a", TODAY.plusDays(7), "10"), disputed("b", TODAY.plusDays(7), "10", "4"),
                invoice("c", TODAY.plusDays(8), "99"));
        assertThat(account.<Integer>get(Fact.DAYS_TO_DUE)).isEqualTo(Field.of(7));
        assertThat(money(account, Fact.DUE_SOON)).isEqualByComparingTo("16");
    }

    @Test
    void goodsAreUnsoldWhereAnyAre() {
        LocalDate due = TODAY.minusDays(9);
        assertThat(goods(limited("a", due, Field.none(), Field.unknown()), limited("b", due, Field.none(), Field.of(Goods.UNSOLD))))
                .isEqualTo(Field.of(Goods.UNSOLD));
        assertThat(goods(limited("a", due, Field.none(), Field.unknown()), limited("b", due, Field.none(), Field.of(Goods.SOLD))).isUnknown())
                .isTrue();
        assertThat(goods(limited("a", due, Field.none(), Field.none()), limited("b", due, Field.none(), Field.of(Goods.SOLD))))
                .isEqualTo(Field.of(Goods.SOLD));
        assertThat(goods()).isEqualTo(Field.none());
    }

    @Test
    void nothingOpenIsKnown() {
        Facts facts = snapshot().facts();
        assertThat(facts.<BigDecimal>get(Fact.BALANCE).orNull()).isEqualByComparingTo("0");
        assertThat(facts.get(Fact.DAYS_PAST_DUE).isNone()).isTrue();
        assertThat(facts.<Boolean>get(Fact.REMINDED)).as("whatever the interactions").isEqualTo(Field.of(false));
    }

    private static Field<Goods> goods(dev.dunlin.snapshot.Invoice... lines) {
        return snapshot().with(lines).get(Fact.GOODS);
    }

    private static BigDecimal money(SnapshotBuilder account, Fact fact) {
        return account.<BigDecimal>get(fact).orNull();
    }
}
