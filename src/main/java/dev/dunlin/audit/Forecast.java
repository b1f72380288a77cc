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
import dev.dunlin.resolution.Withheld;
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
 * What comes next: the same account day by day, nothing paid, promised or explained, while what is recommended is carried out on its day,
 * approved where a person must approve it. Every day is decided anew by the same rules, at ten o'clock of the debtor, or later where the
 * law has something wait for a later hour of that day. Immutable.
 *
 * @param days        how far it looks
 * @param carriedOut  what is recommended is done on its day; else nothing is done at all
 * @param steps       what is new on each day on which something is, in order
 */
public record Forecast(AccountSnapshot snapshot, RuleBook book, int days, boolean carriedOut, List<Step> steps) {
    public static final int MOST_DAYS = 400;
    private static final int HOUR = 10;
    private static final Set<Withheld.Effect> HOLDS = Set.of(Withheld.Effect.VETO, Withheld.Effect.PREREQUISITE);

    /**
     * An action that goes out on a day, or stands on it and did not the day before; or one that is due and held back for more than a time.
     *
     * @param on             the debtor's day
     * @param recommendation {@code null} where it is held back
     * @param held           what holds it back; {@code null} where it stands
     * @param goesOut        it is carried out on that day, and the days after build on it
     */
    public record Step(LocalDate on, Action action, Recommendation recommendation, Withheld held, boolean goesOut) {
    }

    /** @param carriedOut what is recommended is done on its day; else nothing is done at all */
    public static Forecast of(RuleBook book, AccountSnapshot snapshot, int days, boolean carriedOut) {
        List<Step> steps = new ArrayList<>();
        Set<Action> standing = Set.of();
        Set<Action> held = Set.of();
        AccountSnapshot account = snapshot;
        Moment start = FactFinder.momentOf(snapshot);
        for (int day = 0; day <= days; day++) {
            LocalDate today = start.today().plusDays(day);
            OffsetDateTime now = day == 0 ? snapshot.asOf() : at(start, day);
            Decision decision = Decider.decide(book, account.at(now));
            OffsetDateTime later = laterThatDay(decision, start, today);
            if (later != null) {
                now = later;
                decision = Decider.decide(book, account.at(now));
            }
            for (Recommendation one : decision.recommendations()) {
                boolean isTouch = carriedOut && one.action().isDebtorFacing();
                boolean goesOut = isTouch && isDue(one, start, today);
                if (!one.action().code().equals("NO_ACTION") && (isTouch ? goesOut : !standing.contains(one.action()))) {
                    steps.add(new Step(today, one.action(), one, null, goesOut));
                }
                account = goesOut ? carryOut(account, one, now) : account;
            }
            Set<Action> heldToday = new HashSet<>();
            for (Withheld one : decision.withheld()) {
                boolean isHeld = HOLDS.contains(one.effect()) && one.amount() == null && !one.proposedBy().isEmpty();
                if (isHeld && heldToday.add(one.action()) && !held.contains(one.action())) {
                    steps.add(new Step(today, one.action(), null, one, false));
                }
            }
            held = heldToday;
            standing = decision.recommendations().stream().map(Recommendation::action).collect(Collectors.toSet());
        }
        return new Forecast(snapshot, book, days, carriedOut, List.copyOf(steps));
    }

    /** Ten o'clock of the debtor so many days later. */
    static OffsetDateTime at(Moment start, int days) {
        return start.today().plusDays(days).atTime(HOUR, 0).atZone(start.zone()).toOffsetDateTime();
    }

    /** The last moment of the day to which something is delayed; {@code null} where nothing is. */
    private static OffsetDateTime laterThatDay(Decision decision, Moment start, LocalDate today) {
        return decision.withheld().stream().map(Withheld::until).filter(until -> until != null && dayOf(until, start).equals(today))
                .max(OffsetDateTime::compareTo).orElse(null);
    }

    private static boolean isDue(Recommendation one, Moment start, LocalDate today) {
        return one.notBefore() == null || !dayOf(one.notBefore(), start).isAfter(today);
    }

    private static LocalDate dayOf(OffsetDateTime at, Moment start) {
        return at.atZoneSameInstant(start.zone()).toLocalDate();
    }

    /** A letter arrives and is not answered; who is called says nothing that helps. */
    private static AccountSnapshot carryOut(AccountSnapshot account, Recommendation one, OffsetDateTime now) {
        OffsetDateTime at = one.notBefore() == null || one.notBefore().isBefore(now) ? now : one.notBefore();
        boolean spoken = one.channel() == Channel.CALL || one.channel() == Channel.VISIT;
        Interaction step = new Interaction(Field.of(at), Field.of(one.channel()), Field.of(Direction.OUT), Field.of(one.action().code()),
                Field.of(spoken ? Outcome.REACHED : Outcome.DELIVERED), Field.none(),
                Field.of(one.addressee() == null ? null : one.addressee().contactId()), Field.of(one.amount()));
        boolean asks = one.action().asks() == Action.Asks.ACTIONABLE || one.action().asks() == Action.Asks.ENFORCEABLE;
        AccountSnapshot after = account.after(step);
        after = account.behaviour().hasValue() ? after.behaving(account.behaviour().orNull().afterContact(spoken, asks)) : after;
        boolean placed = one.action().code().equals("REFER_TO_AGENCY") || one.action().code().equals("REFER_TO_LAWYER");
        return placed ? after.placedWith(new Placement(Field.of(at.toLocalDate()), account.placement().get(Placement::agencyLicensed))) : after;
    }
}
