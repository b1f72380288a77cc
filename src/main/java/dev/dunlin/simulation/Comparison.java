package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.DebtorType;

/**
 * One account under two rulebooks. Immutable.
 *
 * @param country     `unknown` where the snapshot does not say, as the type of the debtor
 * @param daysPastDue {@code null} where nothing is due
 * @param money       by currency
 * @param changes     what is done otherwise; empty where nothing is
 * @param come        rules with a say now, that had none, or another figure; where there are none, those about the actions that change
 * @param gone        rules that had a say, and have none now, or had another figure
 */
public record Comparison(String accountId, String country, String debtorType, Integer daysPastDue, Ageing ageing, Kind kind, Map<String, Money> money,
        Sides<List<Standing>> standing, List<ActionChange> changes, List<Ground> come, List<Ground> gone, Sides<Set<String>> tips, Sides<Set<String>> guardrails) {
    private static final String UNKNOWN = "unknown";

    /** How far an account changes. */
    public enum Kind {
        /** Nothing does. */
        SAME,
        /** The same is done; other rules speak for it or hold back something else. */
        REASONS,
        /** The same actions stand, and one of them on another day, by another channel, for another amount, …. */
        TERMS,
        /** An action is new or gone. */
        ACTIONS
    }

    /** Something before and after. */
    public record Sides<T>(T before, T after) {
    }

    /** An action that stands. */
    public record Standing(String action, String currency, BigDecimal amount) {
    }

    /**
     * Money of one account in one currency.
     *
     * @param open  what is open, due or not
     * @param asked the most that a standing step asks the debtor for
     */
    public record Money(BigDecimal open, Sides<BigDecimal> asked) {
    }

    static Comparison of(AccountSnapshot snapshot, Side before, Side after) {
        List<ActionChange> changes = ActionChange.between(before, after);
        Set<String> moving = new HashSet<>();
        changes.forEach(change -> moving.add(change.action()));
        List<Ground> come = missing(after.grounds(), before.grounds(), moving);
        List<Ground> gone = missing(before.grounds(), after.grounds(), moving);
        boolean moved = changes.stream().anyMatch(change -> change.what() == ActionChange.What.NEW || change.what() == ActionChange.What.GONE);
        Kind kind = moved ? Kind.ACTIONS : !changes.isEmpty() ? Kind.TERMS : come.isEmpty() && gone.isEmpty() ? Kind.SAME : Kind.REASONS;
        if (kind == Kind.TERMS || kind == Kind.ACTIONS) {
            otherwise(after.grounds(), before.grounds()).stream().filter(ground -> !come.contains(ground)).forEach(come::add);
            otherwise(before.grounds(), after.grounds()).stream().filter(ground -> !gone.contains(ground)).forEach(gone::add);
            if (come.isEmpty() && gone.isEmpty()) {
                come.addAll(about(moving, after.grounds()));
            }
        }
        Account account = snapshot.account();
        Integer days = before.daysPastDue();
        return new Comparison(account.id(), account.country().or(UNKNOWN), account.debtorType().map(DebtorType::name).or(UNKNOWN),
                days, Ageing.of(days), kind, money(before, after), new Sides<>(standing(before), standing(after)), List.copyOf(changes), List.copyOf(come), List.copyOf(gone),
                new Sides<>(before.tips(), after.tips()), new Sides<>(before.guardrails(), after.guardrails()));
    }

    /** What is done for the account changes. */
    public boolean isChanged() {
        return kind == Kind.ACTIONS || kind == Kind.TERMS;
    }

    /** Rules that do something here and not there; that a rule shapes an action which comes or goes follows from that, and says nothing. */
    private static List<Ground> missing(Map<String, Ground> grounds, Map<String, Ground> from, Set<String> moving) {
        List<Ground> missing = new ArrayList<>();
        grounds.forEach((rule, ground) -> {
            List<String> there = from.containsKey(rule) ? from.get(rule).does() : List.of();
            if (ground.does().stream().anyMatch(does -> !there.contains(does) && !(does.startsWith(Ground.SHAPE) && moving.contains(Ground.action(does))))) {
                missing.add(ground);
            }
        });
        return missing;
    }

    /** Rules on both sides that say something with other figures. */
    private static List<Ground> otherwise(Map<String, Ground> grounds, Map<String, Ground> others) {
        return grounds.values().stream().filter(ground -> {
            Ground other = others.get(ground.rule());
            return other != null && !Objects.equals(other.reason(), ground.reason());
        }).toList();
    }

    /** Where no rule says anything else, those about the actions that change. */
    private static List<Ground> about(Set<String> actions, Map<String, Ground> grounds) {
        return grounds.values().stream().filter(ground -> ground.does().stream().anyMatch(does -> actions.contains(Ground.action(does)))).toList();
    }

    private static Map<String, Money> money(Side before, Side after) {
        Map<String, Money> money = new LinkedHashMap<>();
        before.open().forEach((currency, open) -> money.put(currency, new Money(open,
                new Sides<>(before.asked().getOrDefault(currency, BigDecimal.ZERO), after.asked().getOrDefault(currency, BigDecimal.ZERO)))));
        return money;
    }

    private static List<Standing> standing(Side side) {
        List<Standing> standing = new ArrayList<>(side.standing().size());
        side.standing().forEach((step, each) -> standing.add(new Standing(step.action(), step.currency(), each.amount())));
        return standing;
    }

    /** The hardest action that stands, before and after; `NO_ACTION` where none does. */
    public Sides<String> leading() {
        return new Sides<>(leading(standing.before()), leading(standing.after()));
    }

    private static String leading(List<Standing> standing) {
        return standing.isEmpty() ? "NO_ACTION" : standing.get(0).action();
    }
}
