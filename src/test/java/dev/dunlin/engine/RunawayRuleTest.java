package dev.dunlin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

import org.drools.model.Drools;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.findings.Case;
import dev.dunlin.findings.Findings;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.rulebook.RuleBook;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** A rulebook that no reader let pass: its one rule begins the case anew each time it fires. */
class RunawayRuleTest {
    private static final byte[] SNAPSHOT = ("{\"asOf\":\"2026-11-03T10:00:00+01:00\",\"account\":{\"id\":\"A\",\"currency\":\"EUR\",\"debtorType\":\"COMPANY\",\"country\":\"DE\"},"
            + "\"invoices\":[{\"id\":\"1\",\"dueOn\":\"2026-10-31\",\"open\":100}],\"unappliedCash\":0}").getBytes(StandardCharsets.UTF_8);

    @Test
    void isStoppedAndNamed() {
        RuleBook shipped = ShippedRules.BOOK;
        RuleBook endless = new RuleBook(shipped.hash(), shipped.rules(), shipped.signals(), shipped.scored(), shipped.actions(), shipped.settings(),
                shipped.files(), endless(7), new ConcurrentHashMap<>());
        SnapshotJudge.Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> new SnapshotJudge(endless).judge(SNAPSHOT));
        assertThat(outcome).isInstanceOfSatisfying(SnapshotJudge.Outcome.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(ProblemKind.RUNAWAY_RULE);
            assertThat(refused.problem().kind().status()).isEqualTo(503);
            assertThat(refused.problem().detail()).contains("`" + shipped.rules().get(7).id() + "`", shipped.rules().get(7).card().file() + ":");
        });
    }

    private static KieBase endless(int number) {
        Global<Findings> findings = globalOf(Findings.class, "test", "findings");
        Variable<Case.BeforeSignals> judged = declarationOf(Case.BeforeSignals.class, "judged");
        ModelImpl model = new ModelImpl();
        model.addGlobal(findings);
        model.addRule(PatternDSL.rule("test", "endless").build(PatternDSL.pattern(judged),
                on(findings, judged).execute((Drools drools, Findings found, Case.BeforeSignals before) -> {
                    found.add(number);
                    drools.insert(new Case.BeforeSignals(before.facts(), new dev.dunlin.snapshot.Field<?>[0]));
                })));
        return KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
    }
}
