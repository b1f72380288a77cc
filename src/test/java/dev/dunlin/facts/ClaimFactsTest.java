package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.claim;
import static dev.dunlin.facts.SnapshotBuilder.figures;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.ClaimKind;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.PaymentClaim;

class ClaimFactsTest {
    private static final Field<Boolean> YES = Field.of(true);
    private static final Field<Boolean> NO = Field.of(false);
    private static final PaymentClaim SENT = claim(ClaimKind.ALREADY_SENT, "2026-11-03T08:00:00+01:00", "1000", Field.of(TODAY.minusDays(10)));
    private static final PaymentClaim CASH = claim(ClaimKind.FETCHING_CASH, "2026-11-02T16:00:00+01:00", "1000", Field.unknown());

    @Test
    void isUnverifiedUntilTheCallBackAndAnExcuseForAsLongAsItIsUnproved() {
        SnapshotBuilder account = owing(16).payments().claims(SENT);
        assertThat(account.get(Fact.CLAIM_UNVERIFIED)).isEqualTo(YES);
        assertThat(account.get(Fact.CLAIM_CALL_BACK_AT)).isEqualTo(Field.of(OffsetDateTime.parse("2026-11-06T09:00:00+01:00")));
        assertThat(account.get(Fact.EXCUSES)).isEqualTo(Field.of(Range.exactly(1)));
        account.asOf("2026-11-06T09:00:00+01:00");
        assertThat(account.get(Fact.CLAIM_UNVERIFIED)).isEqualTo(NO);
        assertThat(account.get(Fact.CLAIM_CALL_BACK_AT)).isEqualTo(Field.none());
        assertThat(account.get(Fact.EXCUSES)).isEqualTo(Field.of(Range.exactly(1)));
    }

    @Test
    void aReceiptOfThatSumProvesIt() {
        assertThat(owing(16).payments(payment(TODAY.minusDays(10), "1000", Field.unknown())).claims(SENT).get(Fact.CLAIM_UNVERIFIED)).isEqualTo(NO);
        assertThat(owing(16).payments(payment(TODAY.minusDays(10), "1000", Field.unknown())).claims(SENT).get(Fact.EXCUSES)).isEqualTo(Field.of(Range.exactly(0)));
        assertThat(owing(16).payments(payment(TODAY.minusDays(11), "1000", Field.unknown())).claims(SENT).get(Fact.CLAIM_UNVERIFIED)).isEqualTo(YES);
        assertThat(owing(16).payments(payment(TODAY, "999.99", Field.unknown())).claims(SENT).get(Fact.CLAIM_UNVERIFIED)).isEqualTo(YES);
        assertThat(owing(16).claims(SENT).get(Fact.CLAIM_UNVERIFIED).isUnknown()).isTrue();
        assertThat(owing(16).claims(SENT).get(Fact.CLAIM_AWAITED)).as("payments left out prove nothing").isEqualTo(YES);
    }

    @Test
    void whatCameBeforeTheDebtorSpokeMayBeWhatWasSentUnlessTheDayIsKnown() {
        PaymentClaim anyDay = claim(ClaimKind.ALREADY_SENT, "2026-11-03T08:00:00+01:00", "1000", Field.unknown());
        SnapshotBuilder account = owing(16).payments(payment(TODAY.minusDays(10), "1000", Field.unknown())).claims(anyDay);
        assertThat(account.get(Fact.CLAIM_UNVERIFIED).isUnknown()).isTrue();
        assertThat(account.get(Fact.CLAIM_AWAITED)).isEqualTo(YES);
        assertThat(account.get(Fact.EXCUSES)).isEqualTo(Field.of(new Range(0, 1)));
        account.payments(payment(TODAY, "1000", Field.unknown()));
        assertThat(account.get(Fact.CLAIM_AWAITED)).isEqualTo(NO);
        account.claims(claim(ClaimKind.ALREADY_SENT, "2026-11-03T08:00:00+01:00", null, Field.unknown()));
        assertThat(account.get(Fact.CLAIM_AWAITED)).as("of what sum?").isEqualTo(YES);
        assertThat(account.get(Fact.CLAIM_UNVERIFIED).isUnknown()).isTrue();
    }

    @Test
    void leftOutIsUnknownAndAFigureGivenWins() {
        assertThat(owing(16).get(Fact.CLAIM_UNVERIFIED).isUnknown()).isTrue();
        assertThat(owing(16).get(Fact.EXCUSES).isUnknown()).isTrue();
        assertThat(owing(16).claims().get(Fact.EXCUSES)).isEqualTo(Field.of(Range.exactly(0)));
        SnapshotBuilder account = owing(16).claims(SENT);
        account.behaviour = Field.of(figures(Field.of(3), Field.unknown()));
        assertThat(account.get(Fact.EXCUSES)).isEqualTo(Field.of(Range.exactly(3)));
        PaymentClaim undated = claim(ClaimKind.ALREADY_SENT, null, null, Field.unknown());
        assertThat(owing(16).claims(undated).get(Fact.CLAIM_UNVERIFIED).isUnknown()).isTrue();
    }

    @Test
    void aStoryOfCashIsFreshUntilNoonOfTheNextBusinessDay() {
        SnapshotBuilder account = owing(16).payments().claims(CASH);
        assertThat(account.get(Fact.CASH_STORY_TODAY)).isEqualTo(YES);
        assertThat(account.get(Fact.CASH_STORY_FAILED)).isEqualTo(NO);
        assertThat(account.get(Fact.CLAIM_UNVERIFIED)).isEqualTo(NO);
        account.asOf("2026-11-03T12:00:00+01:00");
        assertThat(account.get(Fact.CASH_STORY_TODAY)).isEqualTo(NO);
        assertThat(account.get(Fact.CASH_STORY_FAILED)).isEqualTo(YES);
        account.payments(payment(TODAY, "1000", Field.unknown()));
        assertThat(account.get(Fact.CASH_STORY_FAILED)).isEqualTo(NO);
        account.payments = Field.unknown();
        assertThat(account.get(Fact.CASH_STORY_FAILED).isUnknown()).isTrue();
    }
}
