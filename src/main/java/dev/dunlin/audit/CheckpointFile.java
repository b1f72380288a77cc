package dev.dunlin.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.dunlin.decisionlog.Checkpoint;
import dev.dunlin.decisionlog.EntryId;

/** Checkpoints as a JSON file, to be kept where those who keep the log cannot change it. Pure. */
public final class CheckpointFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {
    }

    public static byte[] write(List<Checkpoint> checkpoints) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (Checkpoint one : checkpoints) {
            all.addObject().put("entry", one.id().toString()).put("hash", HexFormat.of().formatHex(one.hash())).put("publicKey", Base64.getEncoder().encodeToString(one.publicKey()))
                    .put("signature", Base64.getEncoder().encodeToString(one.signature())).put("signedAt", one.signedAt());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    }

    /** @throws IllegalArgumentException where it is no such file */
    public static List<Checkpoint> read(byte[] file) {
        List<Checkpoint> all = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(file);
            if (!root.isArray()) {
                throw new IllegalArgumentException("it is no list.");
            }
            for (JsonNode one : root) {
                EntryId id = EntryId.parse(one.path("entry").asText()).orElseThrow(() -> new IllegalArgumentException("a checkpoint names no entry."));
                all.add(new Checkpoint(id, HexFormat.of().parseHex(one.path("hash").asText()), one.path("signedAt").asLong(),
                        Base64.getDecoder().decode(one.path("publicKey").asText()), Base64.getDecoder().decode(one.path("signature").asText())));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON.", e);
        }
        return all;
    }
}
