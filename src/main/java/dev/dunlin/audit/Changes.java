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
import java.util.stream.Collectors;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Moment;
import dev.dunlin.findings.Truth;
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
    private static final int MOST_SUCH = 3;

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

    /** Single changes, those that come of themselves first, then the others, who the debtor is last; then several at once. */
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
        found.addAll(together(found));
        found.sort(Comparator.comparing((Change change) -> change.on() == null)
                .thenComparing(change -> change.steps().stream().anyMatch(step -> Levers.WHO_IT_IS.contains(step.fact()))));
        return List.copyOf(found);
    }

    /** When the action first stands while nothing else happens: when what delays it ends, else the first such day; {@code null} if none does. */
    private OffsetDateTime firstMoment() {
        OffsetDateTime end = endOfDelays(judged.decision(), UnaryOperator.identity());
        if (end != null) {
            return end;
        }
        Moment now = FactFinder.momentOf(snapshot);
        OutOfQuestion outOfQuestion = OutOfQuestion.of(book, action);
        for (int days = 1; days <= DAYS_AHEAD; days++) {
            OffsetDateTime then = Forecast.at(now, days);
            AccountSnapshot account = snapshot.at(then);
            if (!outOfQuestion.on(account) && WhyNot.stands(Decider.decide(book, account), action)) {
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

    /**
     * Several facts at once, the fewest first: all that a rule lacks, and what then still withholds the action. Where something is found
     * already, only of rules that lack one condition, for that is where an auditor looks.
     */
    private List<Change> together(List<Change> known) {
        List<Change> found = new ArrayList<>();
        Set<Set<Fact>> told = new HashSet<>();
        known.forEach(change -> told.add(facts(change)));
        for (int currency = 0; currency < judged.verdicts().size(); currency++) {
            Verdict verdict = judged.verdicts().get(currency);
            Levers levers = new Levers(verdict.judged(), book);
            for (Rule rule : WhyNot.bringers(book, action)) {
                boolean isNear = known.isEmpty() || rule.constraints().stream().filter(one -> one.judge(verdict.judged()) != Truth.TRUE).count() == 1;
                Map<Fact, Field<?>> lacking = isNear && rule.card().isInForce(today) && !verdict.fired().contains(rule) ? levers.together(rule.condition(), true) : null;
                if (lacking != null && !told.contains(lacking.keySet())) {
                    Change change = grown(currency, lacking);
                    if (change != null && told.add(facts(change))) {
                        found.add(change);
                    }
                }
            }
        }
        return found.stream().sorted(Comparator.comparing(Changes::facts, Levers.BY_COST)).limit(MOST_SUCH).toList();
    }

    private static Set<Fact> facts(Change change) {
        return change.steps().stream().map(Change.Step::fact).collect(Collectors.toSet());
    }

    /** These facts and, as long as something withholds the action still, those that keep it from doing so; {@code null} where that takes too many. */
    private Change grown(int currency, Map<Fact, Field<?>> lacking) {
        String code = judged.verdicts().get(currency).judged().facts().currency();
        Map<Fact, Field<?>> changed = new EnumMap<>(lacking);
        for (int size = 0; size < changed.size() && changed.size() <= MOST_TOGETHER;) {
            size = changed.size();
            Decider.Judged now = Decider.judge(book, snapshot, with(changed, code));
            if (WhyNot.stands(now.decision(), action)) {
                return change(withoutNeedless(changed, code), currency, null);
            }
            OffsetDateTime at = endOfDelays(now.decision(), with(changed, code));
            if (at != null) {
                return change(changed, currency, at);
            }
            standInTheWay(now, currency).forEach(changed::putIfAbsent);
        }
        return null;
    }

    private Change change(Map<Fact, Field<?>> changed, int currency, OffsetDateTime at) {
        Facts facts = judged.verdicts().get(currency).judged().facts();
        return new Change(changed.entrySet().stream().map(one -> new Change.Step(one.getKey(), facts.currency(), facts.get(one.getKey()), one.getValue())).toList(), null, at);
    }

    private Map<Fact, Field<?>> withoutNeedless(Map<Fact, Field<?>> changed, String currency) {
        Map<Fact, Field<?>> needed = new EnumMap<>(changed);
        for (Fact fact : changed.keySet()) {
            Field<?> value = needed.remove(fact);
            if (needed.isEmpty() || !brings(needed, currency)) {
                needed.put(fact, value);
            }
        }
        return needed;
    }

    /** What would have to be otherwise for nothing to withhold the action. */
    private Map<Fact, Field<?>> standInTheWay(Decider.Judged now, int currency) {
        Verdict verdict = now.verdicts().get(currency);
        Levers levers = new Levers(verdict.judged(), book);
        Map<Fact, Field<?>> all = new EnumMap<>(Fact.class);
        for (Withheld withheld : now.decision().withheld()) {
            for (Withheld.By by : withheld.action() == action ? withheld.by() : List.<Withheld.By>of()) {
                List<Map<Fact, Field<?>>> ways = new ArrayList<>();
                for (Rule rule : against(by.rule(), verdict)) {
                    boolean mustHold = rule.card().kind() == RuleCard.Kind.SIGNAL;
                    Map<Fact, Field<?>> way = levers.together(rule.condition(), mustHold);
                    if (way != null && mustHold) {
                        ways.add(way);
                    } else if (way != null) {
                        way.forEach(all::putIfAbsent);
                    }
                }
                ways.stream().min(Comparator.comparing(Map::keySet, Levers.BY_COST)).ifPresent(way -> way.forEach(all::putIfAbsent));
            }
        }
        return all;
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
