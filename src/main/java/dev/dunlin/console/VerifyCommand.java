package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.dunlin.decisionlog.CheckpointFile;
import dev.dunlin.decisionlog.Checkpoint;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.Verification;
import dev.dunlin.problem.Counted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks through the whole decision log for what is not as it was written. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Computes every hash of the decision log again and says whether anything was changed, removed or cut off since it was written.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin verify",
            "  dunlin verify --checkpoints kept-elsewhere.json     finds also what was rewritten or cut off together with its checkpoints",
            "",
            "Exit status: 0 the log is sound; 1 it is not, or cannot be read; 2 wrong usage."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--checkpoints", paramLabel = "FILE", description = "Checkpoints that `dunlin checkpoints` exported before, and that were kept elsewhere.")
    private Path kept;
    @Mixin
    private LogOption log;

    @Override
    public Integer call() throws IOException {
        List<Checkpoint> checkpoints = kept == null ? List.of() : checkpoints();
        PrintWriter out = spec.commandLine().getOut();
        try (DecisionLog opened = log.open()) {
            Verification found;
            try (Progress progress = Progress.ofLog(Terminal.here(), "Verifying", -1)) {
                found = opened.verify(checkpoints, progress::at);
            }
            out.printf("%s, %,d of them erased by law; %s.%n", Counted.of(found.entries(), "entry"), found.erased(), Counted.of(found.checkpoints(), "checkpoint"));
            found.breaks().forEach(broken -> out.printf("Chain %d: BROKEN at entry %s (%s). %s%n", broken.id().chain(), broken.id(), broken.fault(), broken.detail()));
            out.println(found.isSound() ? "SOUND: nothing was changed, removed or cut off since it was written"
                    + (kept == null ? ", as far as the log's own checkpoints tell." : ".") : "NOT SOUND.");
            out.flush();
            return found.isSound() ? Dunlin.FINE : Dunlin.FAULTY;
        }
    }

    private List<Checkpoint> checkpoints() throws IOException {
        try {
            return CheckpointFile.read(Files.readAllBytes(kept));
        } catch (IllegalArgumentException e) {
            throw new Refusal("`" + kept + "` holds no checkpoints: " + e.getMessage());
        }
    }
}
