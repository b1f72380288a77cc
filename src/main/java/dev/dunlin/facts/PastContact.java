package dev.dunlin.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;

/**
 * One interaction as it counts; a {@code null} {@code Boolean} is unknown. Immutable.
 *
 * @param day          its day in the debtor's zone, {@code null} when it has no date
 * @param ours         we began it
 * @param touch        a message of ours arrived, or we spoke
 * @param conversation people spoke, whoever began
 * @param call         a call of ours, answered or not
 * @param visit        a visit that took place
 * @param meeting      a call, meeting or visit of ours that was made or tried
 * @param answered     the debtor answered
 * @param step         the step of the ladder it carried out, {@code NONE} when it did not arrive
 */
record PastContact(
        Interaction interaction,
        LocalDate day,
        boolean ours,
        Boolean touch,
        Boolean conversation,
        Boolean call,
        Boolean visit,
        Boolean meeting,
        Boolean answered,
        Step step) {

    /** The steps of the ladder that were carried out on the debtor, softest first. */
    enum Step {
        NONE, REMINDER, CONTACT, FULL_DEMAND, FINAL_NOTICE;

        /** Without an action code an interaction carried none out. */
        static Step of(String action) {
            return action == null ? NONE : switch (action) {
                case "SEND_REMINDER", "SEND_STATEMENT" -> REMINDER;
                case "CALL", "IDENTIFY_CAUSE", "REQUEST_PROMISE", "OFFER_PLAN", "BOOK_MEETING", "VERIFY_PAYMENT_CLAIM",
                        "ESCALATE_TO_DECISION_MAKER" -> CONTACT;
                case "DEMAND_FULL_PAYMENT" -> FULL_DEMAND;
                case "SEND_FINAL_NOTICE" -> FINAL_NOTICE;
                default -> NONE;
            };
        }
    }

    static PastContact of(Interaction interaction, FactSheet sheet) {
        OffsetDateTime at = interaction.at().orNull();
        Step carried = Step.of(interaction.action().orNull());
        Channel channel = interaction.channel().or("CALL".equals(interaction.action().orNull()) ? Channel.CALL : null);
        Outcome outcome = interaction.outcome().orNull();
        boolean ours = interaction.direction().or(Direction.OUT) == Direction.OUT;
        boolean live = channel == Channel.CALL || channel == Channel.VISIT;
        boolean written = channel != null ? !live : carried != Step.NONE && carried != Step.CONTACT;
        boolean failed = outcome == Outcome.BOUNCED || outcome == Outcome.REFUSED_ACCESS || outcome == Outcome.NO_ANSWER && (channel == null || !written);
        boolean spoke = outcome == Outcome.REACHED || outcome == Outcome.PROMISED || outcome == Outcome.DISPUTED
                || outcome == Outcome.HANDED_OVER;
        boolean told = !interaction.outcome().isUnknown();
        Boolean conversation = conversation(channel, written, spoke, told, ours);
        return new PastContact(
                interaction,
                at == null ? null : sheet.dayOf(at),
                ours,
                ours ? touch(written, live, spoke || outcome == Outcome.DELIVERED, failed, told) : Boolean.FALSE,
                conversation,
                !ours ? Boolean.FALSE : channel != null ? Boolean.valueOf(channel == Channel.CALL) : written ? Boolean.FALSE : null,
                channel == Channel.VISIT || channel == null ? conversation : Boolean.FALSE,
                meeting(ours, channel, live, carried, outcome),
                !ours || spoke ? Boolean.TRUE : written || told ? Boolean.FALSE : null,
                ours && !failed ? carried : Step.NONE);
    }

    private static Boolean conversation(Channel channel, boolean written, boolean spoke, boolean told, boolean ours) {
        if (written) {
            return false;
        }
        if (channel == null) {
            return spoke || !told ? null : Boolean.FALSE;
        }
        return spoke ? Boolean.TRUE : told ? Boolean.FALSE : ours ? null : Boolean.TRUE;
    }

    private static Boolean touch(boolean written, boolean live, boolean arrived, boolean failed, boolean told) {
        if (arrived || written) {
            return !failed;
        }
        return failed || live && told ? Boolean.FALSE : null;
    }

    private static Boolean meeting(boolean ours, Channel channel, boolean live, Step step, Outcome outcome) {
        if (!ours) {
            return false;
        }
        if (live || step == Step.CONTACT && outcome != Outcome.BOUNCED) {
            return true;
        }
        return channel == null && step == Step.NONE ? null : false;
    }
}
