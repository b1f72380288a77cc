package dev.dunlin.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/**
 * The rulebooks that have decided, kept in the log as their files: one flat JSON object of path and text, paths sorted. Those used last are
 * kept compiled. Thread-safe.
 */
public final class RuleBookArchive {
    private static final int MOST_COMPILED = 8;

    private final DecisionLog log;
    private final RuleBookInForce inForce;
    private final Map<String, Kept> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_COMPILED;
        }
    };

    /** What the archive holds under a hash. */
    public sealed interface Kept {
        record Book(RuleBook book) implements Kept {
        }

        /** There is none that decides. */
        record Not(String why) implements Kept {
        }
    }

    /** An archive beside which no rulebook is in force. */
    public RuleBookArchive(DecisionLog log) {
        this(log, new RuleBookInForce());
    }

    /** @param inForce what is in force need not be read and compiled again */
    public RuleBookArchive(DecisionLog log, RuleBookInForce inForce) {
        this.log = log;
        this.inForce = inForce;
    }

    /** The rulebook with that hash, read and compiled as on the day it decided. */
    public Kept load(String hash) {
        Optional<RuleBook> current = inForce.current().filter(book -> book.hash().equals(hash));
        return current.isPresent() ? new Kept.Book(current.get()) : archived(hash);
    }

    private synchronized Kept archived(String hash) {
        Kept known = compiled.get(hash);
        if (known == null) {
            Optional<byte[]> files = log.archived(hash);
            if (files.isEmpty()) {
                return new Kept.Not("The rulebook " + hash + " is not in the archive.");
            }
            known = read(hash, files.get());
            compiled.put(hash, known);
        }
        return known;
    }

    private static Kept read(String hash, byte[] files) {
        RuleBookReader.Outcome outcome = RuleBookReader.read(RuleFiles.ofJson(files));
        if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
            RuleFault first = bad.faults().get(0);
            return new Kept.Not("The rulebook " + hash + " is archived, and this version of Dunlin does not read it: " + first);
        }
        RuleBook book = ((RuleBookReader.Outcome.Good) outcome).book();
        return book.hash().equals(hash) ? new Kept.Book(book)
                : new Kept.Not("What is archived as the rulebook " + hash + " is another one, " + book.hash() + ": the archive was changed.");
    }
}
