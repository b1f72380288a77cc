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

    /** After one more message or call of ours; figures that are left out are counted anew by themselves. */
    public Behaviour afterContact(boolean answered, boolean asksForPayment) {
        return new Behaviour(onTimeRate12m, averageDaysLate, slowdownDays, ordersPaid, extensionRequests12m, excuses, handovers,
                unanswered.map(n -> answered ? 0 : n + 1), asksForPayment ? requests.map(n -> n + 1) : requests, skippedActions, paysOthers, trading, accessRefused,
                decisionBlocked);
    }
}
