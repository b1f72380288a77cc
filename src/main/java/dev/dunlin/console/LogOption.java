package dev.dunlin.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.LogTime;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the decision log is. */
final class LogOption {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:DUNLIN_DATA:-data}",
            description = "Directory of the decision log and its signing key; DUNLIN_DATA where it is not given, else ${DEFAULT-VALUE}.")
    private Path data;
    @Option(names = "--log-url", paramLabel = "JDBC", defaultValue = "${env:DUNLIN_LOG_URL}",
            description = "The log in PostgreSQL, as jdbc:postgresql://db/dunlin (DUNLIN_LOG_URL); else the file in DIR.")
    private String url;
    @Option(names = "--log-user", paramLabel = "NAME", defaultValue = "${env:DUNLIN_LOG_USER}", description = "Its user (DUNLIN_LOG_USER).")
    private String user;
    @Option(names = "--log-password", paramLabel = "SECRET", defaultValue = "${env:DUNLIN_LOG_PASSWORD}",
            description = "That user's password; better given as DUNLIN_LOG_PASSWORD.")
    private String password;

    /** The log; refused where there is none, for reading must not make one. */
    DecisionLog open() {
        boolean isFile = url == null || url.isBlank();
        if (isFile && !Files.isRegularFile(data.resolve("decisions.db"))) {
            throw new Refusal("There is no decision log in `" + data + "`. Say where the service keeps it, with `--data DIR` or `--log-url JDBC`.");
        }
        LogSettings settings = LogSettings.in(data);
        return new DecisionLog(isFile ? settings : settings.at(url, user, password), Clock.systemUTC());
    }

    /** A day or an instant of the log; refused where it is neither. */
    static Instant moment(CommandSpec spec, String option, String text) {
        try {
            return LogTime.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "`" + option + "` is `" + text + "`, and must be " + LogTime.EXPECTED + ".");
        }
    }
}
