package dev.dunlin.reload;

import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import dev.dunlin.rulebook.RuleFault;

/** Ready while a rulebook is in force, however faulty the rules in the directory have become; it says what is wrong with them, and what waits. */
@Readiness
@Singleton
public final class RuleBookReadiness implements HealthCheck {
    private static final int MOST_FAULTS = 50;

    private final Changeover changeover;

    RuleBookReadiness(Changeover changeover) {
        this.changeover = changeover;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("rulebook");
        Standing standing = changeover.standing();
        List<RuleFault> faults = changeover.faults();
        if (standing != null) {
            check.up().withData("hash", standing.book().hash()).withData("rules", standing.book().rules().size());
        } else {
            check.down().withData("state", faults.isEmpty() ? "reading the rules" : "the rules have faults");
        }
        Pending pending = changeover.pending();
        if (pending != null) {
            check.withData("pending", pending.book().hash());
        }
        if (!faults.isEmpty()) {
            check.withData("faults", faults.size());
        }
        for (int i = 0; i < Math.min(faults.size(), MOST_FAULTS); i++) {
            check.withData("fault-" + (i + 1), faults.get(i).toString());
        }
        return check.build();
    }
}
