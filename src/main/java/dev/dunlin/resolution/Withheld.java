package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;

/**
 * An action that was proposed or requested and does not stand. Immutable.
 *
 * @param until      when it may stand, for a DELAY or COOLING_OFF
 * @param became     what it was reshaped to
 * @param amount     the part withheld, when only a part is
 * @param by         what withholds it
 * @param proposedBy the rules that proposed it; empty when only the caller asked
 */
public record Withheld(Action action, Effect effect, OffsetDateTime until, Action became, BigDecimal amount, List<By> by, List<Rule> proposedBy) {

    /** Why an action does not stand. */
    public enum Effect {
        VETO, DELAY, CAP, RESHAPE, PREREQUISITE, EXCLUSION, COOLING_OFF, SUPERSEDED
    }

    /** What withholds it: a rule, the guardrail (or ladder row) it stands for, why, and under which law; no citation is {@code null}. */
    public record By(String rule, String guardrail, String reason, String citation, String confidence) {
    }
}
