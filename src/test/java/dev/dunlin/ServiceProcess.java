package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, started as its users start it, and ready when it is there. */
record ServiceProcess(Process process, String base) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param options more system properties, as `-Ddunlin.log.url=…` */
    static ServiceProcess start(Path data, Path log, String... options) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder("./dunlin", "serve", "--port", Integer.toString(port), "--data", data.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", String.join(" ", options));
        builder.environment().put("DUNLIN_RULES", System.getProperty("dunlin.rules", "rules"));
        Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        ServiceProcess service = new ServiceProcess(process, "http://localhost:" + port);
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!service.isReady()) {
            assertThat(process.isAlive()).as("the service still runs; see %s", log).isTrue();
            assertThat(System.nanoTime()).as("it is ready within 90 seconds; see %s", log).isLessThan(deadline);
            Thread.sleep(200);
        }
        return service;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(base + "/q/health/ready")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** At once, as when the power goes. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
