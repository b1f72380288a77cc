package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.dunlin.rulebook.Action;

/** What a change of rules comes to over many accounts. Grows by an account at a time and holds none of them; one thread at a time. */
public final class Impact {
    private final Simulation simulation;
    private final Tally all = new Tally();
    private final Map<String, Tally> byCountry = new TreeMap<>();
    private final Map<String, Tally> byDebtorType = new TreeMap<>();
    private final Map<Ageing, Tally> byAgeing = new EnumMap<>(Ageing.class);
    private final Map<String, Flow> byAction = new LinkedHashMap<>();
    private final Map<String, Flow> byTip = new TreeMap<>();
    private final Map<String, Flow> byGuardrail = new TreeMap<>();
    private final Map<Comparison.Kind, Long> kinds = new EnumMap<>(Comparison.Kind.class);
    private final Map<String, Long> terms = new TreeMap<>();
    private final Map<Comparison.Sides<String>, Long> moves = new TreeMap<>(
            Comparator.comparing((Comparison.Sides<String> move) -> place(move.before())).thenComparing(move -> place(move.after())));
    private final List<String> order;
    private long unreadable;

    public Impact(Simulation simulation) {
        this.simulation = simulation;
        this.order = Stream.of(simulation.rules(), simulation.against())
                .flatMap(book -> book.actions().all().stream().sorted(Comparator.comparing(Action::rung).reversed().thenComparing(Action::number)))
                .map(Action::code).distinct().toList();
        order.forEach(code -> byAction.put(code, new Flow()));
        for (Ageing bucket : Ageing.values()) {
            byAgeing.put(bucket, new Tally());
        }
    }

    private int place(String action) {
        return order.indexOf(action);
    }

    public void add(Comparison account) {
        kinds.merge(account.kind(), 1L, Long::sum);
        all.add(account);
        byCountry.computeIfAbsent(account.country(), country -> new Tally()).add(account);
        byDebtorType.computeIfAbsent(account.debtorType(), type -> new Tally()).add(account);
        byAgeing.get(account.ageing()).add(account);
        actions(account);
        flows(byTip, account.tips());
        flows(byGuardrail, account.guardrails());
        if (account.isChanged()) {
            moves.merge(account.leading(), 1L, Long::sum);
            Set<String> names = new TreeSet<>();
            account.changes().stream().filter(change -> change.what() == ActionChange.What.CHANGED || change.what() == ActionChange.What.DELAYED)
                    .forEach(change -> change.terms().forEach(term -> names.add(term.name())));
            names.forEach(name -> terms.merge(name, 1L, Long::sum));
        }
    }

    private void actions(Comparison account) {
        Set<String> was = codes(account.standing().before());
        Set<String> is = codes(account.standing().after());
        Set<String> altered = new HashSet<>();
        account.changes().forEach(change -> altered.add(change.action()));
        for (String code : union(was, is)) {
            byAction.get(code).add(was.contains(code), is.contains(code), altered.contains(code));
        }
        account.standing().before().stream().filter(one -> one.amount() != null)
                .forEach(one -> byAction.get(one.action()).add(one.currency(), one.amount(), BigDecimal.ZERO));
        account.standing().after().stream().filter(one -> one.amount() != null)
                .forEach(one -> byAction.get(one.action()).add(one.currency(), BigDecimal.ZERO, one.amount()));
    }

    private static Set<String> codes(List<Comparison.Standing> standing) {
        Set<String> codes = new TreeSet<>();
        standing.forEach(one -> codes.add(one.action()));
        return codes;
    }

    private static void flows(Map<String, Flow> flows, Comparison.Sides<Set<String>> sides) {
        for (String id : union(sides.before(), sides.after())) {
            flows.computeIfAbsent(id, any -> new Flow()).add(sides.before().contains(id), sides.after().contains(id), false);
        }
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> union = new TreeSet<>(a);
        union.addAll(b);
        return union;
    }

    /** One more account could not be read or decided. */
    public void addUnreadable() {
        unreadable++;
    }

    public Simulation simulation() {
        return simulation;
    }

    public long unreadable() {
        return unreadable;
    }

    /** Every account that could be read. */
    public Tally all() {
        return all;
    }

    public long of(Comparison.Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    /** The accounts that change as a share of those that could be read, 0 to 1. */
    public double share() {
        return all.accounts() == 0 ? 0 : (double) all.changed() / all.accounts();
    }

    public Map<String, Tally> byCountry() {
        return Collections.unmodifiableMap(byCountry);
    }

    public Map<String, Tally> byDebtorType() {
        return Collections.unmodifiableMap(byDebtorType);
    }

    public Map<Ageing, Tally> byAgeing() {
        return Collections.unmodifiableMap(byAgeing);
    }

    /** The hardest first; those that stand nowhere are left out. */
    public Map<String, Flow> byAction() {
        Map<String, Flow> there = new LinkedHashMap<>(byAction);
        there.values().removeIf(flow -> flow.before() + flow.after() == 0);
        return there;
    }

    /** Accounts on which a tip has a say, by the tip. */
    public Map<String, Flow> byTip() {
        return Collections.unmodifiableMap(byTip);
    }

    /** Accounts on which a guardrail strikes, by the guardrail. */
    public Map<String, Flow> byGuardrail() {
        return Collections.unmodifiableMap(byGuardrail);
    }

    /** On how many accounts an action that stays differs in a term, by the term. */
    public Map<String, Long> terms() {
        return Collections.unmodifiableMap(terms);
    }

    /** How many changed accounts go from which hardest action to which. */
    public Map<Comparison.Sides<String>, Long> moves() {
        return Collections.unmodifiableMap(moves);
    }
}
