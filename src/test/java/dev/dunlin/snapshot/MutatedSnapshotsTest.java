package dev.dunlin.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.problem.Fault;
import dev.dunlin.snapshot.SnapshotReader.Kind;
import dev.dunlin.snapshot.SnapshotReader.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a sound snapshot, reading it gives a snapshot or faults with pointers, never an exception. */
class MutatedSnapshotsTest {
    private static final List<String> HOSTILE = List.of("null", "true", "\"\"", "\" \"", "\"x\"", "0", "-1", "1.5", "1e999999999", "-1e-999999999",
            "9".repeat(5_000), "0." + "0".repeat(5_000) + "1", "[]", "{}", "[[[]]]", "{\"\":{\"\":1}}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"",
            "\"9999-99-99\"", "\"2026-13-01\"", "\"2026-02-30\"", "\"+10000-01-01\"", "\"2026-11-03T25:00:00Z\"", "\"2026-11-03T10:00:00+99:99\"",
            "\"1e5\"", "\"٣\"", "\"" + "x".repeat(3_000) + "\"", "\"🙂\"", "\"``\\n\\u202e\"", "{\"a\":1,\"a\":1}",
            "[".repeat(25) + "]".repeat(25), "[".repeat(2_000) + "]".repeat(2_000));

    private final byte[] full = Snapshots.full().toString().getBytes(UTF_8);
    private int read;

    @Test
    void everyHostileValueInEveryPlace() {
        List<String> pointers = new ArrayList<>();
        collect(Snapshots.full(), "", pointers);
        for (String pointer : pointers) {
            for (String value : HOSTILE) {
                check(with(pointer, value).getBytes(UTF_8));
            }
        }
        assertThat(read).isGreaterThan(300);
    }

    @Test
    void everyMisspeltDuplicatedAndMissingProperty() {
        String text = new String(full, UTF_8);
        List<String> names = SnapshotFields.all().entries().stream().map(entry -> entry.path().replaceAll(".*\\.", "")).distinct().toList();
        for (String name : names) {
            check(text.replace("\"" + name + "\":", "\"" + name + "x\":").getBytes(UTF_8));
            check(text.replace("\"" + name + "\":", "\"" + name + "\":1,\"" + name + "\":").getBytes(UTF_8));
            check(text.replace("\"" + name + "\":", "\"\\ud800/~" + name + "\":").getBytes(UTF_8));
        }
        assertThat(read).isGreaterThan(300);
    }

    @Test
    void everyTruncation() {
        for (int length = 0; length < full.length; length++) {
            Reading reading = check(Arrays.copyOf(full, length));
            assertThat(((Reading.Faulty) reading).kind()).isEqualTo(Kind.NOT_JSON);
        }
    }

    @Test
    void randomBytes() {
        Random random = new Random(20261103);
        for (int i = 0; i < 5_000; i++) {
            byte[] flipped = full.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            check(flipped);
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            check(noise);
        }
    }

    @Test
    void aBodyFullOfFaultsIsReadInReasonableTime() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < SnapshotReader.MAX_BYTES - 100; i++) {
            body.append("\"invoicez").append(i).append("\":{\"").append(i).append("\":[]},");
        }
        long start = System.nanoTime();
        check(body.append("\"x\":1}").toString().getBytes(UTF_8));
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(5_000);
    }

    private Reading check(byte[] body) {
        read++;
        Reading reading = Snapshots.READER.read(body);
        if (reading instanceof Reading.Faulty faulty) {
            assertThat(faulty.faults()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
            for (Fault fault : faulty.faults()) {
                assertThat(fault.pointer().isEmpty() || fault.pointer().startsWith("/")).as(fault.pointer()).isTrue();
                assertThat(fault.pointer().replace("~0", "").replace("~1", "")).doesNotContain("~");
                assertThat(fault.code()).matches("[a-z][a-z-]+");
                assertThat(fault.detail()).isNotBlank().hasSizeLessThan(500).doesNotContain("\n", "\u0000");
                assertThat(UTF_8.newEncoder().canEncode(fault.pointer() + fault.detail())).as(fault.toString()).isTrue();
            }
        }
        return reading;
    }

    /** The pointers of every member and element. */
    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        pointers.add(pointer);
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(member -> collect(member.getValue(), pointer + "/" + member.getKey(), pointers));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), pointer + "/" + i, pointers);
            }
        }
    }

    /** The full snapshot with the raw value where the pointer points. */
    private static String with(String pointer, String value) {
        if (pointer.isEmpty()) {
            return value;
        }
        ObjectNode copy = Snapshots.full();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.put(pointer.substring(last + 1), "@here@");
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(pointer.substring(last + 1)), Snapshots.JSON.getNodeFactory().textNode("@here@"));
        }
        return copy.toString().replace("\"@here@\"", value);
    }
}
