package dev.dunlin.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.RuleEngine;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * A scenario made ready: its snapshot read, its facts found, its settings supposed. None of that hangs on what the rules say, so that many
 * versions of a rule can be played on one stage. Immutable.
 *
 * @param book the rulebook, with the settings the scenario supposes
 */
record Stage(Scenario scenario, RuleBook book, AccountSnapshot snapshot, List<Decider.Question> questions) {

    /** @throws IllegalArgumentException when the scenario cannot be played, in words for its writer */
    static Stage of(Scenario scenario, RuleBook book, SnapshotReader reader) {
        if (book.rule(scenario.rule()) == null) {
            throw new IllegalArgumentException("There is no rule `" + scenario.rule() + "`.");
        }
        SnapshotReader.Reading reading = reader.read(scenario.snapshot().toString().getBytes(StandardCharsets.UTF_8));
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            throw new IllegalArgumentException(faulty.faults().stream().map(fault -> "The snapshot is at fault: " + fault.pointer() + ": " + fault.detail())
                    .collect(Collectors.joining("\n")));
        }
        RuleBook supposed = scenario.settings().isEmpty() ? book : book.supposing(scenario.settings());
        AccountSnapshot snapshot = ((SnapshotReader.Reading.Ok) reading).snapshot();
        return new Stage(scenario, supposed, snapshot, Decider.questions(supposed, snapshot));
    }

    /** As the service decides. */
    Decider.Judged play() {
        return Decider.answer(snapshot, questions.stream().map(asked -> RuleEngine.judge(book, asked.facts(), asked.settings())).toList());
    }

    /** @param other the book with a rule exchanged */
    Decider.Judged playOn(RuleBook other) {
        return Decider.answer(snapshot, questions.stream().map(asked -> RuleEngine.judgeOneByOne(other, asked.facts(), asked.settings())).toList());
    }
}
