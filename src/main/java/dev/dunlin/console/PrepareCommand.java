package dev.dunlin.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Does once what the commands and the service do when they start, so that the launcher can have the virtual machine keep the classes this
 * took: the starts that follow find them read and verified.
 */
@Command(name = "prepare", hidden = true, description = "Loads what the commands and the service load at their start; for the launcher.")
final class PrepareCommand implements Callable<Integer> {
    private static final Duration DECIDES_WITHIN = Duration.ofSeconds(15);

    @Option(names = "--rules", paramLabel = "DIR", required = true, description = "Directory of the rules.")
    private Path rules;
    @Option(names = "--data", paramLabel = "DIR", required = true, description = "An empty directory for a decision log.")
    private Path data;

    @Override
    public Integer call() throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Dunlin.run(nowhere, nowhere, "check", "--rules", rules.toString());
        Dunlin.run(nowhere, nowhere, "test", "--rules", rules.toString());
        Dunlin.run(nowhere, nowhere, "fmt", "--check", rules.toString());
        byte[] snapshot = example();
        Path account = Files.write(data.resolve("account.json"), snapshot);
        Dunlin.run(nowhere, nowhere, "decide", account.toString(), "--rules", rules.toString());
        Dunlin.run(nowhere, nowhere, "why-not", "STOP_SUPPLY", "--account", account.toString(), "--rules", rules.toString());
        int port = freePort();
        System.setProperty("dunlin.rules", rules.toString());
        System.setProperty("dunlin.data", data.toString());
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", Integer.toString(port));
        Thread asking = new Thread(() -> decide(port, snapshot), "asking");
        asking.start();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Quarkus.run(null, (code, thrown) -> failure.set(thrown));
        asking.interrupt();
        if (failure.get() != null) {
            throw new IllegalStateException("The service does not start: " + failure.get(), failure.get());
        }
        return Dunlin.FINE;
    }

    /** Has the service decide, which it does not where the rules have faults, and stops it. */
    private static void decide(int port, byte[] snapshot) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/decisions")).header("Content-Type", "application/json")
                .timeout(DECIDES_WITHIN).POST(HttpRequest.BodyPublishers.ofByteArray(snapshot)).build();
        long deadline = System.nanoTime() + DECIDES_WITHIN.toNanos();
        boolean isDecided = false;
        try {
            while (!isDecided && System.nanoTime() < deadline) {
                Thread.sleep(20);
                try {
                    isDecided = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
                } catch (IOException e) {
                    isDecided = false; // it does not listen yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Quarkus.asyncExit();
        }
    }

    private static byte[] example() throws IOException {
        try (InputStream file = PrepareCommand.class.getResourceAsStream("/examples/open-items-snapshot.json")) {
            return file.readAllBytes();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
