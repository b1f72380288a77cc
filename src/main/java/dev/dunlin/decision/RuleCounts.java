package dev.dunlin.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;

/** How often each rule held since the service started, and when last, by its id: a rule that is changed goes on being counted. Thread-safe. */
@Singleton
public final class RuleCounts {
    private final Map<String, Count> byId = new ConcurrentHashMap<>();

    /** How often one rule held. */
    public static final class Count {
        private final LongAdder times = new LongAdder();
        private volatile long latest;

        private void add(long now) {
            times.increment();
            latest = now;
        }

        public long times() {
            return times.sum();
        }

        /** {@code null} while it never did. */
        public Instant latest() {
            return latest == 0 ? null : Instant.ofEpochMilli(latest);
        }
    }

    private record OfBook(Count[] byNumber) {
    }

    void add(RuleBook book, Iterable<Verdict> verdicts) {
        long now = System.currentTimeMillis();
        Count[] counts = book.derived(OfBook.class, this::of).byNumber();
        for (Verdict verdict : verdicts) {
            for (Rule rule : verdict.fired()) {
                counts[rule.number()].add(now);
            }
            for (Rule rule : verdict.rehearsed()) {
                counts[rule.number()].add(now);
            }
        }
    }

    private OfBook of(RuleBook book) {
        return new OfBook(book.rules().stream().map(rule -> count(rule.id())).toArray(Count[]::new));
    }

    public Count count(String id) {
        return byId.computeIfAbsent(id, missing -> new Count());
    }

    /** Forgets the rules that are no longer in the rulebook. */
    public void keep(RuleBook book) {
        Set<String> ids = book.rules().stream().map(Rule::id).collect(Collectors.toSet());
        byId.keySet().retainAll(ids);
    }
}
