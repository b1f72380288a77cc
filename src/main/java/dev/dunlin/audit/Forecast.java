package dev.dunlin.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.dunlin.decision.Decider;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Moment;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Interaction;
import dev.dunlin.snapshot.Outcome;
import dev.dunlin.snapshot.Placement;

/**
 * What comes next: the same account day by day, nothing paid and nobody answering, while what is recommended is carried out on its day.
 * Every day is decided anew by the same rules. Immutable.
 *
 * @param days  how far it looks
 * @param steps what is new on each day on which something is, in order
 */
public record Forecast(int days, List<Step> steps) {

    /**
     * An action that stands on a day and did not the day before.
     *
     * @param on       the debtor's day
     * @param carryOut whether it goes out on that day: the step after it then builds on it
     */
    public record Step(LocalDate on, Recommendation recommendation, boolean carryOut) {
    }

    /** @param carriedOut what is recommended is done on its day; else nothing is done at all */
    public static Forecast of(RuleBook book, AccountSnapshot snapshot, int days, boolean carriedOut) {
        List<Step> steps = new ArrayList<>();
        Set<Action> standing = new HashSet<>();
        AccountSnapshot account = snapshot;
        Moment start = FactFinder.momentOf(snapshot);
        for (int day = 0; day <= days; day++) {
            OffsetDateTime now = start.now().plusDays(day).toOffsetDateTime();
            Decision decision = Decider.decide(book, account.at(now));
            LocalDate today = start.today().plusDays(day);
            for (Recommendation one : decision.recommendations()) {
                boolean goesOut = carriedOut && one.action().isDebtorFacing() && isDue(one, start, today);
                if (goesOut || !standing.contains(one.action())) {
                    steps.add(new Step(today, one, goesOut));
                }
                account = goesOut ? carryOut(account, one, now) : account;
            }
            standing = decision.recommendations().stream().map(Recommendation::action).collect(Collectors.toSet());
        }
        return new Forecast(days, List.copyOf(steps));
    }

    private static boolean isDue(Recommendation one, Moment start, LocalDate today) {
        return one.notBefore() == null || !one.notBefore().atZoneSameInstant(start.zone()).toLocalDate().isAfter(today);
    }

    /** A letter arrives and is not answered; a call finds nobody. */
    private static AccountSnapshot carryOut(AccountSnapshot account, Recommendation one, OffsetDateTime now) {
        OffsetDateTime at = one.notBefore() == null || one.notBefore().isBefore(now) ? now : one.notBefore();
        boolean spoken = one.channel() == Channel.CALL || one.channel() == Channel.VISIT;
        Interaction step = new Interaction(Field.of(at), Field.of(one.channel()), Field.of(Direction.OUT), Field.of(one.action().code()),
                Field.of(spoken ? Outcome.NO_ANSWER : Outcome.DELIVERED), Field.none(),
                Field.of(one.addressee() == null ? null : one.addressee().contactId()), Field.of(one.amount()));
        AccountSnapshot after = account.after(step);
        boolean placed = one.action().code().equals("REFER_TO_AGENCY") || one.action().code().equals("REFER_TO_LAWYER");
        return placed ? after.placedWith(new Placement(Field.of(at.toLocalDate()), account.placement().get(Placement::agencyLicensed))) : after;
    }
}
