package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.ChargeLine;
import dev.dunlin.facts.ContactHours;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;

/** Steps 8 and 9: hour, addressee, tone and grounds of everything that stands. */
final class Writing {
    private static final int FOLLOW_UP_DAYS = 7;

    private final Slots slots;
    private final ContactHours hours;
    private final Addressees addressees;
    private final List<Withheld> withheld;
    private final Set<Decision.ReviewReason> reviews;
    private final OffsetDateTime now;
    /** Addressees of the messages of today, next business day, …: one addressee a day. */
    private final List<Recommendation.Addressee> days = new ArrayList<>(2);
    /** Grounds already put into words: a rule that shapes several actions says the same of each. */
    private final Because[] said;
    private OffsetDateTime nextConversation;
    /** When the conversation last written takes place; what rides on it is said then. */
    private Slots.Slot lastSlot;

    Writing(AccountSnapshot snapshot, Verdict own, List<Withheld> withheld, Set<Decision.ReviewReason> reviews) {
        this.hours = own.judged().facts().hours();
        this.slots = new Slots(own.judged().facts().moment(), own.settings().byName(), hours);
        this.said = new Because[own.book().rules().size()];
        this.addressees = new Addressees(snapshot);
        this.withheld = withheld;
        this.reviews = reviews;
        this.now = own.judged().facts().moment().now().toOffsetDateTime();
    }

    List<Recommendation> recommend(List<Candidate> standing) {
        List<Recommendation> written = new ArrayList<>(standing.size());
        for (Candidate candidate : standing) {
            written.add(recommend(candidate));
        }
        return written;
    }

    private Recommendation recommend(Candidate candidate) {
        Action action = candidate.action;
        List<Because> because = new ArrayList<>(candidate.proposers.size() + 2);
        RuleCard.Tone tone = null;
        boolean courteous = false;
        String lever = null;
        String form = null;
        candidate.reshapedBy.forEach(rule -> because.add(because(rule, candidate.verdict)));
        for (Rule rule : candidate.verdict.fired()) {
            RuleCard.Shape shape = rule.card().shape();
            boolean rides = shape != null && shape.targets().get(action.number()) && (shape.channel() != null || Guards.goesOutBy(rule, candidate));
            if (rides) {
                tone = shape.tone() != null && (tone == null || shape.tone().compareTo(tone) < 0) ? shape.tone() : tone;
                courteous |= shape.courteous();
                lever = lever == null ? shape.lever() : lever;
                form = form == null ? shape.form() : form;
            }
            if (rides || candidate.proposers.contains(rule)) {
                because.add(because(rule, candidate.verdict));
            }
        }
        if (because.isEmpty()) {
            because.addAll(withoutRules(candidate));
        }
        Recommendation.Addressee addressee = addressees.of(candidate);
        Slots.Slot slot = slot(candidate, addressee);
        return new Recommendation(action, Amounts.of(candidate), candidate.verdict.judged().facts().currency(), Amounts.invoices(candidate), addressee,
                breakdown(candidate), form, action.isDebtorFacing() && tone == null ? RuleCard.Tone.FRIENDLY : tone, courteous,
                slot == null ? null : slot.from(), slot == null ? null : slot.to(), candidate.channel(),
                assignTo(candidate), lever, !candidate.reviews.isEmpty(), because);
    }

    private Because because(Rule rule, Verdict verdict) {
        Because known = said[rule.number()];
        if (known == null || known.verdict() != verdict) {
            known = Because.of(rule, verdict);
            said[rule.number()] = known;
        }
        return known;
    }

    private List<Because> withoutRules(Candidate candidate) {
        if (candidate.action.code().equals("REQUIRE_HUMAN_REVIEW")) {
            return reviews.stream().map(review -> Because.noRule(review.rule(), review.reason())).toList();
        }
        if (candidate.requested) {
            return List.of(Because.noRule("requested", "It was asked for, and nothing stands against it."));
        }
        return List.of(Because.noRule("no-action", withheld.isEmpty() ? "Nothing is to be done: no tip proposes anything."
                : "Nothing is to be done now: what was proposed is withheld."));
    }

    /** The lines come to the amount: what a guardrail caps is taken off in a line of its own. */
    private static List<Recommendation.BreakdownLine> breakdown(Candidate candidate) {
        if (candidate.action.asks() != Action.Asks.LATE_CHARGE) {
            return List.of();
        }
        List<Recommendation.BreakdownLine> lines = new ArrayList<>();
        for (ChargeLine line : candidate.verdict.judged().facts().charges()) {
            lines.add(new Recommendation.BreakdownLine(line.label(), line.amount(), line.invoiceId(), line.from(), line.to(), line.days(), line.rate(), line.base()));
        }
        BigDecimal overCap = Amounts.overCap(candidate);
        if (overCap != null) {
            lines.add(new Recommendation.BreakdownLine("less: " + candidate.cappedBy.card().sentence(), overCap.negate(), null, null, null, null, null, null));
        }
        return lines;
    }

    /** The softest role any of the tips names: where they differ, the kinder reading stands. */
    private static String assignTo(Candidate candidate) {
        if (!candidate.action.code().equals("ASSIGN_COLLECTOR")) {
            return null;
        }
        List<String> softestFirst = List.of("ACCOUNT_MANAGER", "SALES", "OTHER", "FINANCE", "SPECIALIST");
        return candidate.proposers.stream().map(rule -> rule.card().assign()).filter(java.util.Objects::nonNull)
                .min(java.util.Comparator.comparingInt(softestFirst::indexOf)).orElse(null);
    }

    private Slots.Slot slot(Candidate candidate, Recommendation.Addressee addressee) {
        if (candidate.action.code().equals("SCHEDULE_CONTACT")) {
            return schedule(candidate);
        }
        if (!candidate.action.isDebtorFacing()) {
            return null;
        }
        int day = days.indexOf(addressee);
        if (day < 0) {
            day = days.size();
            days.add(addressee);
        }
        OffsetDateTime earliest = day == 0 ? now : slots.opening(day);
        if (candidate.action.ridesOn() != null) {
            return lastSlot;
        }
        if (!candidate.isConversation()) {
            return day == 0 ? null : new Slots.Slot(candidate.hasAnHour() ? hours.opens(earliest) : earliest, null);
        }
        Slots.Slot slot = candidate.waives("cooling-off") ? slots.first(earliest) : slots.best(earliest);
        lastSlot = slot;
        if (nextConversation == null || slot.from().isBefore(nextConversation)) {
            nextConversation = slot.from();
        }
        return slot;
    }

    /** When the contact to schedule takes place: at the moment a rule names, else when the conversation that waits may be had. */
    private Slots.Slot schedule(Candidate candidate) {
        OffsetDateTime named = null;
        for (Rule rule : candidate.proposers) {
            OffsetDateTime on = rule.card().on() == null ? null : Guards.instant(rule.value(rule.card().on(), candidate.verdict.judged()), candidate.verdict);
            named = on != null && on.isAfter(now) && (named == null || on.isBefore(named)) ? on : named;
        }
        OffsetDateTime from = Guards.callsFrom(candidate.verdict);
        if (named != null) {
            return slots.first(later(named, from));
        }
        if (nextConversation != null) {
            return slots.best(later(nextConversation, from));
        }
        OffsetDateTime until = withheld.stream().filter(one -> one.until() != null && one.action().conversation())
                .map(Withheld::until).min(OffsetDateTime::compareTo).orElse(null);
        if (until != null) {
            return slots.best(later(until, from));
        }
        OffsetDateTime earliest = later(now.plusDays(FOLLOW_UP_DAYS - 2), from);
        Slots.Slot followUp = slots.best(earliest);
        return followUp.from().isAfter(now.plusDays(FOLLOW_UP_DAYS)) ? slots.first(earliest) : followUp;
    }

    private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
        return b != null && b.isAfter(a) ? b : a;
    }
}
