package dev.dunlin.engine;

import dev.dunlin.rulebook.Rule;

/** A rule fired more often than all rules together can, so nothing was decided. Rules as they are read cannot do that. */
public final class RunawayRule extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RunawayRule(Rule rule) {
        super("The rule `" + rule.id() + "` (" + rule.card().file() + ":" + rule.card().line() + ") fired without end and was stopped.");
    }
}
