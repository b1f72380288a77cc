package dev.dunlin.reload;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.dunlin.ShippedRules;
import dev.dunlin.door.Service;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.scenario.ScenarioReader;

/**
 * Rule files damaged at random are saved into a running service while it decides. More than the usual 40 with {@code
 * -DargLine=-Ddunlin.test.damages=500}.
 */
@QuarkusTest
@TestProfile(OwnRules.class)
class RandomDamageTest {
    private static final int WARM = 10;
    private static final int MOST_MEGABYTES = 24;
    private static final Pattern RELOADS = Pattern.compile("(?m)^dunlin_rulebook_reloads_total\\{[^}]*} (\\S+)$");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/decisions?dryRun=true")
    URI decisions;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong decided = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<String> good = new ConcurrentSkipListSet<>();

    @AfterEach
    void restore() throws Exception {
        stopped.set(true);
        OwnRules.restore();
    }

    @Test
    void damagedFilesFailNoDecisionAndAreAllReported() throws Exception {
        Service.awaitReady();
        int damages = Integer.getInteger("dunlin.test.damages", 40);
        long seed = Long.getLong("dunlin.test.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("Random damage with -Ddunlin.test.seed=" + seed);
        good.add(ShippedRules.BOOK.hash());
        List<Thread> callers = List.of(caller("five-invoices-snapshot.json"), caller("conflict-snapshot.json"));
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Path> files = RuleFiles.paths(Path.of("rules"));
        Memory before = null;
        for (int i = 0; i < WARM + damages; i++) {
            if (i == WARM) {
                before = Memory.now();
            }
            outcomes.merge(damage(Path.of("rules").relativize(files.get(random.nextInt(files.size()))), random), 1, Integer::sum);
        }
        Memory after = Memory.now();
        stopped.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        System.out.println(decided + " decisions meanwhile; " + outcomes + "; " + before + ", then " + after);
        assertThat(wrong).isEmpty();
        assertThat(decided.get()).isGreaterThan(damages);
        assertThat(after.heapSince(before)).as(before + ", " + after).isLessThan(MOST_MEGABYTES * 1_000_000L);
    }

    /** Saves it, sees what the service makes of it, and mends it. */
    private String damage(Path path, Random random) throws Exception {
        Path file = OwnRules.directory().resolve(path.toString());
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = damaged(whole, random);
        if (Arrays.equals(whole, damaged)) {
            return "unchanged";
        }
        double reloads = reloads();
        String hash = null;
        boolean isBad;
        Files.write(file, damaged);
        try {
            RuleFiles files = RuleFiles.read(OwnRules.directory());
            List<RuleFault> faults = new ArrayList<>();
            ScenarioReader.readAll(files, faults);
            isBad = !faults.isEmpty() || RuleBookReader.read(files) instanceof RuleBookReader.Outcome.Bad;
            hash = files.hash();
        } catch (IOException e) {
            isBad = true;
        }
        if (!isBad) {
            good.add(hash);
        }
        OwnRules.await("the damage of " + path + " is read", () -> reloads() > reloads);
        String outcome;
        if (isBad) {
            assertThat(OwnRules.faults()).as(path + " is reported").isNotEmpty();
            assertThat(OwnRules.hash()).as("what was good stays in force").isEqualTo(ShippedRules.BOOK.hash());
            outcome = "faulty";
        } else {
            outcome = Boolean.TRUE.equals(given().get("/rulebook/pending").path("pending")) ? "waiting" : OwnRules.hash().equals(ShippedRules.BOOK.hash()) ? "deciding nothing" : "good";
            assertThat(OwnRules.hash()).as(path + " is in force or waits").isIn(ShippedRules.BOOK.hash(), hash);
        }
        double mended = reloads();
        Files.write(file, whole);
        OwnRules.await("that " + path + " is mended is read", () -> reloads() > mended);
        OwnRules.restore();
        return outcome;
    }

    private static double reloads() {
        double all = 0;
        Matcher counter = RELOADS.matcher(given().get("/q/metrics").asString());
        while (counter.find()) {
            all += Double.parseDouble(counter.group(1));
        }
        return all;
    }

    private static byte[] damaged(byte[] whole, Random random) throws IOException {
        int at = random.nextInt(whole.length);
        int length = Math.min(whole.length - at, 1 + random.nextInt(40));
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        switch (random.nextInt(7)) {
            case 0 -> { // a piece is lost
                damaged.write(whole, 0, at);
                damaged.write(whole, at + length, whole.length - at - length);
            }
            case 1 -> damaged.write(whole, 0, at); // the end is lost
            case 2 -> { // a piece stands twice
                damaged.write(whole, 0, at + length);
                damaged.write(whole, at, whole.length - at);
            }
            case 3 -> { // a byte is another
                byte[] copy = whole.clone();
                copy[at] = (byte) random.nextInt(256);
                damaged.write(copy);
            }
            case 4 -> { // a letter is another
                byte[] copy = whole.clone();
                copy[at] = (byte) ('a' + random.nextInt(26));
                damaged.write(copy);
            }
            case 5 -> { // a line is lost
                String[] lines = new String(whole, UTF_8).split("\n", -1);
                int lost = random.nextInt(lines.length);
                for (int i = 0; i < lines.length; i++) {
                    damaged.write(i == lost ? new byte[0] : (lines[i] + (i == lines.length - 1 ? "" : "\n")).getBytes(UTF_8));
                }
            }
            default -> { // something is written in
                damaged.write(whole, 0, at);
                damaged.write(new String[] {"(", "\"", "}", "\t", "\u0000", "\uD83D\uDE00", "rule \"x\" when then end", ": ", "- { from: 1990-01-01, value: 9 }\n", " > ", "!"}[random.nextInt(11)].getBytes(UTF_8));
                damaged.write(whole, at, whole.length - at);
            }
        }
        return damaged.toByteArray();
    }

    /** Asks for the same decision again and again: what it gets under the shipped rules is always the same. */
    private Thread caller(String example) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(decisions).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(Service.example(example))).build();
        String shipped = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Thread thread = new Thread(() -> {
            while (!stopped.get()) {
                try {
                    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                    decided.incrementAndGet();
                    boolean isGood = good.stream().anyMatch(hash -> answer.body().contains("\"" + hash + "\""));
                    if (answer.statusCode() != 200 || !isGood || answer.body().contains(ShippedRules.BOOK.hash()) && !answer.body().equals(shipped)) {
                        wrong.add(answer.statusCode() + " " + answer.body());
                    }
                    Thread.sleep(5);
                } catch (IOException | InterruptedException e) {
                    wrong.add(e.toString());
                }
            }
        });
        thread.start();
        return thread;
    }
}
