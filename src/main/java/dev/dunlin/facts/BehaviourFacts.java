package dev.dunlin.facts;

import java.util.function.Function;

import dev.dunlin.snapshot.Behaviour;
import dev.dunlin.snapshot.Cause;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Warnings;

/** How the debtor pays, answers and fares, as the caller's figures have it. */
final class BehaviourFacts {
    private BehaviourFacts() {
    }

    static void fill(FactSheet sheet) {
        Field<Behaviour> behaviour = sheet.snapshot.behaviour();
        sheet.set(Fact.ON_TIME_RATE_12M, behaviour.get(Behaviour::onTimeRate12m));
        sheet.set(Fact.AVERAGE_DAYS_LATE, behaviour.get(Behaviour::averageDaysLate));
        sheet.set(Fact.SLOWDOWN_DAYS, behaviour.get(Behaviour::slowdownDays));
        sheet.set(Fact.ORDERS_PAID, behaviour.get(Behaviour::ordersPaid));
        sheet.set(Fact.EXTENSION_REQUESTS_12M, behaviour.get(Behaviour::extensionRequests12m));
        sheet.set(Fact.SKIPPED_ACTIONS, behaviour.get(Behaviour::skippedActions));
        sheet.set(Fact.PAYS_OTHERS, behaviour.get(Behaviour::paysOthers));
        sheet.set(Fact.TRADING, behaviour.get(Behaviour::trading));
        sheet.set(Fact.ACCESS_REFUSED, behaviour.get(Behaviour::accessRefused));
        sheet.set(Fact.DECISION_BLOCKED, behaviour.get(Behaviour::decisionBlocked));
        sheet.know(Fact.CAUSE, sheet.snapshot.cause().or(Cause.UNKNOWN));
        sheet.set(Fact.SUPPLY_THREAT, sheet.snapshot.supplyThreat());
        Field<Warnings> warnings = sheet.snapshot.warnings();
        sheet.set(Fact.ORDER_DROP_PCT, warnings.get(Warnings::orderDropPct));
        sheet.set(Fact.FIRE_SALE, warnings.get(Warnings::fireSale));
        sheet.set(Fact.STAFF_EXITS, warnings.get(Warnings::staffExits));
        sheet.set(Fact.OWNER_ABSENT, warnings.get(Warnings::ownerAbsent));
        sheet.set(Fact.PREMISES_RISK, warnings.get(Warnings::premisesRisk));
        sheet.set(Fact.PUBLIC_FILING, warnings.get(Warnings::publicFiling));
    }

    /** A figure given wins over one counted from a list. */
    static Field<Range> givenOr(FactSheet sheet, Function<Behaviour, Field<Integer>> figure, Field<Range> counted) {
        Field<Behaviour> behaviour = sheet.snapshot.behaviour();
        Field<Integer> given = behaviour.get(figure);
        return given.isUnknown() || behaviour.isNone() ? counted : given.map(Range::exactly);
    }
}
