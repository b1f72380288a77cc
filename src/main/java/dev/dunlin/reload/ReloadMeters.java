package dev.dunlin.reload;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

import dev.dunlin.decision.RuleCounts;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** How the rules come into force, in figures. */
@Singleton
final class ReloadMeters {
    private final MeterRegistry registry;
    private final RuleCounts counts;
    private final Map<Result, Counter> reloads = new EnumMap<>(Result.class);
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong since = new AtomicLong();
    private final AtomicLong took = new AtomicLong();
    private final Map<String, FunctionCounter> drafts = new HashMap<>();

    /** What came of looking at changed files. */
    enum Result {
        IN_FORCE, FAULTY, PENDING, HELD, SAME
    }

    ReloadMeters(MeterRegistry registry, RuleCounts counts) {
        this.registry = registry;
        this.counts = counts;
        for (Result result : Result.values()) {
            reloads.put(result, Counter.builder("dunlin.rulebook.reloads").description("Changes of the rules directory that were read, by what came of them")
                    .tag("result", result.name().toLowerCase(Locale.ROOT).replace('_', '-')).register(registry));
        }
        Gauge.builder("dunlin.rulebook.faults", faults, AtomicLong::get).description("What is wrong with the rules as they lie in their directory").register(registry);
        Gauge.builder("dunlin.rulebook.pending", pending, AtomicLong::get).description("1 while a change waits for a person").register(registry);
        Gauge.builder("dunlin.rulebook.in.force.since", since, millis -> millis.get() / 1000.0).baseUnit("seconds")
                .description("Since when the rulebook is in force, in seconds since 1970").register(registry);
        Gauge.builder("dunlin.rulebook.reload", took, nanos -> nanos.get() / 1e9).baseUnit("seconds")
                .description("How long reading, compiling and testing the rules took the last time").register(registry);
    }

    void looked(Result result, long nanos) {
        reloads.get(result).increment();
        took.set(nanos);
    }

    void faults(int number) {
        faults.set(number);
    }

    void pending(boolean waits) {
        pending.set(waits ? 1 : 0);
    }

    /** Every draft has a meter while it is in the rulebook. */
    synchronized void inForce(RuleBook book, Instant from) {
        since.set(from.toEpochMilli());
        Set<String> now = book.rules().stream().filter(rule -> rule.card().status() == RuleCard.Status.DRAFT).map(Rule::id).collect(Collectors.toSet());
        for (String id : new HashSet<>(drafts.keySet())) {
            if (!now.contains(id)) {
                registry.remove(drafts.remove(id));
            }
        }
        for (String id : now) {
            drafts.computeIfAbsent(id, missing -> FunctionCounter.builder("dunlin.rulebook.draft.fired", counts, all -> all.count(id).times())
                    .description("How often a draft would have fired since the start").tag("rule", id).register(registry));
        }
        counts.keep(book);
    }
}
