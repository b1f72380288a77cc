package dev.dunlin.rulebook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles read rules with Drools' executable model, each build under a name of its own. One rule as written becomes one
 * Drools rule whose constraints are true unless known to be false.
 */
final class RuleCompiler {
    private static final AtomicLong BUILDS = new AtomicLong();
    private static final String HEAD = """
            package dev.dunlin.compiled

            import dev.dunlin.facts.Fact
            import dev.dunlin.findings.Compare
            import dev.dunlin.findings.Case.BeforeSignals
            import dev.dunlin.findings.Case.AfterSignals
            import dev.dunlin.findings.Findings

            global dev.dunlin.findings.Findings findings

            """;

    private RuleCompiler() {
    }

    /** @throws IllegalStateException when Drools refuses what the reader let through: a bug, not an analyst's fault */
    static synchronized KieBase compile(List<Rule> rules) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.dunlin.rulebook", "build-" + BUILDS.incrementAndGet(), "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/dev/dunlin/compiled/rules.drl", source(rules));
        KieBuilder builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("The rules were read but do not compile: " + builder.getResults().getMessages());
        }
        KieContainer container = services.newKieContainer(release, RuleCompiler.class.getClassLoader());
        KieBaseConfiguration configuration = services.newKieBaseConfiguration();
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        KieBase base = container.newKieBase(configuration);
        services.getRepository().removeKieModule(release);
        // INVARIANT: what was built is what was read (concurrent builds have been seen to lose packages)
        Set<String> built = base.getKiePackages().stream().map(KiePackage::getRules).flatMap(r -> r.stream())
                .map(org.kie.api.definition.rule.Rule::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = rules.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        if (!built.equals(read)) {
            throw new IllegalStateException("Drools built " + built.size() + " rules of " + read.size() + ".");
        }
        return base;
    }

    static String source(List<Rule> rules) {
        Map<String, Integer> askedBy = new HashMap<>();
        for (Rule rule : rules) {
            mays(rule).forEach(may -> askedBy.merge(may, 1, Integer::sum));
        }
        StringBuilder drl = new StringBuilder(HEAD);
        for (Rule rule : rules) {
            String seen = rule.card().kind() == RuleCard.Kind.SIGNAL ? "BeforeSignals" : "AfterSignals";
            drl.append("rule \"").append(rule.id()).append("\"\nwhen\n    ").append(seen).append("( ")
                    .append(mays(rule).sorted(Comparator.comparing(askedBy::get, Comparator.reverseOrder())).collect(Collectors.joining(", ")))
                    .append(" )\nthen\n    findings.add( ").append(rule.number()).append(" );\nend\n\n");
        }
        return drl.toString();
    }

    /** What must not be false for the rule to hold. What many rules ask comes first, for then Drools asks it once for all of them. */
    private static Stream<String> mays(Rule rule) {
        return rule.constraints().stream().flatMap(RuleCompiler::parts).map(Condition::may).distinct();
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.And and ? and.all().stream().flatMap(RuleCompiler::parts) : Stream.of(condition);
    }
}
