package dev.dunlin.snapshot;

import java.math.BigDecimal;

/** How the debtor has paid and answered so far. */
public record Behaviour(
        Field<BigDecimal> onTimeRate12m,
        Field<BigDecimal> averageDaysLate,
        Field<BigDecimal> slowdownDays,
        Field<Integer> ordersPaid,
        Field<Integer> extensionRequests12m,
        Field<Integer> excuses,
        Field<Integer> handovers,
        Field<Integer> unanswered,
        Field<Integer> requests,
        Field<Integer> skippedActions,
        Field<Boolean> paysOthers,
        Field<Boolean> trading,
        Field<Boolean> accessRefused,
        Field<Boolean> decisionBlocked) {
}
