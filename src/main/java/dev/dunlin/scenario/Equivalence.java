package dev.dunlin.scenario;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;

/** TODO */
final class Equivalence {
    private Equivalence() {
    }

    static boolean holds(Rule rule, Rule changed, RuleBook book) {
        return false;
    }
}
