package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.Postgres;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.rulebook.RuleBook;

/** A year of decisions under three rulebooks comes out the same again, byte for byte, twice (`-Ddunlin.replay.decisions=10000` for many). */
class ReplayOfManyTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    private static final Search ALL = new Search(null, null, List.of(), null, null, null, Integer.MAX_VALUE);
    private static final int DECISIONS = Integer.getInteger("dunlin.replay.decisions", 600);
    /** Another number, and a rule less: each decides something else. */
    private static final List<RuleBook> BOOKS = List.of(ShippedRules.BOOK,
            ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(?<before>stop-supply\\.day:.*?value: )45", "${before}30"))),
            ShippedRules.with(Map.of("tips/principles/midweek.drl", text -> text.replace("@status( \"stable\" )", "@status( \"retired\" )"))));

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void everyDecisionComesOutTheSameTwice(String kind) throws IOException {
        LogSettings settings = LogSettings.in(data);
        try (DecisionLog log = new DecisionLog(kind.equals("SQLite") ? settings : settings.at(Postgres.freshDatabase(), null, null), Clock.systemUTC())) {
            BOOKS.forEach(book -> Logged.rulebook(log, book));
            List<byte[]> snapshots = Logged.snapshots();
            TreeSet<String> hashes = new TreeSet<>();
            for (int i = 0; i < DECISIONS; i++) {
                RuleBook book = BOOKS.get(i % BOOKS.size());
                Logged.decision(log, book, later(snapshots.get(i % snapshots.size()), i / snapshots.size()));
                hashes.add(book.hash());
            }
            assertThat(hashes).hasSize(BOOKS.size());
            for (int time = 0; time < 2; time++) {
                Map<Replay.Outcome, Integer> outcomes = new EnumMap<>(Replay.Outcome.class);
                Replay.all(log, new RuleBookArchive(log), ALL, replay -> outcomes.merge(replay.outcome(), 1, Integer::sum));
                assertThat(outcomes).containsExactlyEntriesOf(Map.of(Replay.Outcome.IDENTICAL, DECISIONS));
            }
        }
    }

    /** The same account so many days on. */
    private static byte[] later(byte[] snapshot, int days) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(snapshot);
        json.put("asOf", OffsetDateTime.parse(json.path("asOf").asText()).plusDays(days).toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
