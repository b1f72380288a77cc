package dev.dunlin.rulebook;

import java.util.List;

import dev.dunlin.snapshot.Channel;

/**
 * One action of the catalogue `rules/actions.yaml`. Immutable.
 *
 * @param number        its place in the catalogue, from 0
 * @param rung          0 to 8: how hard it presses
 * @param asks          what amount it carries when no rule says otherwise
 * @param channel       how it usually goes out; {@code null} where nothing goes out
 * @param conversation  people speak, so a good hour is looked for
 * @param needs         signals that must hold first
 * @param excludes      actions that cannot stand beside it; the harder of the two stands
 * @param beats         actions it excludes although they are harder
 * @param subsumes      weaker actions it makes needless
 * @param ridesOn       the action without which it does not stand; {@code null} for none
 * @param besideDelayed goes on beside a harder touch, whether that stands or waits
 * @param isProtective  a guardrail may add it
 * @param isReviewed    a person always approves it first
 */
public record Action(
        int number,
        String code,
        String title,
        Track track,
        int rung,
        Kind kind,
        Asks asks,
        Channel channel,
        boolean conversation,
        List<String> needs,
        List<String> excludes,
        List<String> beats,
        List<String> subsumes,
        String ridesOn,
        boolean besideDelayed,
        boolean isProtective,
        boolean isReviewed) {

    /** Which of the parallel courses an action belongs to. */
    public enum Track {
        CONTACT, CREDIT, INTERNAL
    }

    /** What sort of step an action is. */
    public enum Kind {
        CONTACT, PRESSURE, LEGAL, CREDIT, INTERNAL
    }

    /** What amount an action carries. */
    public enum Asks {
        ACTIONABLE, ENFORCEABLE, OPEN, DISPUTED, UNAPPLIED, DUE_SOON, LATE_CHARGE, RULE, NONE
    }

    /** Something goes out to the debtor, or somebody is spoken to. */
    public boolean isDebtorFacing() {
        return track == Track.CONTACT && channel != null;
    }

    /** One action of one rulebook is only ever itself. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
