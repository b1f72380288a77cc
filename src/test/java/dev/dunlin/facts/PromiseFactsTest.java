package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.claim;
import static dev.dunlin.facts.SnapshotBuilder.money;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.promise;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.ClaimKind;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Promise;
import dev.dunlin.snapshot.PromiseStatus;

class PromiseFactsTest {
    private static final Field<Boolean> YES = Field.of(true);
    private static final Field<Boolean> NO = Field.of(false);

    @Test
    void isActiveForTwoBusinessDaysAfterItsDate() {
        SnapshotBuilder friday = owing(20).promises(promise(LocalDate.of(2026, 10, 30), PromiseStatus.OPEN));
        assertThat(friday.get(Fact.PROMISE_ACTIVE)).isEqualTo(YES);
        assertThat(friday.get(Fact.PROMISE_ACTIVE_UNTIL)).isEqualTo(Field.of(OffsetDateTime.parse("2026-11-04T00:00:00+01:00")));
        SnapshotBuilder thursday = owing(20).promises(promise(LocalDate.of(2026, 10, 29), PromiseStatus.OPEN));
        assertThat(thursday.get(Fact.PROMISE_ACTIVE)).isEqualTo(NO);
        assertThat(thursday.get(Fact.PROMISE_ACTIVE_UNTIL)).isEqualTo(Field.none());
        assertThat(thursday.get(Fact.BROKEN_PROMISES)).as("and stories that failed").isEqualTo(Field.of(Range.exactly(1).orMore()));
        assertThat(thursday.claims().get(Fact.BROKEN_PROMISES)).as("left open past its grace").isEqualTo(Field.of(Range.exactly(1)));
    }

    @Test
    void withoutAStatusOrDateItIsUnknownUnlessItCannotMatter() {
        assertThat(owing(20).get(Fact.PROMISE_ACTIVE).isUnknown()).isTrue();
        assertThat(owing(20).promises().get(Fact.PROMISE_ACTIVE)).isEqualTo(NO);
        assertThat(owing(20).promises(promise(TODAY, null)).get(Fact.PROMISE_ACTIVE).isUnknown()).isTrue();
        SnapshotBuilder old = owing(20).promises(promise(TODAY.minusDays(30), null));
        assertThat(old.get(Fact.PROMISE_ACTIVE)).isEqualTo(NO);
        assertThat(old.claims().get(Fact.BROKEN_PROMISES)).as("or none").isEqualTo(Field.of(new Range(0, 1)));
        assertThat(owing(20).promises(promise(null, PromiseStatus.OPEN)).get(Fact.PROMISE_ACTIVE).isUnknown()).isTrue();
        assertThat(owing(20).promises(promise(null, PromiseStatus.KEPT)).get(Fact.PROMISE_ACTIVE)).isEqualTo(NO);
        assertThat(owing(20).promises(promise(null, null), promise(TODAY, PromiseStatus.OPEN)).get(Fact.PROMISE_ACTIVE)).isEqualTo(YES);
    }

    @Test
    void brokenOnesCountForTwelveMonths() {
        assertThat(owing(20).promises(promise(LocalDate.of(2025, 11, 3), PromiseStatus.BROKEN)).claims().get(Fact.BROKEN_PROMISES)).isEqualTo(Field.of(Range.exactly(1)));
        assertThat(owing(20).promises(promise(LocalDate.of(2025, 11, 2), PromiseStatus.BROKEN)).claims().get(Fact.BROKEN_PROMISES)).isEqualTo(Field.of(Range.exactly(0)));
    }

    @Test
    void noneThatIsKnownSaysNothingWhileStoriesMayHaveFailed() {
        assertThat(owing(20).promises().get(Fact.BROKEN_PROMISES).isUnknown()).isTrue();
        assertThat(owing(20).promises().claims().get(Fact.BROKEN_PROMISES)).isEqualTo(Field.of(Range.exactly(0)));
    }

    @Test
    void aStoryOfCashThatFailedIsABrokenPromise() {
        SnapshotBuilder account = owing(20).promises().payments()
                .claims(claim(ClaimKind.FETCHING_CASH, "2026-10-29T10:00:00+01:00", null, Field.unknown()));
        assertThat(account.get(Fact.BROKEN_PROMISES)).isEqualTo(Field.of(Range.exactly(1)));
    }

    @Test
    void promisesOfAnotherCurrencyDoNotCount() {
        Promise dollars = new Promise(Field.of(TODAY), Field.of(TODAY), money("5"), Field.of("USD"), Field.of(PromiseStatus.OPEN));
        SnapshotBuilder account = owing(20).promises(dollars);
        assertThat(account.get(Fact.PROMISE_ACTIVE)).isEqualTo(NO);
        assertThat(account.facts("USD").<Boolean>get(Fact.PROMISE_ACTIVE)).isEqualTo(YES);
    }

    @Test
    void wasPromisedOrPaidLately() {
        Promise monday = new Promise(Field.of(TODAY.minusDays(1)), Field.of(TODAY.plusDays(9)), money("5"), Field.unknown(), Field.of(PromiseStatus.OPEN));
        assertThat(owing(20).promises(monday).get(Fact.PROMISED_TODAY_OR_RECENT_RECEIPT)).as("whatever was paid").isEqualTo(YES);
        assertThat(owing(20).promises().get(Fact.PROMISED_TODAY_OR_RECENT_RECEIPT).isUnknown()).isTrue();
        assertThat(owing(20).promises().payments().get(Fact.PROMISED_TODAY_OR_RECENT_RECEIPT)).isEqualTo(NO);
    }
}
