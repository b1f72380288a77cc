package dev.dunlin.console;

import java.io.IOException;


import dev.dunlin.audit.Recorded;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked about: an account in a file under the rules of today, or a decision of the log under those that made it. */
final class Question {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;
    @Option(names = "--account", paramLabel = "FILE", description = "The account's snapshot (`.json`), or NDJSON with one snapshot a line "
            + "(`-` for standard input); judged by the rules of --rules.")
    private String file;
    @Option(names = "--account-id", paramLabel = "ID", description = "Which account of the file; needed where it holds several.")
    private String accountId;
    @Mixin
    private RulesOption rules;
    @Mixin
    private LogOption log;

    /** @param recorded the decision in the log; {@code null} for an account in a file */
    record Asked(RuleBook book, AccountSnapshot snapshot, Recorded recorded) {
    }

    /** @param decision name of an entry of the log; {@code null} where a file is meant */
    Asked asked(String decision) throws IOException {
        if (file == null == (decision == null)) {
            throw wrong("Say what is asked about: a decision of the log as `1-4711`, or an account with `--account FILE`" + (file == null ? "." : ", not both."));
        }
        return file == null ? ofLog(decision) : ofFile();
    }

    private Asked ofFile() throws IOException {
        OneAccount.mustBeThere(file, spec);
        RuleBook book = rules.book();
        return new Asked(book, OneAccount.in(file, accountId).asIs(new SnapshotReader(book.actions().codes())), null);
    }

    private Asked ofLog(String decision) {
        EntryId id = EntryId.parse(decision).orElseThrow(() -> wrong("`" + decision + "` names no decision; a name is like `1-4711`: the chain and the place in it."));
        try (DecisionLog opened = log.open()) {
            Recorded.Found found = Recorded.find(opened, new RuleBookArchive(opened), id);
            if (found instanceof Recorded.Found.Not not) {
                throw new Refusal(not.why());
            }
            Recorded recorded = ((Recorded.Found.Whole) found).recorded();
            return new Asked(recorded.book(), recorded.snapshot(), recorded);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
