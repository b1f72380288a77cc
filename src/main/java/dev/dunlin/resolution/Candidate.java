package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;

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
    /** The guardrail whose cap is below what it would be; {@code null} where none is. */
    Rule cappedBy;
    /** What withholds it; {@code null} while it stands. */
    Withheld.Effect effect;
    Action became;
    OffsetDateTime until;
    List<Withheld.By> by;

    Candidate(Action action, Verdict verdict, boolean onTactics) {
        this.action = action;
        this.verdict = verdict;
        this.onTactics = onTactics;
    }

    boolean stands() {
        return effect == null;
    }

    /** It waits, and keeps its place. */
    boolean isDelayed() {
        return effect == Withheld.Effect.DELAY || effect == Withheld.Effect.COOLING_OFF;
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
