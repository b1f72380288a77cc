package dev.dunlin.decision;

import java.util.ArrayList;
import java.util.List;
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
        return answer(snapshot, questions(book, snapshot).stream()
                .map(asked -> RuleEngine.judge(book, change.apply(asked.facts()), asked.settings())).toList());
    }

    /** What the rules are asked about one currency: the facts and the settings in force, whatever the rules make of them. */
    public record Question(Facts facts, SettingsBook.InForce settings) {
    }

    public static List<Question> questions(RuleBook book, AccountSnapshot snapshot) {
        Moment moment = FactFinder.momentOf(snapshot);
        List<Question> questions = new ArrayList<>(1);
        for (String currency : FactFinder.currenciesOf(snapshot)) {
            SettingsBook.InForce settings = book.settings().inForce(moment.today(), snapshot.account().debtorType().orNull(),
                    snapshot.account().country().orNull(), snapshot.account().region().orNull(), currency);
            questions.add(new Question(FactFinder.find(snapshot, moment, currency, settings.byName()), settings));
        }
        return questions;
    }

    /** What comes of what the rules found. */
    public static Judged answer(AccountSnapshot snapshot, List<Verdict> verdicts) {
        return new Judged(verdicts, Resolver.resolve(snapshot, verdicts, FactFinder.presumed(snapshot)));
    }

    /** What tips and guardrails would judge, currency by currency. */
    public static List<Case.AfterSignals> cases(RuleBook book, AccountSnapshot snapshot) {
        return questions(book, snapshot).stream().map(asked -> RuleEngine.caseOf(book, asked.facts(), asked.settings())).toList();
    }
}
