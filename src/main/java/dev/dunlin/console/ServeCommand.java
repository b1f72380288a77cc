package dev.dunlin.console;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Runs the service; this is what `dunlin` without a command does.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin serve                               rules from ./rules, port 8080",
            "  dunlin serve --rules /etc/dunlin/rules --port 9000 --data /var/lib/dunlin",
            "",
            "http://localhost:8080/q/health/ready says ready once a rulebook is in force."})
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--rules", paramLabel = "DIR", description = "Directory of the rules (DUNLIN_RULES; else ./rules).")
    private Path rules;
    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (QUARKUS_HTTP_PORT; else 8080).")
    private Integer port;
    @Option(names = "--data", paramLabel = "DIR", description = "Directory of the decision log and the key that signs it (DUNLIN_DATA; else ./data).")
    private Path data;

    @Override
    public Integer call() {
        set("dunlin.rules", rules);
        set("quarkus.http.port", port);
        set("dunlin.data", data);
        Quarkus.run();
        return Dunlin.FINE;
    }

    /** What is not given here is left to the environment and the configuration. */
    private static void set(String property, Object value) {
        if (value != null) {
            System.setProperty(property, value.toString());
        }
    }
}
