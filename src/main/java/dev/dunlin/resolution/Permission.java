package dev.dunlin.resolution;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

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

    /** This one, judged at the moment for which an earlier one was delayed: what holds then, and what keeps it from being done before. */
    public Permission after(Permission earlier) {
        List<Withheld.By> both = Stream.concat(earlier.against.stream(), against.stream()).distinct().toList();
        return new Permission(action, tactic, currency, ruling == Ruling.ALLOWED ? Ruling.ALLOWED_FROM : ruling, from == null ? earlier.from : from, became,
                both, first, persons, unknown, parts, how);
    }

    public Permission reshapedTo(Permission softer) {
        return new Permission(action, tactic, currency, ruling, from, softer, against, first, persons, unknown, parts, how);
    }

    public boolean isAllowed() {
        return ruling == Ruling.ALLOWED;
    }
}
