package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** On how many accounts an action, a tip or a guardrail is there before and after; what comes and goes is never set off. One thread at a time. */
public final class Flow {
    private final Map<String, Comparison.Sides<BigDecimal>> money = new TreeMap<>();
    private long before;
    private long after;
    private long come;
    private long gone;
    private long altered;

    void add(boolean was, boolean is, boolean isAltered) {
        before += was ? 1 : 0;
        after += is ? 1 : 0;
        come += is && !was ? 1 : 0;
        gone += was && !is ? 1 : 0;
        altered += was && is && isAltered ? 1 : 0;
    }

    void add(String currency, BigDecimal was, BigDecimal is) {
        Comparison.Sides<BigDecimal> sum = money.getOrDefault(currency, new Comparison.Sides<>(BigDecimal.ZERO, BigDecimal.ZERO));
        money.put(currency, new Comparison.Sides<>(sum.before().add(was), sum.after().add(is)));
    }

    public long before() {
        return before;
    }

    public long after() {
        return after;
    }

    /** Accounts on which it is new. */
    public long come() {
        return come;
    }

    /** Accounts on which it was, and is no longer. */
    public long gone() {
        return gone;
    }

    /** Accounts on which it stands on both sides, on other terms. */
    public long altered() {
        return altered;
    }

    /** Its amounts by currency; empty for what carries none. */
    public Map<String, Comparison.Sides<BigDecimal>> money() {
        return Collections.unmodifiableMap(money);
    }
}
