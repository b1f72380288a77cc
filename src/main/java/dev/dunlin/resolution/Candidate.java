package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Channel;

/** An action on its way through the pipeline. Mutable, one decision, one thread. */
final class Candidate {
    final Action action;
    final Verdict verdict;
    final boolean onTactics;
    final List<Rule> proposers = new ArrayList<>(4);
    /** Guardrails that reshaped something harder into this. */
    final List<Rule> reshapedBy = new ArrayList<>(0);
    final List<Decision.ReviewReason> reviews = new ArrayList<>(0);
    boolean requested;
    BigDecimal cap;
    /** The guardrail that set the cap. */
    Rule cappedBy;
    /** Only the caller wants it, and its day on the ladder has not come: it takes nobody's place. */
    boolean isAheadOfItsDay;
    /** Something else than the calendar of the ladder delays it. */
    boolean isDelayedByGuard;
    /** What withholds it; {@code null} while it stands. */
    Withheld.Effect effect;
    Action became;
    OffsetDateTime until;
    List<Withheld.By> by;
    private Channel channel;

    Candidate(Action action, Verdict verdict, boolean onTactics) {
        this.action = action;
        this.verdict = verdict;
        this.onTactics = onTactics;
    }

    /** How it goes out: as guardrails shape it, else as tips do, else as it usually does; {@code null} where nothing goes out. */
    Channel channel() {
        if (channel == null) {
            channel = findChannel();
        }
        return channel;
    }

    private Channel findChannel() {
        if (action.code().equals("SCHEDULE_CONTACT")) {
            return Channel.CALL;
        }
        Channel usual = action.channel();
        Channel byTip = null;
        Channel byGuard = null;
        for (Rule rule : usual == null ? List.<Rule>of() : verdict.fired()) {
            RuleCard.Shape shape = rule.card().shape();
            if (shape != null && shape.channel() != null && shape.targets().get(action.number())) {
                byTip = rule.card().kind() == RuleCard.Kind.TIP ? shape.channel() : byTip;
                byGuard = rule.card().kind() == RuleCard.Kind.GUARD ? shape.channel() : byGuard;
            }
        }
        return byGuard != null ? byGuard : byTip != null ? byTip : usual;
    }

    /** It is said or sent at an hour; a posted letter has none. */
    boolean hasAnHour() {
        return channel() != null && channel() != Channel.LETTER;
    }

    /** People speak, so that a good hour is looked for; what is put on paper is no conversation. */
    boolean isConversation() {
        return action.conversation() && hasAnHour();
    }

    boolean stands() {
        return effect == null;
    }

    /** It waits. */
    boolean isDelayed() {
        return effect == Withheld.Effect.DELAY || effect == Withheld.Effect.COOLING_OFF;
    }

    /** It waits, and nothing weaker is put in for it. */
    boolean keepsItsPlace() {
        return isDelayed() && !isAheadOfItsDay;
    }

    /** The caller wants it, and no rule does. */
    boolean isOnlyRequested() {
        return requested && proposers.isEmpty() && reshapedBy.isEmpty();
    }

    boolean waives(String what) {
        for (Rule rule : proposers) {
            if (rule.card().waives().contains(what)) {
                return true;
            }
        }
        return false;
    }

    void withhold(Withheld.Effect why, Withheld.By what) {
        if (effect != why) {
            effect = why;
            by = new ArrayList<>(2);
        }
        by.add(what);
    }

    Withheld withheld() {
        return new Withheld(action, effect, isDelayed() ? until : null, became, null, List.copyOf(by), List.copyOf(proposers));
    }
}
