package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dunlin.ShippedRules;
import dev.dunlin.decision.Answer;
import dev.dunlin.decision.SnapshotJudge;

/** Who it is about is hidden, and nothing else is changed: a masked snapshot gives the same decision. */
class MaskingTest {
    private static final byte[] KEY = "a key of more than sixteen bytes".getBytes(StandardCharsets.US_ASCII);
    private static final Masking ALL = new Masking(Masking.MAY_BE_MASKED, KEY);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesPhonesAndMailsBecomePseudonyms() throws IOException {
        JsonNode masked = mask("{ \"account\" : { \"id\": \"A1\", \"name\": \"Zoë \\\"Z\\\" Ünal\" }, \"contacts\": [ { \"id\": \"C1\", \"name\": \"Zoë \\\"Z\\\" Ünal\", "
                + "\"phone\": \"+49 30 1\", \"email\": null }, { \"id\": \"C2\", \"email\": \" \" } ] }");
        assertThat(masked.at("/account/name").asText()).startsWith("masked-").isEqualTo(masked.at("/contacts/0/name").asText());
        assertThat(masked.at("/contacts/0/phone").asText()).startsWith("masked-").isNotEqualTo(masked.at("/account/name").asText());
        assertThat(masked.at("/contacts/0/email").isNull()).isTrue();
        assertThat(masked.at("/contacts/1/email").asText()).as("blank is no way to reach anybody").isEqualTo(" ");
        assertThat(masked.at("/account/id").asText()).isEqualTo("A1");
    }

    @Test
    void anotherKeyGivesAnotherPseudonym() throws IOException {
        String snapshot = "{\"account\":{\"name\":\"Anna\"}}";
        byte[] other = new Masking(Set.of("account.name"), "some other key, of good length".getBytes(StandardCharsets.US_ASCII)).mask(snapshot.getBytes(StandardCharsets.UTF_8));
        assertThat(JSON.readTree(other).at("/account/name").asText()).isNotEqualTo(mask(snapshot).at("/account/name").asText());
    }

    @Test
    void everyOtherByteStays() {
        String snapshot = "{ \"invoices\" : [ {\"amount\": 1.2300, \"open\":1e2 } ],\n\t\"account\":{\"id\":\"\\u00e9\"} }";
        assertThat(new String(ALL.mask(snapshot.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)).isEqualTo(snapshot);
    }

    @Test
    void aMaskedSnapshotIsDecidedAlike() throws IOException {
        SnapshotJudge judge = new SnapshotJudge(ShippedRules.BOOK);
        try (var files = Files.list(Path.of("docs/examples/worked-cases"))) {
            for (Path file : files.sorted().toList()) {
                byte[] snapshot = Files.readAllBytes(file);
                byte[] masked = ALL.mask(snapshot);
                assertThat(new String(masked, StandardCharsets.UTF_8)).as(file.toString()).doesNotContain("accounts@debtor.example");
                assertThat(hash(judge, masked)).as(file.toString()).isEqualTo(hash(judge, snapshot));
            }
        }
    }

    @Test
    void whatRulesReadCannotBeMasked() {
        assertThatThrownBy(() -> new Masking(Set.of("account.country", "account.name"), KEY)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("account.country");
        assertThatThrownBy(() -> new Masking(Set.of("account.name"), new byte[8])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("16");
    }

    private static String hash(SnapshotJudge judge, byte[] snapshot) {
        return Answer.of(((SnapshotJudge.Outcome.Decided) judge.judge(snapshot)).decision(), null).contentHash();
    }

    private static JsonNode mask(String snapshot) throws IOException {
        return JSON.readTree(ALL.mask(snapshot.getBytes(StandardCharsets.UTF_8)));
    }
}
