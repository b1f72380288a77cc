package dev.dunlin.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.engine.EngineVersion;
import dev.dunlin.rulebook.RuleBook;

/** Keeps every rulebook in the log before the first decision by it is recorded there, so that any of them can be made again. */
@Singleton
final class RuleBookArchive {
    private final DecisionLog log;
    private final ObjectMapper mapper = new ObjectMapper();
    private volatile Keeping latest;

    private record Keeping(RuleBook book, CompletableFuture<Void> done) {
        boolean isFor(RuleBook other) {
            return book == other && !done.isCompletedExceptionally();
        }
    }

    RuleBookArchive(DecisionLog log) {
        this.log = log;
    }

    /** Done once its files are in the log; what failed is tried again the next time it is asked for. Never waits. */
    CompletableFuture<Void> keep(RuleBook book) {
        Keeping known = latest;
        return known != null && known.isFor(book) ? known.done : begin(book);
    }

    private synchronized CompletableFuture<Void> begin(RuleBook book) {
        if (latest == null || !latest.isFor(book)) {
            latest = new Keeping(book, CompletableFuture.runAsync(() -> log.archive(book.hash(), EngineVersion.text(), files(book)),
                    Infrastructure.getDefaultWorkerPool()));
        }
        return latest.done;
    }

    /** JSON of path → text. */
    private byte[] files(RuleBook book) {
        Map<String, String> texts = new TreeMap<>();
        book.files().texts().forEach(text -> texts.put(text.path(), text.text()));
        try {
            return mapper.writeValueAsBytes(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
