package dev.dunlin.simulation;

import java.util.List;

/**
 * A rule with a say in a decision. Immutable.
 *
 * @param catalogueId  the tip's or guardrail's id
 * @param isGuardrail  it is no tip
 * @param does         what it does, as `PROPOSE CALL`, `SHAPE CALL`, `VETO CALL`, `DELAY CALL`, `REVIEW`; in the order of the decision
 * @param reason       its sentence with the figures in it
 */
public record Ground(String rule, String catalogueId, boolean isGuardrail, List<String> does, String reason) {
    static final String SHAPE = "SHAPE ";

    /** The action in something that a rule does; the word itself where it is done to the whole decision. */
    static String action(String does) {
        return does.substring(does.indexOf(' ') + 1);
    }
}
