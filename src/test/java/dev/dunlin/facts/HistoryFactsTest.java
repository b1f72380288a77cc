package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.about;
import static dev.dunlin.facts.SnapshotBuilder.disputed;
import static dev.dunlin.facts.SnapshotBuilder.figures;
import static dev.dunlin.facts.SnapshotBuilder.interaction;
import static dev.dunlin.facts.SnapshotBuilder.invoice;
import static dev.dunlin.facts.SnapshotBuilder.ours;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.promise;
import static dev.dunlin.facts.SnapshotBuilder.toned;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.PromiseStatus;

class HistoryFactsTest {
    private static final Field<Boolean> YES = Field.of(true);
    private static final Field<Boolean> NO = Field.of(false);
    private static final Interaction REMINDER = ours("2026-10-28T09:00:00+01:00", Channel.EMAIL, "SEND_REMINDER");
    private static final Interaction DEMAND = ours("2026-10-20T09:00:00+02:00", Channel.LETTER, "DEMAND_FULL_PAYMENT");

    @Test
    void leftOutIsUnknownAndEmptyIsKnown() {
        assertThat(owing(20).get(Fact.REMINDED).isUnknown()).isTrue();
        assertThat(owing(20).get(Fact.DAYS_SINCE_CONTACT).isUnknown()).isTrue();
        assertThat(owing(20).interactions().get(Fact.REMINDED)).isEqualTo(NO);
        assertThat(owing(20).interactions().get(Fact.DAYS_SINCE_CONTACT)).isEqualTo(Field.none());
        assertThat(owing(20).interactions().get(Fact.TOUCHES_LAST_7_DAYS)).isEqualTo(Field.of(0));
        assertThat(owing(20).interactions().get(Fact.HANDOVERS)).isEqualTo(Field.of(Range.exactly(0)));
    }

    @Test
    void stepsCountFromTheOldestOpenDueDate() {
        assertThat(owing(6).interactions(REMINDER).get(Fact.REMINDED)).as("on the due date").isEqualTo(YES);
        assertThat(owing(5).interactions(REMINDER).get(Fact.REMINDED)).isEqualTo(NO);
        assertThat(owing(5).interactions(REMINDER).get(Fact.DAYS_SINCE_REMINDER)).isEqualTo(Field.of(6));
        SnapshotBuilder oldDispute = SnapshotBuilder.snapshot()
                .with(disputed("old", TODAY.minusDays(200), "9", "9"), invoice("new", TODAY.plusDays(5), "9")).interactions(REMINDER);
        assertThat(oldDispute.get(Fact.REMINDED)).as("what is wholly disputed does not reach back").isEqualTo(NO);
    }

    @Test
    void aHarderStepCountsAsTheSofterOnes() {
        Facts facts = owing(30).interactions(DEMAND).facts();
        assertThat(facts.<Boolean>get(Fact.REMINDED)).isEqualTo(YES);
        assertThat(facts.<Boolean>get(Fact.SPOKEN_OR_TRIED)).isEqualTo(YES);
        assertThat(facts.<Boolean>get(Fact.FULL_DEMAND_MADE)).isEqualTo(YES);
        assertThat(facts.<Boolean>get(Fact.FINAL_NOTICE_SENT)).isEqualTo(NO);
        assertThat(facts.<Integer>get(Fact.DAYS_SINCE_FULL_DEMAND)).isEqualTo(Field.of(14));
        assertThat(facts.get(Fact.DAYS_SINCE_REMINDER)).isEqualTo(Field.none());
    }

    @Test
    void whatDidNotArriveIsNoStepButACallThatRangOutWasTried() {
        Interaction bounced = interaction("2026-11-01T09:00:00+01:00", Channel.EMAIL, Direction.OUT, "SEND_REMINDER", Field.of(Outcome.BOUNCED));
        Interaction rangOut = interaction("2026-11-02T09:00:00+01:00", Channel.CALL, Direction.OUT, null, Field.of(Outcome.NO_ANSWER));
        Facts facts = owing(20).interactions(bounced, rangOut).facts();
        assertThat(facts.<Boolean>get(Fact.REMINDED)).isEqualTo(NO);
        assertThat(facts.<Boolean>get(Fact.SPOKEN_OR_TRIED)).isEqualTo(YES);
        assertThat(facts.<Boolean>get(Fact.CONVERSATION_HAD)).isEqualTo(NO);
        assertThat(facts.<Integer>get(Fact.TOUCHES_LAST_7_DAYS)).isEqualTo(Field.of(0));
        assertThat(facts.<Integer>get(Fact.CALLS_LAST_7_DAYS)).isEqualTo(Field.of(1));
        assertThat(facts.<Range>get(Fact.UNANSWERED)).isEqualTo(Field.of(Range.exactly(1)));
    }

    @Test
    void aMessageWithoutAnActionIsATouchAndNoStep() {
        Facts facts = owing(20).interactions(ours("2026-11-02T09:00:00+01:00", Channel.EMAIL, null)).facts();
        assertThat(facts.<Integer>get(Fact.DAYS_SINCE_CONTACT)).isEqualTo(Field.of(1));
        assertThat(facts.<Boolean>get(Fact.REMINDED)).isEqualTo(NO);
        assertThat(facts.<Boolean>get(Fact.SPOKEN_OR_TRIED)).isEqualTo(NO);
    }

    @Test
    void aCallWithoutAnOutcomeMayHaveBeenAConversation() {
        Interaction call = interaction("2026-11-02T09:00:00+01:00", Channel.CALL, Direction.OUT, "CALL", Field.unknown());
        Facts facts = owing(20).interactions(call).facts();
        assertThat(facts.get(Fact.CONVERSATION_HAD).isUnknown()).isTrue();
        assertThat(facts.get(Fact.TOUCHES_LAST_7_DAYS).isUnknown()).isTrue();
        assertThat(facts.<Boolean>get(Fact.SPOKEN_OR_TRIED)).isEqualTo(YES);
        assertThat(facts.<Integer>get(Fact.CALLS_LAST_7_DAYS)).isEqualTo(Field.of(1));
        Interaction later = ours("2026-11-02T15:00:00+01:00", Channel.CALL, "CALL");
        assertThat(owing(20).interactions(call, later).get(Fact.CONVERSATION_HAD)).as("decided anyway").isEqualTo(YES);
    }

    @Test
    void aMessageThatDoesNotSayWhetherItArrivedIsNoStepForCertain() {
        Interaction reminder = interaction("2026-10-28T09:00:00+01:00", Channel.EMAIL, Direction.OUT, "SEND_REMINDER", Field.unknown());
        assertThat(owing(20).interactions(reminder).get(Fact.REMINDED).isUnknown()).isTrue();
        assertThat(owing(20).interactions(reminder).get(Fact.UNANSWERED)).isEqualTo(Field.of(new Range(0, 1)));
        Interaction noBounce = interaction("2026-10-28T09:00:00+01:00", Channel.EMAIL, Direction.OUT, "SEND_REMINDER", Field.none());
        assertThat(owing(20).interactions(noBounce).get(Fact.REMINDED)).as("known: nothing came of it").isEqualTo(YES);
        Interaction demand = interaction("2026-10-20T09:00:00+02:00", Channel.LETTER, Direction.OUT, "DEMAND_FULL_PAYMENT", Field.unknown());
        assertThat(owing(30).interactions(demand).get(Fact.FULL_DEMAND_MADE).isUnknown()).isTrue();
        assertThat(owing(30).interactions(demand, REMINDER).get(Fact.SPOKEN_OR_TRIED).isUnknown()).isTrue();
    }

    @Test
    void whatWasDoneIsOpenWhereItIsNotSaid() {
        Interaction letter = new Interaction(DEMAND.at(), DEMAND.channel(), DEMAND.direction(), Field.unknown(), DEMAND.outcome(), DEMAND.tone(),
                DEMAND.contactId(), DEMAND.amount());
        Facts facts = owing(30).interactions(letter).facts();
        assertThat(facts.get(Fact.FULL_DEMAND_MADE).isUnknown()).isTrue();
        assertThat(facts.get(Fact.FINAL_NOTICE_SENT).isUnknown()).isTrue();
        assertThat(facts.<Integer>get(Fact.DAYS_SINCE_CONTACT)).as("a touch in any case").isEqualTo(Field.of(14));
        Interaction rangOut = new Interaction(DEMAND.at(), Field.of(Channel.CALL), DEMAND.direction(), Field.unknown(), Field.of(Outcome.NO_ANSWER),
                DEMAND.tone(), DEMAND.contactId(), DEMAND.amount());
        assertThat(owing(30).interactions(rangOut).get(Fact.FULL_DEMAND_MADE)).as("nobody heard it").isEqualTo(NO);
        Interaction anyWay = interaction("2026-10-28T09:00:00+01:00", null, Direction.OUT, "SEND_REMINDER", Field.of(Outcome.DELIVERED));
        assertThat(owing(20).interactions(anyWay).get(Fact.REMINDED)).as("by whatever channel").isEqualTo(YES);
        assertThat(owing(20).interactions(anyWay).get(Fact.CALLS_LAST_7_DAYS).isUnknown()).isTrue();
    }

    @Test
    void aDemandIsOutgrownOnlyWhereNoLaterOneMayHaveAskedForMore() {
        Interaction undated = about(ours(null, Channel.LETTER, "DEMAND_FULL_PAYMENT"), "1000");
        assertThat(owing(30).interactions(about(DEMAND, "999.99"), undated).promises().claims().get(Fact.FULL_DEMAND_STALE).isUnknown()).isTrue();
        Interaction perhaps = about(interaction("2026-10-21T09:00:00+02:00", Channel.LETTER, Direction.OUT, "DEMAND_FULL_PAYMENT", Field.unknown()), "1000");
        assertThat(owing(30).interactions(about(DEMAND, "999.99"), perhaps).promises().claims().get(Fact.FULL_DEMAND_STALE).isUnknown()).isTrue();
    }

    @Test
    void anUndatedStepLeavesItOpen() {
        Interaction undated = ours(null, Channel.EMAIL, "SEND_REMINDER");
        assertThat(owing(20).interactions(undated).get(Fact.REMINDED).isUnknown()).isTrue();
        assertThat(owing(20).interactions(undated, REMINDER).get(Fact.REMINDED)).isEqualTo(YES);
        assertThat(owing(20).interactions(undated).get(Fact.FINAL_NOTICE_SENT)).isEqualTo(NO);
    }

    @Test
    void sevenDaysEndAtTheInstant() {
        assertThat(owing(20).interactions(ours("2026-10-27T10:00:00+01:00", Channel.CALL, null)).get(Fact.CALLS_LAST_7_DAYS))
                .isEqualTo(Field.of(0));
        assertThat(owing(20).interactions(ours("2026-10-27T10:00:01+01:00", Channel.CALL, null)).get(Fact.CALLS_LAST_7_DAYS))
                .isEqualTo(Field.of(1));
        assertThat(owing(20).interactions(ours("2026-11-03T10:00:01+01:00", Channel.CALL, null)).get(Fact.CALLS_LAST_7_DAYS))
                .as("what is still to come has not happened").isEqualTo(Field.of(0));
    }

    @Test
    void aConversationsDayIsTheFirstOfSeven() {
        assertThat(owing(20).interactions(ours("2026-10-28T18:00:00+01:00", Channel.CALL, null)).get(Fact.CONVERSATION_WITHIN_7_DAYS))
                .isEqualTo(YES);
        assertThat(owing(20).interactions(ours("2026-10-27T18:00:00+01:00", Channel.CALL, null)).get(Fact.CONVERSATION_WITHIN_7_DAYS))
                .isEqualTo(NO);
        Interaction theirs = interaction("2026-11-02T18:00:00+01:00", Channel.CALL, Direction.IN, null, Field.none());
        Facts facts = owing(20).interactions(theirs).facts();
        assertThat(facts.<Boolean>get(Fact.CONVERSATION_WITHIN_7_DAYS)).isEqualTo(YES);
        assertThat(facts.<Integer>get(Fact.TOUCHES_LAST_7_DAYS)).as("theirs is no touch of ours").isEqualTo(Field.of(0));
    }

    @Test
    void daysAreTheDebtors() {
        SnapshotBuilder account = owing(20).interactions(ours("2026-11-02T23:30:00+01:00", Channel.EMAIL, null));
        account.timeZone = Field.of(ZoneId.of("Asia/Tokyo"));
        assertThat(account.get(Fact.DAYS_SINCE_CONTACT)).isEqualTo(Field.of(0));
    }

    @Test
    void unansweredCountsSinceTheLastAnswer() {
        Interaction answer = interaction("2026-10-29T09:00:00+01:00", Channel.EMAIL, Direction.IN, null, Field.unknown());
        Interaction later = ours("2026-10-30T09:00:00+01:00", Channel.EMAIL, "SEND_STATEMENT");
        Interaction perhaps = interaction("2026-10-29T09:00:00+01:00", Channel.CALL, Direction.OUT, "CALL", Field.unknown());
        assertThat(owing(20).interactions(DEMAND, REMINDER, perhaps, later).get(Fact.UNANSWERED)).as("the call may have been answered")
                .isEqualTo(Field.of(new Range(1, 4)));
        assertThat(owing(20).interactions(DEMAND, REMINDER).get(Fact.UNANSWERED)).isEqualTo(Field.of(Range.exactly(2)));
        assertThat(owing(20).interactions(later, DEMAND, answer, REMINDER).get(Fact.UNANSWERED)).isEqualTo(Field.of(Range.exactly(1)));
    }

    @Test
    void aFigureGivenWins() {
        Interaction passedOn = interaction("2026-10-29T09:00:00+01:00", Channel.CALL, Direction.OUT, "CALL", Field.of(Outcome.HANDED_OVER));
        SnapshotBuilder account = owing(20).interactions(passedOn);
        assertThat(account.get(Fact.HANDOVERS)).isEqualTo(Field.of(Range.exactly(1)));
        account.behaviour = Field.of(figures(Field.unknown(), Field.of(3)));
        assertThat(account.get(Fact.HANDOVERS)).isEqualTo(Field.of(Range.exactly(3)));
    }

    @Test
    void theToneIsThatOfTheLastInteractionThatHasOne() {
        Interaction heated = toned(ours("2026-11-02T09:00:00+01:00", Channel.CALL, null), ContactTone.HEATED);
        assertThat(owing(20).interactions(heated, ours("2026-11-02T12:00:00+01:00", Channel.EMAIL, null)).get(Fact.LAST_TONE))
                .isEqualTo(Field.of(ContactTone.HEATED));
        assertThat(owing(20).interactions(heated, ours("2026-11-02T12:00:00+01:00", Channel.CALL, null)).get(Fact.LAST_TONE).isUnknown())
                .isTrue();
    }

    @Test
    void aDemandGrowsStaleByABrokenPromiseOrAHigherSum() {
        assertThat(owing(30).interactions(DEMAND).promises().claims().get(Fact.FULL_DEMAND_STALE)).isEqualTo(NO);
        assertThat(owing(30).interactions(about(DEMAND, "1000")).promises().claims().get(Fact.FULL_DEMAND_STALE)).isEqualTo(NO);
        assertThat(owing(30).interactions(about(DEMAND, "999.99")).promises().get(Fact.FULL_DEMAND_STALE)).isEqualTo(YES);
        assertThat(owing(30).interactions(about(DEMAND, "999.99")).get(Fact.FULL_DEMAND_STALE)).as("whatever the promises").isEqualTo(YES);
        assertThat(owing(30).interactions(DEMAND).get(Fact.FULL_DEMAND_STALE).isUnknown()).isTrue();
        assertThat(owing(30).interactions(DEMAND).promises(promise(TODAY.minusDays(10), PromiseStatus.BROKEN)).get(Fact.FULL_DEMAND_STALE))
                .isEqualTo(YES);
        assertThat(owing(30).interactions(DEMAND).promises(promise(TODAY.minusDays(15), PromiseStatus.BROKEN)).claims().get(Fact.FULL_DEMAND_STALE))
                .isEqualTo(NO);
    }

    @Test
    void aNoticeRunsOutWhenItsDaysAreOver() {
        Interaction notice = ours("2026-11-03T09:00:00+01:00", Channel.LETTER, "SEND_FINAL_NOTICE");
        SnapshotBuilder account = owing(75).interactions(notice).setting("final-notice.notice-days", 30);
        assertThat(account.get(Fact.NOTICE_RUN)).isEqualTo(NO);
        assertThat(account.get(Fact.NOTICE_RUNS_UNTIL)).isEqualTo(Field.of(OffsetDateTime.parse("2026-12-03T00:00:00+01:00")));
        assertThat(account.asOf("2026-12-02T23:59:59+01:00").get(Fact.NOTICE_RUN)).isEqualTo(NO);
        assertThat(account.asOf("2026-12-03T00:00:00+01:00").get(Fact.NOTICE_RUN)).isEqualTo(YES);
        assertThat(account.get(Fact.NOTICE_RUNS_UNTIL)).isEqualTo(Field.none());
        assertThat(owing(75).interactions().get(Fact.NOTICE_RUN)).isEqualTo(NO);
        Interaction perhaps = interaction("2026-10-30T09:00:00+01:00", Channel.LETTER, Direction.OUT, "SEND_FINAL_NOTICE", Field.unknown());
        SnapshotBuilder unsure = owing(75).interactions(perhaps);
        assertThat(unsure.get(Fact.NOTICE_RUN).isUnknown()).isTrue();
        assertThat(unsure.get(Fact.NOTICE_RUNS_UNTIL)).as("waited for all the same").isEqualTo(Field.of(OffsetDateTime.parse("2026-11-13T00:00:00+01:00")));
    }
}
