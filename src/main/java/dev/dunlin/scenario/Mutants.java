package dev.dunlin.scenario;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.findings.Compare;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Written;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;

/** Every small fault one could write into a rule: another sign, an edge one step aside, a condition forgotten, a "not" too many. */
final class Mutants {
    private static final Map<Compare, List<Compare>> SIGNS = Map.of(
            Compare.AT_LEAST, List.of(Compare.MORE, Compare.LESS, Compare.EQUAL),
            Compare.MORE, List.of(Compare.AT_LEAST, Compare.AT_MOST, Compare.EQUAL),
            Compare.AT_MOST, List.of(Compare.LESS, Compare.MORE, Compare.EQUAL),
            Compare.LESS, List.of(Compare.AT_MOST, Compare.AT_LEAST, Compare.EQUAL),
            Compare.EQUAL, List.of(Compare.NOT_EQUAL, Compare.AT_LEAST, Compare.AT_MOST),
            Compare.NOT_EQUAL, List.of(Compare.EQUAL, Compare.MORE, Compare.LESS));

    private final RuleBook book;
    private final Rule rule;
    private final List<Mutant> found = new ArrayList<>();

    private Mutants(RuleBook book, Rule rule) {
        this.book = book;
        this.rule = rule;
    }

    /** In the order in which the conditions are written. */
    static List<Mutant> of(Rule rule, RuleBook book) {
        Mutants mutants = new Mutants(book, rule);
        List<Condition> constraints = rule.constraints();
        for (int i = 0; i < constraints.size(); i++) {
            int at = i;
            mutants.visit(constraints.get(i), changed -> rule.with(exchanged(constraints, at, changed)));
            mutants.add(Mutant.Kind.DROPPED, constraints.get(i), rule.with(exchanged(constraints, at, null)), "it is dropped");
        }
        return mutants.found;
    }

    /** What a condition becomes, put back into its rule. */
    private interface Rewrite {
        Rule apply(Condition changed);
    }

    private void visit(Condition condition, Rewrite rewrite) {
        if (condition instanceof Condition.Not not) {
            boolean isNone = not.of() instanceof Condition.None;
            negation(isNone ? not : not.of(), rewrite, not.of(), isNone ? "`!= null` becomes `== null`" : "its negation is removed");
            inside(not.of(), changed -> rewrite.apply(new Condition.Not(changed)));
            return;
        }
        if (!(condition instanceof Condition.Comparison)) {
            negation(condition, rewrite, new Condition.Not(condition), condition instanceof Condition.None ? "`== null` becomes `!= null`" : "it is negated");
        }
        inside(condition, rewrite);
    }

    private void negation(Condition written, Rewrite rewrite, Condition becomes, String change) {
        add(written instanceof Condition.SignalHolds ? Mutant.Kind.SIGNAL : Mutant.Kind.NEGATION, written, rewrite.apply(becomes), change);
    }

    private void inside(Condition condition, Rewrite rewrite) {
        if (condition instanceof Condition.Comparison comparison) {
            comparison(comparison, rewrite);
        } else if (condition instanceof Condition.And and) {
            parts(condition, and.all(), Condition.And::new, rewrite, Mutant.Kind.DROPPED, "it is dropped");
            add(Mutant.Kind.JUNCTION, condition, rewrite.apply(new Condition.Or(and.all())), "`&&` becomes `||`");
        } else if (condition instanceof Condition.Or or) {
            parts(condition, or.any(), Condition.Or::new, rewrite, Mutant.Kind.BRANCH, "this branch is dropped");
            add(Mutant.Kind.JUNCTION, condition, rewrite.apply(new Condition.And(or.any())), "`||` becomes `&&`");
        }
    }

    private void parts(Condition whole, List<Condition> parts, Function<List<Condition>, Condition> join, Rewrite rewrite, Mutant.Kind kind,
            String dropped) {
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            visit(parts.get(i), changed -> rewrite.apply(join.apply(exchanged(parts, at, changed))));
            List<Condition> rest = exchanged(parts, at, null);
            add(kind, parts.get(i), rewrite.apply(rest.size() == 1 ? rest.get(0) : join.apply(rest)), dropped);
        }
    }

    private void comparison(Condition.Comparison written, Rewrite rewrite) {
        boolean ordered = isNumber(written.fact()) || Temporal.class.isAssignableFrom(written.fact().type());
        for (Compare sign : SIGNS.get(written.compare())) {
            if (ordered || sign == Compare.EQUAL || sign == Compare.NOT_EQUAL) {
                add(Mutant.Kind.OPERATOR, written, rewrite.apply(new Condition.Comparison(written.fact(), sign, written.right())),
                        "`" + written.compare().sign() + "` becomes `" + sign.sign() + "`");
            }
        }
        if (written.right() instanceof Condition.Operand.Literal literal && !isNumber(written.fact())) {
            Object other = other(written.fact(), literal.value());
            add(Mutant.Kind.LITERAL, written, rewrite.apply(new Condition.Comparison(written.fact(), written.compare(), new Condition.Operand.Literal(other))),
                    "`" + literal.value() + "` becomes `" + other + "`");
        } else if (isNumber(written.fact()) && !(written.right() instanceof Condition.Operand.OfFact)) {
            for (int step : new int[] {1, -1}) {
                add(Mutant.Kind.THRESHOLD, written, rewrite.apply(new Condition.Comparison(written.fact(), written.compare(),
                        new Condition.Operand.Beside(written.right(), step, written.fact()))), "`" + threshold(written.right()) + "` becomes one step " + (step > 0 ? "more" : "less"));
            }
        }
    }

    private String threshold(Condition.Operand operand) {
        return operand instanceof Condition.Operand.OfSetting setting ? book.settingNames().get(setting.number()) : String.valueOf(((Condition.Operand.Literal) operand).value());
    }

    private static boolean isNumber(Fact fact) {
        return Number.class.isAssignableFrom(fact.type()) || fact.type() == Range.class;
    }

    /** Another constant of its kind, or another code. */
    private static Object other(Fact fact, Object value) {
        if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return all[(constant.ordinal() + 1) % all.length];
        }
        String code = value.toString();
        return fact == Fact.REGION ? code.substring(0, 2) + (code.endsWith("-XX") ? "-YY" : "-XX") : code.equals("DE") ? "AT" : "DE";
    }

    private void add(Mutant.Kind kind, Condition written, Rule changed, String change) {
        Written place = rule.written(written);
        found.add(new Mutant(rule, changed, kind, place, change));
    }

    /** The list with one of its members exchanged, or left out for {@code null}. */
    private static List<Condition> exchanged(List<Condition> all, int at, Condition by) {
        List<Condition> changed = new ArrayList<>(all);
        if (by == null) {
            changed.remove(at);
        } else {
            changed.set(at, by);
        }
        return List.copyOf(changed);
    }
}
