package dev.dunlin.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Moment;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;

/** Looks for the smallest changes that bring an action, and tries each by deciding again. For one question. */
final class Changes {
    static final int DAYS_AHEAD = 200;
    private static final int MOST_TOGETHER = 4;
    private static final int MOST_DELAYS = 20;
    private static final Set<Fact> WHO_IT_IS = Set.of(Fact.DEBTOR_TYPE, Fact.NATURAL_PERSON, Fact.BUSINESS, Fact.DEBTOR_TYPE_KNOWN, Fact.COUNTRY, Fact.COUNTRY_KNOWN,
            Fact.EU_MEMBER, Fact.REGION, Fact.ENGLAND_OR_WALES, Fact.CREDITOR_ROLE);

    private final RuleBook book;
    private final AccountSnapshot snapshot;
    private final Decider.Judged judged;
    private final Action action;
    private final LocalDate today;

    private Changes(RuleBook book, AccountSnapshot snapshot, Decider.Judged judged, Action action) {
        this.book = book;
        this.snapshot = snapshot;
        this.judged = judged;
        this.action = action;
        this.today = FactFinder.momentOf(snapshot).today();
    }

    /** Single changes, those that come of themselves first, then the others, who the debtor is last; several at once only where no single one does it. */
    static List<Change> bringing(RuleBook book, AccountSnapshot snapshot, Decider.Judged judged, Action action) {
        return new Changes(book, snapshot, judged, action).find();
    }

    private List<Change> find() {
        List<Change> found = new ArrayList<>();
        OffsetDateTime first = firstMoment();
        LocalDate day = first == null ? null : first.atZoneSameInstant(FactFinder.momentOf(snapshot).zone()).toLocalDate();
        for (Verdict verdict : judged.verdicts()) {
            levers(verdict).forEach((fact, values) -> nearest(verdict, fact, values, day).ifPresent(found::add));
        }
        if (day != null && found.stream().noneMatch(change -> change.on() != null)) {
            found.add(new Change(List.of(), day, first));
        }
        if (found.isEmpty()) {
            found.addAll(andThenWait());
        }
        if (found.isEmpty()) {
            together().ifPresent(found::add);
        }
        found.sort(Comparator.comparing((Change change) -> change.on() == null)
                .thenComparing(change -> change.steps().stream().anyMatch(step -> WHO_IT_IS.contains(step.fact()))));
        return List.copyOf(found);
    }

    /** When the action first stands while nothing else happens: when what delays it ends, else the first such day; {@code null} if none does. */
    private OffsetDateTime firstMoment() {
        OffsetDateTime end = endOfDelays(judged.decision(), UnaryOperator.identity());
        if (end != null) {
            return end;
        }
        Moment now = FactFinder.momentOf(snapshot);
        for (int days = 1; days <= DAYS_AHEAD; days++) {
            OffsetDateTime then = Forecast.at(now, days);
            if (WhyNot.stands(Decider.decide(book, snapshot.at(then)), action)) {
                return then;
            }
        }
        return null;
    }

    /** The moment to which it is delayed, or delayed again then, if it stands at last; {@code null} if not. */
    private OffsetDateTime endOfDelays(Decision now, UnaryOperator<Facts> change) {
        OffsetDateTime at = null;
        Decision decision = now;
        for (int delays = 0; delays < MOST_DELAYS; delays++) {
            OffsetDateTime until = decision.withheld().stream().filter(one -> one.action() == action && one.until() != null).map(Withheld::until)
                    .max(Comparator.naturalOrder()).orElse(null);
            if (until == null || at != null && !until.isAfter(at)) {
                return null;
            }
            at = until;
            decision = Decider.judge(book, snapshot.at(at), change).decision();
            if (WhyNot.stands(decision, action)) {
                return at;
            }
        }
        return null;
    }

    /** Facts that alone may make a rule propose the action, or keep from striking what strikes it. */
    private Map<Fact, Set<Field<?>>> levers(Verdict verdict) {
        Levers levers = new Levers(verdict.judged(), book);
        List<Map<Fact, Set<Field<?>>>> all = new ArrayList<>();
        for (Rule rule : WhyNot.bringers(book, action)) {
            if (rule.card().isInForce(today) && !verdict.fired().contains(rule)) {
                all.add(levers.single(rule.condition(), true));
            }
        }
        for (Withheld withheld : judged.decision().withheld()) {
            if (withheld.action() == action) {
                withheld.by().forEach(by -> against(by.rule(), verdict).forEach(rule -> all.add(levers.single(rule.condition(), rule.card().kind() == RuleCard.Kind.SIGNAL))));
            }
        }
        Map<Fact, Set<Field<?>>> merged = new EnumMap<>(Fact.class);
        all.forEach(one -> one.forEach((fact, values) -> merged.computeIfAbsent(fact, any -> new LinkedHashSet<>()).addAll(values)));
        return merged;
    }

    /** The rules behind what withholds: a guardrail itself, the rules of a signal that must hold first, or those that propose the step that takes the place. */
    private List<Rule> against(String name, Verdict verdict) {
        Rule rule = book.rule(name);
        if (rule == null) {
            return verdict.fired().stream().filter(fired -> fired.card().actions().stream().anyMatch(other -> other.code().equals(name))).toList();
        }
        return rule.card().kind() != RuleCard.Kind.SIGNAL ? List.of(rule)
                : book.signals().stream().filter(signal -> signal.rules().contains(rule)).flatMap(signal -> signal.rules().stream()).toList();
    }

    /** Of the values of a fact the nearest to what it is that does bring the action. */
    private Optional<Change> nearest(Verdict verdict, Fact fact, Set<Field<?>> values, LocalDate day) {
        Facts facts = verdict.judged().facts();
        Field<?> actual = facts.get(fact);
        return values.stream().sorted(Comparator.comparing(value -> Leaf.distance(actual.orNull(), value.orNull())))
                .filter(value -> brings(Map.of(fact, value), facts.currency())).findFirst()
                .map(value -> new Change(List.of(new Change.Step(fact, facts.currency(), actual, value)), onItsDay(fact, actual, value, day), null));
    }

    private boolean brings(Map<Fact, Field<?>> changed, String currency) {
        return WhyNot.stands(Decider.judge(book, snapshot, with(changed, currency)).decision(), action);
    }

    private static UnaryOperator<Facts> with(Map<Fact, Field<?>> changed, String currency) {
        return facts -> {
            Facts other = facts;
            for (Map.Entry<Fact, Field<?>> one : changed.entrySet()) {
                other = facts.currency().equals(currency) ? other.with(one.getKey(), one.getValue()) : other;
            }
            return other;
        };
    }

    /** One fact that leaves nothing against the action but a delay that ends. */
    private List<Change> andThenWait() {
        List<Change> found = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            Facts facts = verdict.judged().facts();
            levers(verdict).forEach((fact, values) -> {
                for (Field<?> value : values) {
                    UnaryOperator<Facts> change = with(Map.of(fact, value), facts.currency());
                    OffsetDateTime at = endOfDelays(Decider.judge(book, snapshot, change).decision(), change);
                    if (at != null) {
                        found.add(new Change(List.of(new Change.Step(fact, facts.currency(), facts.get(fact), value)), null, at));
                        return;
                    }
                }
            });
        }
        return found;
    }

    /** All that the nearest rule lacks, at once. */
    private Optional<Change> together() {
        List<Change> found = new ArrayList<>();
        Set<Set<Fact>> tried = new HashSet<>();
        for (Verdict verdict : judged.verdicts()) {
            Levers levers = new Levers(verdict.judged(), book);
            Facts facts = verdict.judged().facts();
            for (Rule rule : WhyNot.bringers(book, action)) {
                Map<Fact, Field<?>> lacking = rule.card().isInForce(today) ? levers.together(rule.condition(), true) : null;
                if (lacking != null && lacking.size() > 1 && lacking.size() <= MOST_TOGETHER && tried.add(lacking.keySet()) && brings(lacking, facts.currency())) {
                    found.add(new Change(lacking.entrySet().stream()
                            .map(one -> new Change.Step(one.getKey(), facts.currency(), facts.get(one.getKey()), one.getValue())).toList(), null, null));
                }
            }
        }
        return found.stream().min(Comparator.comparing(change -> change.steps().size()));
    }

    /** A count of days grows by itself; the change has a date where the action does come on it. */
    private LocalDate onItsDay(Fact fact, Field<?> actual, Field<?> value, LocalDate day) {
        boolean growsDaily = fact == Fact.DAYS_PAST_DUE || fact == Fact.TENURE_DAYS || fact.name().startsWith("DAYS_SINCE_");
        if (day == null || !growsDaily || !(actual.orNull() instanceof Integer now) || !(value.orNull() instanceof Integer then)) {
            return null;
        }
        return today.plusDays(then - now).equals(day) ? day : null;
    }
}
