package dev.dunlin.recording;

import java.util.concurrent.CompletableFuture;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.engine.EngineVersion;
import dev.dunlin.rulebook.RuleBook;

/** Keeps every rulebook in the log before the first decision by it is recorded there, so that any of them can be made again. */
@Singleton
public final class RuleBookKeeper {
    private final DecisionLog log;

    /** One rulebook on its way into the log; held by the rulebook itself, for several may decide side by side while one follows another. */
    private static final class Keeping {
        private volatile CompletableFuture<Void> done;
    }

    public RuleBookKeeper(DecisionLog log) {
        this.log = log;
    }

    /** Done once its files are in the log; what failed is tried again the next time it is asked for. Never waits. */
    public CompletableFuture<Void> keep(RuleBook book) {
        Keeping keeping = book.derived(Keeping.class, missing -> new Keeping());
        CompletableFuture<Void> done = keeping.done;
        return done != null && !done.isCompletedExceptionally() ? done : begin(keeping, book);
    }

    private CompletableFuture<Void> begin(Keeping keeping, RuleBook book) {
        synchronized (keeping) {
            if (keeping.done == null || keeping.done.isCompletedExceptionally()) {
                keeping.done = CompletableFuture.runAsync(() -> log.archive(book.hash(), EngineVersion.text(), book.files().toJson()), Infrastructure.getDefaultWorkerPool());
            }
            return keeping.done;
        }
    }
}
