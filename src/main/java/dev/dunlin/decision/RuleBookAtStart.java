package dev.dunlin.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.dunlin.rulebook.FaultKind;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;

/** Reads the rules directory on a thread of its own while the service starts, and puts the rulebook in force when it is good. */
@Singleton
public final class RuleBookAtStart {
    private static final Logger LOG = Logger.getLogger(RuleBookAtStart.class);

    private final RuleBookInForce inForce = new RuleBookInForce();
    private final Instance<RuleBookKeeper> archive;
    private volatile List<RuleFault> faults = List.of();

    RuleBookAtStart(Instance<RuleBookKeeper> archive) {
        this.archive = archive;
    }

    @Produces
    @Singleton
    RuleBookInForce inForce() {
        return inForce;
    }

    /** What keeps the rules from being in force; empty while they are being read, and once they are good. */
    public List<RuleFault> faults() {
        return faults;
    }

    /** Runs before anything else of the service is set up, so that both cores have something to do. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Path directory = Path.of(ConfigProvider.getConfig().getOptionalValue("dunlin.rules", String.class).orElse("rules"));
        Thread thread = new Thread(() -> read(directory), "rules");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Path directory) {
        long start = System.nanoTime();
        try {
            if (!Files.isDirectory(directory)) {
                bad(directory, List.of(fault(FaultKind.MISSING_DIRECTORY, "There is no directory `" + directory.toAbsolutePath()
                        + "`. Name the rules directory with `dunlin.rules` or `DUNLIN_RULES`.")));
                return;
            }
            RuleBookReader.Outcome outcome = RuleBookReader.read(RuleFiles.read(directory));
            if (outcome instanceof RuleBookReader.Outcome.Bad bad) {
                bad(directory, bad.faults());
                return;
            }
            RuleBook book = ((RuleBookReader.Outcome.Good) outcome).book();
            inForce.swap(book);
            LOG.infof("Rulebook in force after %d ms: %d rules from %s, %s", (System.nanoTime() - start) / 1_000_000, book.rules().size(), directory, book.hash());
            archive.get().keep(book);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("The rules cannot be read", e);
            bad(directory, List.of(fault(FaultKind.UNREADABLE, "The rules in `" + directory.toAbsolutePath() + "` cannot be read: " + e.getMessage() + ".")));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The rules do not load", e);
            bad(directory, List.of(fault(FaultKind.INTERNAL, "The rules passed every check and still do not load: " + e + ".")));
        }
    }

    private void bad(Path directory, List<RuleFault> faults) {
        this.faults = faults;
        LOG.errorf("No rulebook is in force: the rules in %s have %d fault(s):%n%s", directory, faults.size(),
                String.join(System.lineSeparator(), faults.stream().map(fault -> "  " + fault).toList()));
    }

    private static RuleFault fault(FaultKind kind, String detail) {
        return new RuleFault("", 0, 0, kind, detail);
    }
}
