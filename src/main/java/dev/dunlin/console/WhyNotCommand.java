package dev.dunlin.console;

import java.io.IOException;
import java.util.concurrent.Callable;

import dev.dunlin.audit.WhyNot;
import dev.dunlin.audit.WhyNotJson;
import dev.dunlin.audit.WhyNotText;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.ActionCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why an action does not stand, and what would bring it. */
@Command(name = "why-not", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Says why an action does not stand: every rule that could have brought it, condition by condition; what withheld it; and the smallest "
                + "changes that would bring it, each tried by deciding again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin why-not STOP_SUPPLY --account account.json",
            "  dunlin why-not stop-supply --decision 1-4711                    under the rules that made that decision",
            "  dunlin why-not CALL --decision 1-4711 --json",
            "",
            "Exit status: 0 it is told, 1 the account, the log or the rules have faults, 2 wrong usage."})
final class WhyNotCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "ACTION", description = "An action code of docs/reference/actions.md as STOP_SUPPLY. Case does not matter.")
    private String action;
    @Option(names = "--decision", paramLabel = "ID", description = "A decision of the log, as 1-4711.")
    private String decision;
    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;
    @Option(names = "--all", description = "Tell the rules of the law of other countries condition by condition, too, not in one line. JSON always does.")
    private boolean all;
    @Mixin
    private Question question;

    @Override
    public Integer call() throws IOException {
        Question.Asked asked = question.asked(decision);
        Action meant = asked.book().actions().get(ActionCatalogue.code(action));
        if (meant == null) {
            throw new ParameterException(spec.commandLine(), "`" + action + "` is no action." + DidYouMean.among(action, asked.book().actions().codes())
                    .map(name -> " Maybe `" + name + "` was meant.").orElse(" They are listed in docs/reference/actions.md."));
        }
        WhyNot whyNot = WhyNot.of(asked.book(), asked.snapshot(), meant);
        spec.commandLine().getOut().print(json ? WhyNotJson.of(whyNot).toPrettyString() + System.lineSeparator() : WhyNotText.of(whyNot, all));
        spec.commandLine().getOut().flush();
        return Dunlin.FINE;
    }
}
