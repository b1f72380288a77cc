package dev.dunlin.console;

import java.io.IOException;
import java.util.concurrent.Callable;

import dev.dunlin.audit.Forecast;
import dev.dunlin.audit.ForecastJson;
import dev.dunlin.audit.ForecastText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what comes next while nothing is paid. */
@Command(name = "forecast", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Says what comes next, nothing paid, promised or explained: which action on which day, and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin forecast --account account.json --days 120",
            "  dunlin forecast --account account.json --days 120 --nothing-done    if nobody does anything either",
            "  dunlin forecast --decision 1-4711 --days 60 --json",
            "",
            "Exit status: 0 it is told, 1 the account, the log or the rules have faults, 2 wrong usage."})
final class ForecastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--decision", paramLabel = "ID", description = "A decision of the log, as 1-4711, instead of an account in a file.")
    private String decision;
    @Option(names = "--days", paramLabel = "N", defaultValue = "90", description = "How far to look, up to " + Forecast.MOST_DAYS + ". Default: ${DEFAULT-VALUE}.")
    private int days;
    @Option(names = "--nothing-done", description = "Nothing that is recommended is done; else each step is taken on its day.")
    private boolean nothingDone;
    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;
    @Mixin
    private Question question;

    @Override
    public Integer call() throws IOException {
        if (days < 1 || days > Forecast.MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "`--days` is " + days + ", and must be from 1 to " + Forecast.MOST_DAYS + ".");
        }
        Question.Asked asked = question.asked(decision);
        Forecast forecast = Forecast.of(asked.book(), asked.snapshot(), days, !nothingDone);
        spec.commandLine().getOut().print(json ? ForecastJson.of(forecast).toPrettyString() + System.lineSeparator() : ForecastText.of(forecast));
        spec.commandLine().getOut().flush();
        return Dunlin.FINE;
    }
}
