package dev.dunlin.decision;

import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleFault;

/** Ready once a rulebook is in force; until then it says what is wrong with the rules, if something is. */
@Readiness
@Singleton
public final class RuleBookReadiness implements HealthCheck {
    private static final int MOST_FAULTS = 50;

    private final RuleBookInForce inForce;
    private final RuleBookAtStart atStart;

    RuleBookReadiness(RuleBookInForce inForce, RuleBookAtStart atStart) {
        this.inForce = inForce;
        this.atStart = atStart;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("rulebook");
        RuleBook book = inForce.current().orElse(null);
        if (book != null) {
            return check.up().withData("hash", book.hash()).withData("rules", book.rules().size()).build();
        }
        List<RuleFault> faults = atStart.faults();
        check.down().withData("state", faults.isEmpty() ? "reading the rules" : "the rules have faults");
        if (!faults.isEmpty()) {
            check.withData("faults", faults.size());
        }
        for (int i = 0; i < Math.min(faults.size(), MOST_FAULTS); i++) {
            check.withData("fault-" + (i + 1), faults.get(i).toString());
        }
        return check.build();
    }
}
