package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.disputed;
import static dev.dunlin.facts.SnapshotBuilder.money;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.payment;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Offer;
import dev.dunlin.snapshot.Payment;

class ReceiptFactsTest {

    @Test
    void theLastReceiptFellShortOfWhatWasAgreed() {
        Facts facts = owing(5).payments(payment(TODAY, "950", money("1000")), payment(TODAY.minusDays(3), "1", money("9"))).facts();
        assertThat(facts.<BigDecimal>get(Fact.SHORT_PAYMENT).orNull()).isEqualByComparingTo("50");
        assertThat(facts.<BigDecimal>get(Fact.SHORT_PAYMENT_RATIO).orNull()).isEqualByComparingTo("0.05");
        assertThat(facts.<Boolean>get(Fact.SHORT_PAYMENT_EXPLAINED)).as("nobody says whether a reason was given").isEqualTo(Field.unknown());
    }

    @Test
    void withoutAnAgreedSumNothingIsShort() {
        assertThat(owing(5).payments(payment(TODAY, "950", Field.none())).get(Fact.SHORT_PAYMENT)).isEqualTo(Field.none());
        assertThat(owing(5).payments(payment(TODAY, "950", Field.unknown())).get(Fact.SHORT_PAYMENT).isUnknown()).isTrue();
        assertThat(owing(5).payments().get(Fact.SHORT_PAYMENT)).isEqualTo(Field.none());
        assertThat(owing(5).get(Fact.SHORT_PAYMENT).isUnknown()).isTrue();
        assertThat(owing(5).payments(payment(TODAY, "1100", money("1000"))).<BigDecimal>get(Fact.SHORT_PAYMENT).orNull())
                .isEqualByComparingTo("0");
    }

    @Test
    void aDisputeOnTheInvoiceExplainsIt() {
        Payment toInvoice = new Payment(Field.of(TODAY), money("950"), Field.unknown(), Field.of("I1"), money("1000"), Field.of(false));
        SnapshotBuilder account = snapshot().with(disputed("I1", TODAY.minusDays(5), "50", "50"));
        assertThat(account.payments(toInvoice).get(Fact.SHORT_PAYMENT_EXPLAINED)).isEqualTo(Field.of(true));
        assertThat(account.payments(payment(TODAY, "950", money("1000"))).get(Fact.SHORT_PAYMENT_EXPLAINED).isUnknown())
                .as("on some invoice").isTrue();
    }

    @Test
    void aReceiptNobodyAgreedIsAWindfallForTwoBusinessDays() {
        SnapshotBuilder account = owing(5).payments(payment(TODAY.minusDays(4), "1000", Field.none()));
        assertThat(account.<BigDecimal>get(Fact.WINDFALL_RATIO).orNull()).as("of the 2,000 then owed").isEqualByComparingTo("0.5");
        assertThat(account.get(Fact.WINDFALL_REST_UNTIL)).isEqualTo(Field.of(OffsetDateTime.parse("2026-11-04T00:00:00+01:00")));
        SnapshotBuilder older = owing(5).payments(payment(TODAY.minusDays(5), "1000", Field.none()));
        assertThat(older.get(Fact.WINDFALL_RATIO)).isEqualTo(Field.none());
        assertThat(older.get(Fact.WINDFALL_REST_UNTIL)).isEqualTo(Field.none());
        assertThat(owing(5).payments(payment(TODAY, "1000", money("1000"))).get(Fact.WINDFALL_RATIO)).isEqualTo(Field.none());
        assertThat(owing(5).payments(payment(TODAY, "1000", Field.unknown())).get(Fact.WINDFALL_RATIO).isUnknown()).isTrue();
    }

    @Test
    void paymentsThatCameBackOrAreStillToComeDoNotCount() {
        Payment returned = new Payment(Field.of(TODAY), money("950"), Field.unknown(), Field.unknown(), money("1000"), Field.of(true));
        SnapshotBuilder account = owing(5).payments(returned, payment(TODAY.plusDays(1), "5", money("1000"))).interactions();
        assertThat(account.get(Fact.SHORT_PAYMENT)).isEqualTo(Field.none());
        assertThat(account.get(Fact.RECEIPT_SINCE_LAST_BUSINESS_DAY)).isEqualTo(Field.of(false));
        account.payments(payment(TODAY.minusDays(1), "5", Field.unknown()));
        assertThat(account.get(Fact.RECEIPT_SINCE_LAST_BUSINESS_DAY)).isEqualTo(Field.of(true));
    }

    @Test
    void aPaymentThatMayHaveComeBackIsNeitherThereNorGone() {
        Payment perhaps = new Payment(Field.of(TODAY), money("950"), Field.unknown(), Field.unknown(), money("1000"), Field.unknown());
        SnapshotBuilder account = owing(5).payments(perhaps).interactions();
        assertThat(account.get(Fact.SHORT_PAYMENT).isUnknown()).isTrue();
        assertThat(account.get(Fact.RECEIPT_SINCE_LAST_BUSINESS_DAY).isUnknown()).isTrue();
        account.payments(perhaps, payment(TODAY, "970", money("1000")));
        assertThat(account.<BigDecimal>get(Fact.SHORT_PAYMENT).orNull()).as("the one that fell short by less counts, whatever became of the other")
                .isEqualByComparingTo("30");
    }

    @Test
    void anOfferIsComparedWithWhatIsActionable() {
        SnapshotBuilder account = owing(5);
        assertThat(account.get(Fact.OFFER_BELOW_ACTIONABLE).isUnknown()).isTrue();
        account.offer = Field.none();
        assertThat(account.get(Fact.OFFER_BELOW_ACTIONABLE)).isEqualTo(Field.of(false));
        account.offer = Field.of(new Offer(money("999.99"), Field.unknown(), Field.unknown(), Field.of(true)));
        assertThat(account.get(Fact.OFFER_BELOW_ACTIONABLE)).isEqualTo(Field.of(true));
        assertThat(account.get(Fact.OFFER_FULL_AND_FINAL)).isEqualTo(Field.of(true));
        assertThat(account.facts("USD").get(Fact.OFFER_AMOUNT)).isEqualTo(Field.none());
    }
}
