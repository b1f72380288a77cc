package dev.dunlin.decision;

import java.util.concurrent.CompletableFuture;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.engine.EngineVersion;
import dev.dunlin.rulebook.RuleBook;

/** Keeps every rulebook in the log before the first decision by it is recorded there, so that any of them can be made again. */
@Singleton
final class RuleBookKeeper {
    private final DecisionLog log;
    private volatile Keeping latest;

    private record Keeping(RuleBook book, CompletableFuture<Void> done) {
        boolean isFor(RuleBook other) {
            return book == other && !done.isCompletedExceptionally();
        }
    }

    RuleBookKeeper(DecisionLog log) {
        this.log = log;
    }

    /** Done once its files are in the log; what failed is tried again the next time it is asked for. Never waits. */
    CompletableFuture<Void> keep(RuleBook book) {
        Keeping known = latest;
        return known != null && known.isFor(book) ? known.done : begin(book);
    }

    private synchronized CompletableFuture<Void> begin(RuleBook book) {
        if (latest == null || !latest.isFor(book)) {
            latest = new Keeping(book, CompletableFuture.runAsync(() -> log.archive(book.hash(), EngineVersion.text(), book.files().toJson()),
                    Infrastructure.getDefaultWorkerPool()));
        }
        return latest.done;
    }
}
