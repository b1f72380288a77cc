package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ContactRole;

/**
 * What a rule says of itself: its metadata, checked. Immutable.
 *
 * @param id          the stem of its file, or {@code stem/part}
 * @param catalogueId the tip's or guardrail's id, `T06`
 * @param actions     what it proposes
 * @param amount      the binding that carries the amount; {@code null} for the action's own
 * @param addressees  whom to speak to, in order of preference
 * @param assign      the collector's role for `ASSIGN_COLLECTOR`
 * @param on          the binding with the moment of the contact to schedule
 * @param isPrevention it does not rest on arrears
 * @param waives      what its actions need not wait for
 * @param shape       how it shapes actions that stand
 * @param strikes     how it reduces actions
 * @param sparesPrevention it leaves alone what does not rest on arrears
 * @param onTactics   it strikes only requested actions that carry tactics
 * @param onRequests  it strikes only what the caller requested and no rule proposed
 * @param by          it strikes only what goes out by one of these channels; empty for any
 * @param inForce     the days on which the rule is law; open at either end
 * @param checked     the day its citation was last checked; {@code null} for house rules
 * @param signedOff   who of counsel approved it and when; {@code null} while nobody has
 * @param why         the comment above the rule
 */
public record RuleCard(
        String id,
        String sentence,
        Kind kind,
        String catalogueId,
        String shelf,
        String file,
        int line,
        List<Action> actions,
        String amount,
        List<ContactRole> addressees,
        String assign,
        String on,
        boolean isPrevention,
        Set<String> waives,
        Shape shape,
        List<Strike> strikes,
        boolean sparesPrevention,
        boolean onTactics,
        boolean onRequests,
        Set<Channel> by,
        String points,
        String source,
        String citation,
        String confidence,
        Status status,
        Days inForce,
        LocalDate checked,
        String signedOff,
        String why) {

    /** The rule decides on this day. */
    public boolean isInForce(LocalDate day) {
        return status == Status.STABLE && inForce.contain(day);
    }

    /** The rule is tried out on this day: it changes no decision, and what it would have done is counted. */
    public boolean isRehearsed(LocalDate day) {
        return status == Status.DRAFT && inForce.contain(day);
    }

    /** The whole decision waits for a person where this rule holds. */
    public boolean reviewsAccount() {
        return strikes.stream().anyMatch(Strike::account) || actions.stream().anyMatch(action -> action.code().equals("REQUIRE_HUMAN_REVIEW"));
    }

    /** Which kind of rule it is. */
    public enum Kind {
        TIP, GUARD, SIGNAL
    }

    /** Whether a rule decides (stable), only rehearses (draft), or no longer does either (retired). */
    public enum Status {
        STABLE, DRAFT, RETIRED
    }

    /** A stretch of days; {@code null} at either end leaves it open. */
    public record Days(LocalDate from, LocalDate to) {
        boolean contain(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** How a message sounds. */
    public enum Tone {
        FRIENDLY, FIRM, FORMAL, LEGAL
    }

    /**
     * How a rule shapes the actions it rides on; {@code null} members leave things as they are.
     *
     * @param form what the law wants the message to be, `LETTER_OF_CLAIM`
     * @param only nobody but these may be spoken to; empty for no such limit
     */
    public record Shape(BitSet targets, Tone tone, boolean courteous, Channel channel, String lever, boolean slot, String form,
            List<ContactRole> only) {
    }

    /** What happens to an action that is struck. */
    public enum Effect {
        VETO, DELAY, CAP, RESHAPE, PREREQUISITE, COOLING_OFF, REVIEW
    }

    /**
     * One way in which a rule reduces actions.
     *
     * @param binding the binding with the instant, the date or the day past due (DELAY, COOLING_OFF) or the money (CAP, a partial VETO); else {@code null}
     * @param becomes RESHAPE: what each target becomes
     * @param account REVIEW: the whole decision is meant
     */
    public record Strike(Effect effect, BitSet targets, String binding, Map<Integer, Action> becomes, boolean account) {
    }

    /** How sure a row of law is, in words: what `A`, `B`, `R` and `policy` stand for. */
    public static String meaningOf(String confidence) {
        return switch (confidence == null ? "" : confidence) {
            case "A" -> "the text of the law was read";
            case "B" -> "a secondary source was read";
            case "R" -> "from memory, to be checked";
            case "policy" -> "no law relied on";
            default -> "not stated";
        };
    }
}
