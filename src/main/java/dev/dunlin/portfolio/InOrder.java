package dev.dunlin.portfolio;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many things at once and hands over the results in the order of the things; holds no more than a small window of them. */
public final class InOrder {
    private static final int WINDOW_PER_THREAD = 16;

    private InOrder() {
    }

    /** Returns when everything is handed over; the first exception of {@code work} is thrown here. */
    public static <T, R> void each(Iterator<T> things, Function<T, R> work, Consumer<R> result, int threads) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Queue<Future<R>> window = new ArrayDeque<>();
            while (things.hasNext()) {
                T thing = things.next();
                window.add(workers.submit(() -> work.apply(thing)));
                if (window.size() >= threads * WINDOW_PER_THREAD) {
                    result.accept(get(window.remove()));
                }
            }
            while (!window.isEmpty()) {
                result.accept(get(window.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R get(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
