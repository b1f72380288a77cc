package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;

/** An answer's bytes are the canonical ones: what a library reads out of them and writes by the rules of docs/adr/0007 is the same, byte by byte. */
class CanonicalBytesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    private static final List<String> TEXTS = List.of("", "\"\\/\b\f\n\r\t", "\u0000\u0001\u001f\u007f\u0080", "é߿ࠀ漢", "\u2028\ufeff\uffff", "😀\ud800\udc00\udbff\udfff", "{[,");

    @Property(tries = 1000, seed = "20261103")
    void whateverTheAccount(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) throws IOException {
        ObjectNode snapshot = Accounts.of(account);
        Random random = new Random(account);
        ((ObjectNode) snapshot.get("account")).put("id", "A" + text(random));
        for (JsonNode invoice : snapshot.get("invoices")) {
            ((ObjectNode) invoice).put("id", invoice.get("id").asText() + text(random));
        }
        for (JsonNode contact : snapshot.path("contacts")) {
            if (contact.path("id").isTextual()) {
                ((ObjectNode) contact).put("id", contact.get("id").asText() + text(random));
            }
        }
        check(Decisions.bytes(snapshot), random.nextBoolean() ? null : "0b7a4c1e-4f0e-4f3b-9d50-0d6f3d1c9a11");
    }

    @Example
    void workedCases() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("docs/examples"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-snapshot.json") && !path.getFileName().toString().startsWith("problem-")).toList()) {
                check(Files.readAllBytes(file), null);
            }
        }
        for (WorkedCase one : WorkedCases.ALL) {
            check(one.snapshot(), null);
        }
    }

    private static String text(Random random) {
        return random.nextInt(4) > 0 ? "" : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static void check(byte[] snapshot, String id) throws IOException {
        Answer answer = Answer.of(Decider.decide(Decisions.BOOK, Decisions.snapshot(snapshot)), id);
        JsonNode read = JSON.readTree(answer.json());
        assertThat(answer.json()).asString(StandardCharsets.UTF_8).isEqualTo(new String(JSON.writeValueAsBytes(canonical(read)), StandardCharsets.UTF_8));
        assertThat(read.get("contentHash").asText()).isEqualTo(answer.contentHash());
        assertThat(read.path("decisionId").asText(null)).isEqualTo(id);
        ((ObjectNode) read).remove(List.of("contentHash", "decisionId"));
        assertThat(answer.contentHash()).isEqualTo("sha256:" + sha256(JSON.writeValueAsBytes(canonical(read))));
    }

    /** Members by name, numbers plain and without zeros at their end. */
    private static Object canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, Object> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            return node.valueStream().map(CanonicalBytesTest::canonical).toList();
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return DecimalNode.valueOf(bare.scale() < 0 ? bare.setScale(0) : bare);
        }
        return node;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
