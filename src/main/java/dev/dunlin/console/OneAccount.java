package dev.dunlin.console;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Intake;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The one snapshot of a file that is asked about, as it came in. Immutable.
 *
 * @param file     the file's name, for messages
 * @param incoming what stands there
 * @param tree     its JSON; {@code null} where it is none
 */
record OneAccount(String file, Incoming incoming, ObjectNode tree) {
    private static final int SHOWN = 5;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /** Refuses, as wrong usage, what is no file that can be read; `-` is standard input. */
    static void mustBeThere(String file, CommandSpec spec) {
        if (!file.equals("-") && (!Files.isRegularFile(Path.of(file)) || !Files.isReadable(Path.of(file)))) {
            throw new ParameterException(spec.commandLine(), "There is no file `" + file + "` that can be read.");
        }
    }

    /** @param id the account's id; {@code null} where the file holds one account only */
    static OneAccount in(String file, String id) throws IOException {
        List<Found> all = new ArrayList<>();
        List<Found> meant = new ArrayList<>(1);
        try (InputStream in = file.equals("-") ? new BufferedInputStream(System.in) : new FileInputStream(file)) {
            Intake intake = file.toLowerCase(Locale.ROOT).endsWith(".json") ? Intake.single(in) : Intake.ndjson(in, -1);
            intake.snapshots().forEachRemaining(incoming -> {
                ObjectNode tree = tree(incoming.json());
                String its = tree == null ? "" : tree.path("account").path("id").asText();
                boolean wanted = id == null ? all.isEmpty() : its.equals(id);
                if (wanted) {
                    meant.add(new Found(its, new OneAccount(file, incoming, tree)));
                }
                all.add(new Found(its, null));
            });
        }
        if (all.isEmpty()) {
            throw new Refusal("`" + file + "` holds no account.");
        }
        List<String> ids = all.stream().map(Found::id).filter(each -> !each.isEmpty()).toList();
        if (id == null && all.size() > 1) {
            throw new Refusal("`%s` holds %,d accounts: say which one is meant with `--account-id`, as `--account-id %s`.".formatted(file, all.size(), ids.isEmpty() ? "ID" : ids.get(0)));
        }
        if (meant.isEmpty()) {
            throw new Refusal("`%s` holds no account `%s`.%s".formatted(file, id, ids.size() <= SHOWN ? " It holds " + String.join(", ", ids) + "."
                    : DidYouMean.sentence(id, ids)));
        }
        if (meant.size() > 1) {
            throw new Refusal("`%s` holds the account `%s` %d times; leave only the snapshot that is meant.".formatted(file, id, meant.size()));
        }
        return meant.get(0).account();
    }

    private record Found(String id, OneAccount account) {
    }

    /**
     * The snapshot with another `requested`, and another `asOf` unless that is {@code null}; refused with every fault it has.
     *
     * @param requested JSON
     */
    AccountSnapshot asking(SnapshotReader reader, String asOf, JsonNode requested) {
        return read(reader, tree == null ? incoming.json() : bytes(asOf, requested));
    }

    /** The snapshot as it is; refused with every fault it has. */
    AccountSnapshot asIs(SnapshotReader reader) {
        return read(reader, incoming.json());
    }

    private AccountSnapshot read(SnapshotReader reader, byte[] json) {
        if (incoming.json() == null) {
            throw Refusal.of("`" + file + "` cannot be read:", incoming.faults());
        }
        SnapshotReader.Reading reading = reader.read(json);
        if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
            throw Refusal.of("The account in `" + file + "` has faults, so nothing is judged:", faulty.faults().stream()
                    .map(fault -> fault.pointer().isEmpty() ? fault.detail() : incoming.worded(fault)).toList());
        }
        return ((SnapshotReader.Reading.Ok) reading).snapshot();
    }

    private byte[] bytes(String asOf, JsonNode requested) {
        ObjectNode asking = tree.deepCopy();
        asking.set("requested", requested);
        if (asOf != null) {
            asking.put("asOf", asOf);
        }
        try {
            return JSON.writeValueAsBytes(asking);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code null} where it is no JSON object; why not is said by the reader of snapshots. */
    private static ObjectNode tree(byte[] json) {
        try {
            return json != null && json.length <= SnapshotReader.MAX_BYTES && JSON.readTree(json) instanceof ObjectNode tree ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }
}
