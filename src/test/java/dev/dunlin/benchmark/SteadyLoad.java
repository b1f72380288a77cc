package dev.dunlin.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the same request so many times a second whatever becomes of them, and says how long the answers took: counted from when a
 * request was due, so that a server that stands still is not spared. `SteadyLoad URL FILE RATE SECONDS`.
 */
public final class SteadyLoad {
    private static final int WARMING_SECONDS = 10;

    private SteadyLoad() {
    }

    public static void main(String[] args) throws IOException {
        byte[] body = Files.readAllBytes(Path.of(args[1]));
        int rate = Integer.parseInt(args[2]);
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        send(client, request, rate, WARMING_SECONDS);
        long[] nanos = send(client, request, rate, Integer.parseInt(args[3]));
        Arrays.sort(nanos);
        System.out.printf("%d requests at %d a second: median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, worst %.1f ms%n", nanos.length, rate,
                at(nanos, 0.5), at(nanos, 0.95), at(nanos, 0.99), at(nanos, 0.999), at(nanos, 1));
    }

    private static long[] send(HttpClient client, HttpRequest request, int rate, int seconds) {
        long[] nanos = new long[rate * seconds];
        CompletableFuture<?>[] all = new CompletableFuture<?>[nanos.length];
        AtomicInteger refused = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            int number = i;
            long due = start + i * 1_000_000_000L / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            all[i] = client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenAccept(response -> {
                nanos[number] = System.nanoTime() - due;
                if (response.statusCode() >= 300) {
                    refused.incrementAndGet();
                }
            });
        }
        CompletableFuture.allOf(all).join();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " requests were refused");
        }
        return nanos;
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
