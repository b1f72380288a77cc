package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.TODAY;
import static dev.dunlin.facts.SnapshotBuilder.interaction;
import static dev.dunlin.facts.SnapshotBuilder.ours;
import static dev.dunlin.facts.SnapshotBuilder.owing;
import static dev.dunlin.facts.SnapshotBuilder.toned;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ContactTone;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.Placement;

class PaceFactsTest {

    @Test
    void remindersRestForSevenDays() {
        SnapshotBuilder account = owing(20).interactions(ours("2026-10-28T17:00:00+01:00", Channel.EMAIL, "SEND_REMINDER"));
        assertThat(account.get(Fact.REMINDER_COOLS_UNTIL)).isEqualTo(at("2026-11-04T00:00:00+01:00"));
        assertThat(account.asOf("2026-11-04T00:00:00+01:00").get(Fact.REMINDER_COOLS_UNTIL)).isEqualTo(Field.none());
        assertThat(owing(20).get(Fact.REMINDER_COOLS_UNTIL).isUnknown()).isTrue();
        assertThat(owing(20).interactions().get(Fact.REMINDER_COOLS_UNTIL)).isEqualTo(Field.none());
    }

    @Test
    void callsRestForThreeBusinessDaysAfterATouch() {
        SnapshotBuilder account = owing(20).interactions(ours("2026-10-30T09:00:00+01:00", Channel.EMAIL, null));
        assertThat(account.get(Fact.CALL_COOLS_UNTIL)).isEqualTo(at("2026-11-04T00:00:00+01:00"));
        SnapshotBuilder christmas = owing(20).asOf("2026-12-23T10:00:00+01:00").interactions(ours("2026-12-23T09:00:00+01:00", Channel.EMAIL, null));
        assertThat(christmas.get(Fact.CALL_COOLS_UNTIL)).isEqualTo(at("2026-12-29T00:00:00+01:00"));
    }

    @Test
    void naturalPersonsRestUntilTheEighthDayAfterAConversation() {
        SnapshotBuilder account = owing(45).setting("conversation.rest-days", 7)
                .interactions(ours("2026-11-02T09:00:00+01:00", Channel.CALL, "CALL"));
        assertThat(account.get(Fact.CALL_COOLS_UNTIL)).isEqualTo(at("2026-11-09T00:00:00+01:00"));
        SnapshotBuilder unsure = owing(45).setting("conversation.rest-days", 7).interactions(
                interaction("2026-10-10T09:00:00+02:00", Channel.CALL, Direction.OUT, "CALL", Field.unknown()));
        assertThat(unsure.get(Fact.CALL_COOLS_UNTIL)).as("long over, whatever it was").isEqualTo(Field.none());
    }

    @Test
    void demandsRestAfterACallEvenOneThatRangOut() {
        SnapshotBuilder account = owing(20).interactions(
                interaction("2026-11-02T09:00:00+01:00", Channel.CALL, Direction.OUT, "CALL", Field.of(Outcome.NO_ANSWER)));
        assertThat(account.get(Fact.DEMAND_COOLS_UNTIL)).isEqualTo(at("2026-11-05T00:00:00+01:00"));
        assertThat(account.get(Fact.CALL_COOLS_UNTIL)).isEqualTo(Field.none());
        assertThat(owing(20).interactions(ours("2026-11-02T09:00:00+01:00", Channel.EMAIL, "SEND_REMINDER")).get(Fact.DEMAND_COOLS_UNTIL))
                .isEqualTo(Field.none());
    }

    @Test
    void aFinalNoticeWaitsFourteenDaysAfterTheDemand() {
        SnapshotBuilder account = owing(70).interactions(ours("2026-10-21T09:00:00+02:00", Channel.LETTER, "DEMAND_FULL_PAYMENT"));
        assertThat(account.get(Fact.FINAL_NOTICE_COOLS_UNTIL)).isEqualTo(at("2026-11-04T00:00:00+01:00"));
        SnapshotBuilder over = owing(70).interactions(ours("2026-10-20T09:00:00+02:00", Channel.LETTER, "DEMAND_FULL_PAYMENT"));
        assertThat(over.get(Fact.FINAL_NOTICE_COOLS_UNTIL)).isEqualTo(Field.none());
    }

    @Test
    void theNextTouchKeepsTheGapAndTheCount() {
        SnapshotBuilder gap = owing(20).interactions(ours("2026-11-01T09:00:00+01:00", Channel.EMAIL, null));
        assertThat(gap.get(Fact.NEXT_TOUCH_AT)).isEqualTo(at("2026-11-06T00:00:00+01:00"));
        SnapshotBuilder count = owing(20).setting("touch.gap-days", 1).interactions(
                ours("2026-10-28T15:00:00+01:00", Channel.EMAIL, null), ours("2026-11-01T09:00:00+01:00", Channel.EMAIL, null));
        assertThat(count.get(Fact.NEXT_TOUCH_AT)).isEqualTo(at("2026-11-04T15:00:00+01:00"));
        SnapshotBuilder old = owing(20).interactions(ours("2026-10-29T09:00:00+01:00", Channel.EMAIL, null));
        assertThat(old.get(Fact.NEXT_TOUCH_AT)).isEqualTo(Field.none());
    }

    @Test
    void whatMayHaveBeenATouchIsWaitedForLikeOne() {
        Interaction perhaps = interaction("2026-11-01T09:00:00+01:00", Channel.EMAIL, Direction.OUT, "SEND_REMINDER", Field.unknown());
        assertThat(owing(20).interactions(perhaps).get(Fact.NEXT_TOUCH_AT)).isEqualTo(at("2026-11-06T00:00:00+01:00"));
        assertThat(owing(20).interactions(perhaps).get(Fact.REMINDER_COOLS_UNTIL)).isEqualTo(at("2026-11-08T00:00:00+01:00"));
        Interaction undated = ours(null, Channel.EMAIL, "SEND_REMINDER");
        assertThat(owing(20).interactions(undated).get(Fact.REMINDER_COOLS_UNTIL).isUnknown()).isTrue();
        assertThat(owing(20).interactions(undated, perhaps).get(Fact.REMINDER_COOLS_UNTIL)).as("at least until then").isEqualTo(at("2026-11-08T00:00:00+01:00"));
    }

    @Test
    void angerCoolsUntilTheNextBusinessDay() {
        SnapshotBuilder friday = owing(20).asOf("2026-11-06T12:00:00+01:00")
                .interactions(toned(ours("2026-11-06T09:00:00+01:00", Channel.CALL, null), ContactTone.HEATED));
        assertThat(friday.get(Fact.COOLED_DOWN_AT)).isEqualTo(at("2026-11-09T00:00:00+01:00"));
        assertThat(friday.asOf("2026-11-09T00:00:00+01:00").get(Fact.COOLED_DOWN_AT)).isEqualTo(Field.none());
    }

    @Test
    void aPlacementRestsSixtyDaysBeforeTheLaw() {
        SnapshotBuilder account = owing(100);
        assertThat(account.get(Fact.REFERRED).isUnknown()).isTrue();
        account.placement = Field.of(new Placement(Field.of(TODAY.minusDays(59)), Field.unknown()));
        assertThat(account.get(Fact.LEGAL_COOLS_UNTIL)).isEqualTo(at("2026-11-04T00:00:00+01:00"));
        assertThat(account.get(Fact.DAYS_SINCE_PLACEMENT)).isEqualTo(Field.of(59));
        assertThat(account.get(Fact.REFERRED)).isEqualTo(Field.of(true));
        account.placement = Field.of(new Placement(Field.of(TODAY.minusDays(60)), Field.unknown()));
        assertThat(account.get(Fact.LEGAL_COOLS_UNTIL)).isEqualTo(Field.none());
        account.placement = Field.none();
        assertThat(account.get(Fact.REFERRED).isUnknown()).as("a lawyer may have it").isTrue();
        account.interactions();
        assertThat(account.get(Fact.LEGAL_COOLS_UNTIL)).isEqualTo(Field.none());
        assertThat(account.get(Fact.REFERRED)).isEqualTo(Field.of(false));
        account.interactions(ours("2026-10-01T09:00:00+02:00", Channel.EMAIL, "REFER_TO_LAWYER"));
        assertThat(account.get(Fact.REFERRED)).isEqualTo(Field.of(true));
    }

    private static Field<OffsetDateTime> at(String instant) {
        return Field.of(OffsetDateTime.parse(instant));
    }
}
