package dev.dunlin.rulebook;

import java.math.BigDecimal;
import java.util.List;

import dev.dunlin.facts.Fact;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Compare;
import dev.dunlin.findings.Truth;
import dev.dunlin.snapshot.Field;

/**
 * A rule's condition as written, with every name resolved. Drools asks of it whether it may hold (is not known to be false); of what
 * Drools lets through it also tells whether it is known to be true, and what is missing.
 */
public sealed interface Condition {

    Truth judge(Case judged);

    /** Adds what makes this condition unknown; call it only where it is. */
    void missing(Case judged, List<String> paths, RuleBook book);

    /** What a fact is compared with. */
    sealed interface Operand {
        Object of(Case judged);

        /** The operand as written. */
        default Operand written() {
            return this;
        }

        record OfFact(Fact fact) implements Operand {
            @Override
            public Object of(Case judged) {
                return judged.fact(fact);
            }
        }

        record OfSetting(int number) implements Operand {
            @Override
            public Object of(Case judged) {
                return judged.setting(number);
            }
        }

        /** The literals 0 and 1, an enum constant, or the code of a country or region. */
        record Literal(Object value) implements Operand {
            @Override
            public Object of(Case judged) {
                return value;
            }
        }

        /** A number some steps above or below what is written: what a rule would say with its edge elsewhere. */
        record Beside(Operand written, int steps, Fact measured) implements Operand {
            @Override
            public Object of(Case judged) {
                Object at = written.of(judged);
                BigDecimal by = measured.step(judged.facts().currency()).multiply(BigDecimal.valueOf(steps));
                return at instanceof Field<?> field ? field.map(number -> moved(number, by)) : moved(at, by);
            }

            private static Object moved(Object number, BigDecimal by) {
                return number instanceof Integer whole && by.stripTrailingZeros().scale() <= 0 ? (Object) (whole + by.intValueExact()) : new BigDecimal(number.toString()).add(by);
            }
        }
    }

    record Comparison(Fact fact, Compare compare, Operand right) implements Condition {
        @Override
        public Truth judge(Case judged) {
            return compare.judge(judged.fact(fact), right.of(judged));
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            if (!isDecided(judged.fact(fact))) {
                paths.addAll(judged.facts().missing(fact));
            }
            Operand operand = right.written();
            if (operand instanceof Operand.OfFact other && judged.fact(other.fact()).isUnknown()) {
                paths.addAll(judged.facts().missing(other.fact()));
            }
            if (operand instanceof Operand.OfSetting setting && judged.setting(setting.number()).isUnknown()) {
                paths.add("settings/" + book.settingNames().get(setting.number()) + "/" + judged.facts().currency());
            }
        }

        private static boolean isDecided(Field<?> field) {
            return !field.isUnknown() && !(field.orNull() instanceof dev.dunlin.facts.Range range && !range.isExact());
        }
    }

    /** A yes-or-no fact holds. */
    record Holds(Fact fact) implements Condition {
        @Override
        public Truth judge(Case judged) {
            Field<?> value = judged.fact(fact);
            return value.isUnknown() ? Truth.UNKNOWN : Truth.of(value.orNull() == Boolean.TRUE);
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            paths.addAll(judged.facts().missing(fact));
        }
    }

    /** A fact is known to be none. */
    record None(Fact fact) implements Condition {
        @Override
        public Truth judge(Case judged) {
            Field<?> value = judged.fact(fact);
            return value.isUnknown() ? Truth.UNKNOWN : Truth.of(value.isNone());
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            paths.addAll(judged.facts().missing(fact));
        }
    }

    /** A signal holds. */
    record SignalHolds(int number) implements Condition {
        @Override
        public Truth judge(Case judged) {
            return ((Case.AfterSignals) judged).signal(number);
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            book.signals().get(number).rules().forEach(rule -> rule.condition().missing(judged, paths, book));
        }
    }

    record Not(Condition of) implements Condition {
        @Override
        public Truth judge(Case judged) {
            return of.judge(judged).not();
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            of.missing(judged, paths, book);
        }
    }

    record And(List<Condition> all) implements Condition {
        @Override
        public Truth judge(Case judged) {
            Truth truth = Truth.TRUE;
            for (Condition one : all) {
                truth = truth.and(one.judge(judged));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            undecided(all, judged, paths, book);
        }
    }

    record Or(List<Condition> any) implements Condition {
        @Override
        public Truth judge(Case judged) {
            Truth truth = Truth.FALSE;
            for (Condition one : any) {
                truth = truth.or(one.judge(judged));
                if (truth == Truth.TRUE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public void missing(Case judged, List<String> paths, RuleBook book) {
            undecided(any, judged, paths, book);
        }
    }

    private static void undecided(List<Condition> parts, Case judged, List<String> paths, RuleBook book) {
        for (Condition part : parts) {
            if (part.judge(judged) == Truth.UNKNOWN) {
                part.missing(judged, paths, book);
            }
        }
    }

}
