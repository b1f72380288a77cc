package dev.dunlin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.dunlin.decisionlog.CheckpointFile;
import dev.dunlin.decisionlog.Checkpoint;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.problem.Counted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exports the signed checkpoints of the decision log. */
@Command(name = "checkpoints", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Exports the signed checkpoints of the decision log. Keep the file where those who keep the log cannot change it: "
                + "with it `dunlin verify` finds out even a log that was written anew from one end to the other.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin checkpoints --out checkpoints-2026-11.json",
            "",
            "Exit status: 0 they are written, 1 the log cannot be read, 2 wrong usage."})
final class CheckpointsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write them, as JSON.")
    private Path to;
    @Mixin
    private LogOption log;

    @Override
    public Integer call() throws IOException {
        try (DecisionLog opened = log.open()) {
            List<Checkpoint> all = opened.checkpoints();
            Files.write(to, CheckpointFile.write(all));
            spec.commandLine().getOut().printf("%s in %s.%s%n", Counted.of(all.size(), "checkpoint"), to,
                    all.isEmpty() ? " The log signs one now and then; there is none yet." : "");
            return Dunlin.FINE;
        }
    }
}
