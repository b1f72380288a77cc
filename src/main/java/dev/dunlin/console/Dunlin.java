package dev.dunlin.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jboss.logmanager.LogContext;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Only `serve` starts the service; every other command is one class here, and starts nothing it does not need. */
@QuarkusMain
@Command(name = "dunlin", mixinStandardHelpOptions = true, versionProvider = Dunlin.Version.class, sortOptions = false,
        description = "Decides how to collect what is owed: an account snapshot in, explained actions out.",
        subcommands = {ServeCommand.class, DecideCommand.class, MayICommand.class, WhyNotCommand.class, ExplainCommand.class,
            ForecastCommand.class, ReplayCommand.class, VerifyCommand.class, CheckpointsCommand.class, EraseCommand.class, CheckCommand.class, TestCommand.class, NewCommand.class, FmtCommand.class,
            SimulateCommand.class, ChangelogCommand.class, RuleBookCommand.class, DocsCommand.class, PrepareCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin                                     the service, on port 8080",
            "  dunlin serve --port 9000 --data /var/lib/dunlin",
            "  dunlin decide portfolio.ndjson             a ranked work list and totals",
            "  dunlin may-i CALL --account account.json   whether it may be done, and why",
            "  dunlin why-not STOP_SUPPLY --account account.json",
            "  dunlin replay --from 2026-10-01            would it decide the same again?",
            "  dunlin decide --help                       more about one command",
            "",
            "Exit status: 0 fine, 1 the input or the rules have faults, 2 wrong usage."})
public final class Dunlin {
    static final int FINE = 0;
    static final int FAULTY = 1;
    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    public static void main(String... args) {
        String[] named = withCommand(args);
        if (!named[0].equals("serve")) {
            // the service configures its log; elsewhere only what is wrong is worth a line, and debugging records would cost most of the time
            LogContext.getLogContext().getLogger("").setLevel(Level.WARNING);
            // a command is done with the log so soon that its pool may still be opening connections
            LogContext.getLogContext().getLogger("com.zaxxer.hikari").setLevel(Level.SEVERE);
        }
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command line in this process; never throws. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Dunlin()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::usage)
                .setExecutionExceptionHandler(Complaints::failure)
                .execute(withCommand(args));
    }

    /** `serve` is what is meant where no command is named. */
    private static String[] withCommand(String... args) {
        boolean named = args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]));
        return named ? args : Stream.concat(Stream.of("serve"), List.of(args).stream()).toArray(String[]::new);
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }

    /** The version the build wrote down. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream file = Dunlin.class.getResourceAsStream("build.properties")) {
                build.load(file);
            }
            return new String[] {"dunlin " + build.getProperty("version")};
        }
    }
}
