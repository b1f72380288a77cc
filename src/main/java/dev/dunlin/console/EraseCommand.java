package dev.dunlin.console;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

import dev.dunlin.decisionlog.Appended;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.Erasure;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.problem.Counted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases decisions from the log where the law wants it. */
@Command(name = "erase", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Erases decisions, snapshots and answers alike, of one account or of all before a day. That something was decided, and who had it erased on "
                + "what ground, stays in the log, and the log still verifies. What is erased cannot be brought back.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin erase --account NL-20017 --by \"DPO Lindqvist\" --ground \"GDPR art. 17, request of 3 November 2026\"",
            "  dunlin erase --before 2016-01-01 --by \"DPO Lindqvist\" --ground \"end of retention\" --yes",
            "",
            "Without --yes it only says what would be erased. A log in a file is written by one process: stop the service first.",
            "Exit status: 0 it is erased; 1 nothing was erased; 2 wrong usage."})
final class EraseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--account", paramLabel = "ID", description = "The account whose decisions are erased.")
    private String account;
    @Option(names = "--before", paramLabel = "DAY", description = "Only what was recorded before this day (UTC), as 2016-01-01, or instant.")
    private String before;
    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who orders it; stays in the log.")
    private String by;
    @Option(names = "--ground", required = true, paramLabel = "WHY", description = "On what ground; stays in the log, so it must not name the debtor.")
    private String ground;
    @Option(names = "--yes", description = "Do it.")
    private boolean yes;
    @Mixin
    private LogOption log;

    @Override
    public Integer call() {
        if (account == null && before == null) {
            throw new ParameterException(spec.commandLine(), "Say what is erased: `--account ID`, `--before DAY`, or both.");
        }
        Instant until = before == null ? null : LogOption.moment(spec, "--before", before);
        PrintWriter out = spec.commandLine().getOut();
        try (DecisionLog opened = log.open()) {
            long[] count = new long[1];
            opened.list(new Search(account, null, List.of(), null, until, null, Integer.MAX_VALUE), one -> count[0] += one.erasedBy() == null ? 1 : 0);
            if (count[0] == 0) {
                out.println("The log holds no such decision; nothing is erased.");
                return Dunlin.FAULTY;
            }
            if (!yes) {
                out.printf("%s would be erased for good. Say `--yes` to do it.%n", Counted.of(count[0], "decision"));
                return Dunlin.FAULTY;
            }
            Appended.New done = (Appended.New) opened.erase(new Erasure(account, until, by, ground)).join();
            out.printf("%s erased; entry %s says by whom and why.%n", Counted.of(count[0], "decision"), done.id());
            return Dunlin.FINE;
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogUnavailable away ? new Refusal("Nothing is erased: " + away.getMessage()) : e;
        }
    }
}
