package dev.dunlin.rulebook;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A rulebook with other rules, compiled anew, so that Drools asks what they say. */
public final class Recompiled {
    private Recompiled() {
    }

    /** @param rules one for each of the book's, in the same order */
    public static RuleBook with(RuleBook book, List<Rule> rules) {
        List<Signal> signals = book.signals().stream()
                .map(signal -> new Signal(signal.name(), signal.rules().stream().map(rule -> rules.get(rule.number())).toList())).toList();
        return new RuleBook(book.hash(), rules, signals, book.scored().stream().map(rule -> rules.get(rule.number())).toList(), book.actions(), book.settings(), book.files(),
                RuleCompiler.compile(rules), new ConcurrentHashMap<>());
    }
}
