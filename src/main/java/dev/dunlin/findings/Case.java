package dev.dunlin.findings;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.snapshot.Field;

/**
 * What the engine judges: the facts, the settings in force and, once they are judged, the signals. Compiled rules ask it
 * one comparison at a time; {@code may…} is true unless the comparison is known to be false, {@code is…} only where it is
 * known to be true. Immutable.
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

        public boolean maySignal(int number) {
            return signals[number] != Truth.FALSE;
        }

        public boolean isSignal(int number) {
            return signals[number] == Truth.TRUE;
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

    public boolean may(Fact fact, Compare compare, Object right) {
        return compare.judge(facts.get(fact), right) != Truth.FALSE;
    }

    public boolean is(Fact fact, Compare compare, Object right) {
        return compare.judge(facts.get(fact), right) == Truth.TRUE;
    }

    public boolean may(Fact fact) {
        Field<?> value = facts.get(fact);
        return value.isUnknown() || value.orNull() == Boolean.TRUE;
    }

    public boolean is(Fact fact) {
        return facts.get(fact).orNull() == Boolean.TRUE;
    }

    public boolean mayBeNone(Fact fact) {
        return !facts.get(fact).hasValue();
    }

    public boolean isNone(Fact fact) {
        return facts.get(fact).isNone();
    }
}
