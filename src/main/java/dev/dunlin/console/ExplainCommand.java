package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;

import dev.dunlin.decision.DecisionBody;
import dev.dunlin.audit.Explanation;
import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Decision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a decision came out as it did. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Says why a decision came out as it did, so that it can be read aloud: what stands and why, every fact and where it comes from, every rule "
                + "with file and line, every setting with its source, what was withheld under which law, what was not known.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin explain 1-4711                       a decision of the log, under the rules that made it",
            "  dunlin explain --account account.json",
            "",
            "Exit status: 0 it is told, 1 the account, the log or the rules have faults, 2 wrong usage."})
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(arity = "0..1", paramLabel = "ID", description = "A decision of the log, as 1-4711.")
    private String decision;
    @Mixin
    private Question question;

    @Override
    public Integer call() throws IOException {
        Question.Asked asked = question.asked(decision);
        PrintWriter out = spec.commandLine().getOut();
        Decision made = Decider.decide(asked.book(), asked.snapshot());
        if (asked.recorded() != null) {
            out.println("Decision " + decision + ", recorded " + asked.recorded().stored().recordedAt() + ".");
            if (!Arrays.equals(DecisionBody.of(made).json(), asked.recorded().stored().answer())) {
                out.println("CAUTION: made again today it comes out otherwise; what follows explains what comes out today. `dunlin replay --decision "
                        + decision + "` shows the differences.");
            }
        }
        out.print(Explanation.of(asked.snapshot(), made));
        out.flush();
        return Dunlin.FINE;
    }
}
