package dev.dunlin.resolution;

import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Action;
import dev.dunlin.snapshot.Tactic;

/**
 * Whether an action, or a tactic, may be taken, judged by the guardrails and by what must come first. Immutable.
 *
 * @param tactic  the tactic asked about; {@code null} for the action by itself
 * @param from    the first moment at which it may be; {@code null} where nothing delays it
 * @param became  RESHAPED: what it is softened to, judged in its turn
 * @param against what keeps it from being taken as asked
 * @param first   what must hold first and does not
 * @param persons why a person must see it before
 * @param unknown rules that might stop it and could not be judged
 * @param parts   the parts of its amount that are kept back while the rest stands
 * @param how     how it is to be done where it may be; else {@code null}
 */
public record Permission(
        Action action,
        Tactic tactic,
        String currency,
        Ruling ruling,
        OffsetDateTime from,
        Permission became,
        List<Withheld.By> against,
        List<Withheld.By> first,
        List<Decision.ReviewReason> persons,
        List<Verdict.Unknown> unknown,
        List<Withheld> parts,
        Recommendation how) {

    /** The answer in a word. What is not known permits nothing. */
    public enum Ruling {
        ALLOWED, ALLOWED_FROM, RESHAPED, NEEDS_A_PERSON, NOT_YET, NOT_JUDGED, REFUSED
    }

    public boolean isAllowed() {
        return ruling == Ruling.ALLOWED;
    }
}
