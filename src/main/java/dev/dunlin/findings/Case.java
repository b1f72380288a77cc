package dev.dunlin.findings;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.snapshot.Field;

/**
 * What the engine judges: the facts, the settings in force and, once they are judged, the signals. Immutable.
 */
public abstract sealed class Case permits Case.BeforeSignals, Case.AfterSignals {
    private final Facts facts;
    private final Field<?>[] settings;

    Case(Facts facts, Field<?>[] settings) {
        this.facts = facts;
        this.settings = settings;
    }

    /** The case as signals see it. */
    public static final class BeforeSignals extends Case {
        public BeforeSignals(Facts facts, Field<?>[] settings) {
            super(facts, settings);
        }
    }

    /** The case as tips and guardrails see it: the signals are judged. */
    public static final class AfterSignals extends Case {
        private final Truth[] signals;

        public AfterSignals(Facts facts, Field<?>[] settings, Truth[] signals) {
            super(facts, settings);
            this.signals = signals;
        }

        public Truth signal(int number) {
            return signals[number];
        }

        /** How each came out, by its number; not to be changed. */
        public Truth[] signals() {
            return signals;
        }
    }

    public Facts facts() {
        return facts;
    }

    public Field<?> fact(Fact fact) {
        return facts.get(fact);
    }

    public Field<?> setting(int number) {
        return settings[number];
    }
}
