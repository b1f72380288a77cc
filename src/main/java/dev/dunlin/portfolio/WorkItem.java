package dev.dunlin.portfolio;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action;
import dev.dunlin.snapshot.AccountSnapshot;

/**
 * One row of a work list: the hardest step that stands for an account in one currency. Immutable.
 *
 * @param name        the debtor's name; {@code null} where the snapshot has none
 * @param more        how many other steps stand beside it
 * @param amount      what the step asks for, else what may be asked for in this currency; {@code null} where there is neither
 * @param daysPastDue {@code null} where nothing is due
 * @param priority    added to the days past due when rows are ranked
 * @param notBefore   {@code null} when it may be done at once
 * @param humanReview a person must approve it first
 * @param why         the first ground of the step: of the rules that propose it, where there are any
 */
public record WorkItem(String accountId, String name, Action action, int more, BigDecimal amount, String currency, Integer daysPastDue,
        int priority, OffsetDateTime notBefore, boolean humanReview, String why) {

    /** The most urgent first; amounts are compared only within a currency, and nothing is left to chance. */
    public static final Comparator<WorkItem> RANKING = Comparator.comparing((WorkItem item) -> item.action.rung()).reversed()
            .thenComparing(Comparator.comparing(WorkItem::queue).reversed())
            .thenComparing(WorkItem::currency)
            .thenComparing(item -> item.amount == null ? BigDecimal.ZERO : item.amount, Comparator.reverseOrder())
            .thenComparing(WorkItem::accountId);

    /** Be the supplier who gets paid: where the debtor pays others, a day more in the queue. */
    private static final String PAID_FIRST = "T09";

    /** The rows of one decision, at most one per currency; none when nothing is to be done. */
    public static List<WorkItem> of(AccountSnapshot snapshot, Decision decision) {
        Map<String, List<Recommendation>> byCurrency = new LinkedHashMap<>();
        decision.recommendations().stream().filter(each -> !each.action().code().equals("NO_ACTION"))
                .forEach(each -> byCurrency.computeIfAbsent(each.currency(), currency -> new ArrayList<>()).add(each));
        List<WorkItem> items = new ArrayList<>(1);
        byCurrency.forEach((currency, steps) -> items.add(item(snapshot, decision, currency, steps)));
        return items;
    }

    private static WorkItem item(AccountSnapshot snapshot, Decision decision, String currency, List<Recommendation> steps) {
        Recommendation hardest = steps.get(0);
        for (Recommendation step : steps) {
            hardest = step.action().rung() > hardest.action().rung() ? step : hardest;
        }
        Facts facts = decision.facts().stream().filter(each -> each.currency().equals(currency)).findFirst().orElseThrow();
        BigDecimal actionable = facts.<BigDecimal>get(Fact.ACTIONABLE).orNull();
        BigDecimal atStake = actionable == null || actionable.signum() == 0 ? null : actionable;
        boolean paidFirst = steps.stream().flatMap(step -> step.because().stream()).anyMatch(WorkItem::isPaidFirst);
        boolean later = hardest.notBefore() != null && hardest.notBefore().isAfter(decision.asOf());
        return new WorkItem(decision.accountId(), snapshot.account().name().orNull(), hardest.action(), steps.size() - 1,
                hardest.amount() != null ? hardest.amount() : atStake, currency, facts.<Integer>get(Fact.DAYS_PAST_DUE).orNull(),
                paidFirst ? 1 : 0, later ? hardest.notBefore() : null, hardest.humanReview(),
                why(hardest));
    }

    private static String why(Recommendation step) {
        List<Because> proposing = step.because().stream()
                .filter(because -> because.rule() != null && because.rule().card().actions().contains(step.action())).toList();
        List<Because> grounds = proposing.isEmpty() ? step.because() : proposing;
        return grounds.isEmpty() ? "" : grounds.get(0).reason();
    }

    private static boolean isPaidFirst(Because because) {
        return because.rule() != null && because.rule().card().catalogueId().equals(PAID_FIRST);
    }

    private int queue() {
        return (daysPastDue == null ? Integer.MIN_VALUE / 2 : daysPastDue) + priority;
    }
}
