package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How many accounts of a group there are, how many change, and their money; currencies are never added. One thread at a time. */
public final class Tally {
    private final Map<String, Amounts> money = new TreeMap<>();
    private long accounts;
    private long changed;

    /**
     * Money of the group in one currency.
     *
     * @param open        what is open
     * @param openChanged the part of it on accounts that change
     * @param asked       what is asked for, before and after
     */
    public record Amounts(BigDecimal open, BigDecimal openChanged, Comparison.Sides<BigDecimal> asked) {
        private static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, new Comparison.Sides<>(BigDecimal.ZERO, BigDecimal.ZERO));

        private Amounts plus(Comparison.Money one, boolean isChanged) {
            return new Amounts(open.add(one.open()), isChanged ? openChanged.add(one.open()) : openChanged,
                    new Comparison.Sides<>(asked.before().add(one.asked().before()), asked.after().add(one.asked().after())));
        }
    }

    void add(Comparison account) {
        accounts++;
        changed += account.isChanged() ? 1 : 0;
        account.money().forEach((currency, one) -> money.put(currency, money.getOrDefault(currency, Amounts.NONE).plus(one, account.isChanged())));
    }

    public long accounts() {
        return accounts;
    }

    public long changed() {
        return changed;
    }

    /** By currency. */
    public Map<String, Amounts> money() {
        return Collections.unmodifiableMap(money);
    }
}
