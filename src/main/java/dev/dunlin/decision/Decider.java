package dev.dunlin.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import dev.dunlin.engine.RuleEngine;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Moment;
import dev.dunlin.findings.Case;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Resolver;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.SettingsBook;
import dev.dunlin.snapshot.AccountSnapshot;

/** The spine: a snapshot and a rulebook in, a decision out. Pure: no clock, no state; the same two give the same decision. */
public final class Decider {

    private Decider() {
    }

    /** What the rules found, currency by currency, and what came of it. */
    public record Judged(List<Verdict> verdicts, Decision decision) {
    }

    public static Decision decide(RuleBook book, AccountSnapshot snapshot) {
        return judge(book, snapshot).decision();
    }

    public static Judged judge(RuleBook book, AccountSnapshot snapshot) {
        return judge(book, snapshot, UnaryOperator.identity());
    }

    /** @param change what is to be taken as different about the facts of each currency: the "what if" of an auditor */
    public static Judged judge(RuleBook book, AccountSnapshot snapshot, UnaryOperator<Facts> change) {
        List<Verdict> verdicts = each(book, snapshot, (facts, settings) -> RuleEngine.judge(book, change.apply(facts), settings));
        return new Judged(verdicts, Resolver.resolve(snapshot, verdicts, FactFinder.presumed(snapshot)));
    }

    /** What tips and guardrails would judge, currency by currency. */
    public static List<Case.AfterSignals> cases(RuleBook book, AccountSnapshot snapshot) {
        return each(book, snapshot, (facts, settings) -> RuleEngine.caseOf(book, facts, settings));
    }

    private static <T> List<T> each(RuleBook book, AccountSnapshot snapshot, BiFunction<Facts, SettingsBook.InForce, T> of) {
        Moment moment = FactFinder.momentOf(snapshot);
        List<T> all = new ArrayList<>(1);
        for (String currency : FactFinder.currenciesOf(snapshot)) {
            SettingsBook.InForce settings = book.settings().inForce(moment.today(), snapshot.account().debtorType().orNull(),
                    snapshot.account().country().orNull(), snapshot.account().region().orNull(), currency);
            all.add(of.apply(FactFinder.find(snapshot, moment, currency, settings.byName()), settings));
        }
        return all;
    }
}
