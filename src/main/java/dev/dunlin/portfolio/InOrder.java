package dev.dunlin.portfolio;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things at once and hands over the results in the order of the things. No more than a small window of them is held, so
 * that memory stays flat, and whoever takes the results slowly slows the feed down.
 *
 * @param threads how many things are worked on at the same time
 * @param window  how many may be in work or wait to be handed over
 */
public record InOrder(int threads, int window) {
    private static final int WINDOW_PER_THREAD = 16;

    /** Where the things come from: it passes one after the other, on a thread of its own. */
    public interface Feed<T> {
        void pass(Gate<T> gate) throws IOException, InterruptedException;

        static <T> Feed<T> of(Iterator<T> things) {
            return gate -> {
                while (things.hasNext()) {
                    gate.pass(things.next());
                }
            };
        }
    }

    /** Lets a thing through as soon as there is room for it. */
    public interface Gate<T> {
        void pass(T thing) throws InterruptedException;
    }

    /** Takes the results, on the thread that called. */
    interface Taker<R> {
        void take(R result) throws IOException;

        /** Nothing more is ready: what was taken may be passed on before waiting. */
        void rest() throws IOException;
    }

    /** Returns when everything is handed over; the first exception of {@code work} is thrown here. */
    public static <T, R> void each(Iterator<T> things, Function<T, R> work, Consumer<R> result, int threads) throws IOException, InterruptedException {
        each(Feed.of(things), work, result, threads);
    }

    /** The same for things that are not asked for one by one, but come. */
    public static <T, R> void each(Feed<T> feed, Function<T, R> work, Consumer<R> result, int threads) throws IOException, InterruptedException {
        new InOrder(threads, threads * WINDOW_PER_THREAD).each(feed, work, new Taker<>() {
            @Override
            public void take(R done) {
                result.accept(done);
            }

            @Override
            public void rest() {
                // everything is taken at once
            }
        });
    }

    /** Returns when everything is handed over; the first exception of feed or work is thrown here, after what came before it. */
    <T, R> void each(Feed<T> feed, Function<T, R> work, Taker<R> taker) throws IOException, InterruptedException {
        BlockingQueue<Future<R>> results = new ArrayBlockingQueue<>(window);
        ExecutorService workers = Executors.newFixedThreadPool(threads, each -> daemon(each, "in-order-work"));
        Future<R> end = new FutureTask<>(() -> null);
        Thread feeder = daemon(() -> feed(feed, work, results, workers, end), "in-order-feed");
        feeder.start();
        try {
            for (Future<R> next = next(results, taker); next != end; next = next(results, taker)) {
                taker.take(get(next));
            }
            taker.rest();
        } finally {
            feeder.interrupt();
            workers.shutdownNow();
        }
    }

    private static <T, R> void feed(Feed<T> feed, Function<T, R> work, BlockingQueue<Future<R>> results, ExecutorService workers, Future<R> end) {
        try {
            try {
                feed.pass(thing -> {
                    FutureTask<R> task = new FutureTask<>(() -> work.apply(thing));
                    // INVARIANT: a place in the window comes first, so that no more is worked on than can be held
                    results.put(task);
                    workers.execute(task);
                });
            } catch (IOException | RuntimeException e) {
                FutureTask<R> failure = new FutureTask<>(() -> {
                    throw e;
                });
                failure.run();
                results.put(failure);
            }
            results.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <R> Future<R> next(BlockingQueue<Future<R>> results, Taker<R> taker) throws IOException, InterruptedException {
        Future<R> next = results.peek();
        if (next == null || !next.isDone()) {
            taker.rest();
        }
        return results.take();
    }

    private static <R> R get(Future<R> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
