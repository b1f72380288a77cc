package dev.dunlin.decisionlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Checkpoints as JSON, to be kept where those who keep the log cannot change it: the same over HTTP and in a file. Pure. */
public final class CheckpointFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "checkpoints";

    private CheckpointFile() {
    }

    /** The members that a signature is over stand first, as it has them. */
    public static byte[] write(List<Checkpoint> checkpoints) {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode all = file.putArray(ALL);
        for (Checkpoint one : checkpoints) {
            all.addObject().put("chain", one.id().chain()).put("hash", HexFormat.of().formatHex(one.hash())).put("sequence", one.id().sequence()).put("signedAt", one.signedAt())
                    .put("publicKey", Base64.getEncoder().encodeToString(one.publicKey())).put("signature", Base64.getEncoder().encodeToString(one.signature()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where it is no such file */
    public static List<Checkpoint> read(byte[] file) {
        List<Checkpoint> all = new ArrayList<>();
        try {
            JsonNode list = JSON.readTree(file).path(ALL);
            if (!list.isArray()) {
                throw new IllegalArgumentException("it is no list.");
            }
            for (JsonNode one : list) {
                EntryId id = EntryId.parse(one.path("chain").asText() + "-" + one.path("sequence").asText())
                        .orElseThrow(() -> new IllegalArgumentException("a checkpoint names no entry."));
                all.add(new Checkpoint(id, HexFormat.of().parseHex(one.path("hash").asText()), one.path("signedAt").asLong(),
                        Base64.getDecoder().decode(one.path("publicKey").asText()), Base64.getDecoder().decode(one.path("signature").asText())));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON.", e);
        }
        return all;
    }
}
