package dev.dunlin.rulebook;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.definition.KiePackage;

import dev.dunlin.findings.Case;
import dev.dunlin.findings.Findings;
import dev.dunlin.findings.Truth;

/**
 * Compiles read rules into Drools' network. One rule as written becomes one Drools rule whose constraints are true unless known to be
 * false. Nothing is generated: every constraint is the condition itself, so that little code is run for many rules.
 */
final class RuleCompiler {
    private static final String PACKAGE = "dev.dunlin.compiled";

    /** A condition as Drools asks it. Drools knows by its hash that two rules ask the same, and then asks once for both. */
    private record May(Condition condition) implements Predicate1<Case>, HashedExpression {
        @Override
        public boolean test(Case judged) {
            return condition.judge(judged) != Truth.FALSE;
        }

        @Override
        public String getExpressionHash() {
            return condition.toString();
        }
    }

    private RuleCompiler() {
    }

    static KieBase compile(List<Rule> rules) {
        Global<Findings> findings = globalOf(Findings.class, PACKAGE, "findings");
        ModelImpl model = new ModelImpl();
        model.addGlobal(findings);
        Map<May, Integer> askedBy = new HashMap<>();
        rules.forEach(rule -> mays(rule).forEach(may -> askedBy.merge(may, 1, Integer::sum)));
        for (Rule rule : rules) {
            boolean isSignal = rule.card().kind() == RuleCard.Kind.SIGNAL;
            PatternDSL.PatternDef<? extends Case> pattern = isSignal ? pattern(Case.BeforeSignals.class, rule, askedBy) : pattern(Case.AfterSignals.class, rule, askedBy);
            int number = rule.number();
            model.addRule(PatternDSL.rule(PACKAGE, rule.id()).build(pattern, on(findings).execute(found -> found.add(number))));
        }
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
        // INVARIANT: what was built is what was read
        Set<String> built = base.getKiePackages().stream().map(KiePackage::getRules).flatMap(r -> r.stream())
                .map(org.kie.api.definition.rule.Rule::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = rules.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        if (!built.equals(read)) {
            throw new IllegalStateException("Drools built " + built.size() + " rules of " + read.size() + ".");
        }
        return base;
    }

    /** What must not be false for the rule to hold. What many rules ask comes first, for then Drools asks it once for all of them. */
    @SuppressWarnings("unchecked")
    private static <C extends Case> PatternDSL.PatternDef<C> pattern(Class<C> seen, Rule rule, Map<May, Integer> askedBy) {
        Variable<C> judged = declarationOf(seen, "judged");
        PatternDSL.PatternDef<C> pattern = PatternDSL.pattern(judged);
        mays(rule).sorted(Comparator.comparing(askedBy::get, Comparator.reverseOrder()))
                .forEach(may -> pattern.expr(may.getExpressionHash(), (Predicate1<C>) (Predicate1<?>) may));
        return pattern;
    }

    private static Stream<May> mays(Rule rule) {
        return rule.constraints().stream().flatMap(RuleCompiler::parts).map(May::new).distinct();
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.And and ? and.all().stream().flatMap(RuleCompiler::parts) : Stream.of(condition);
    }
}
