package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies take little room, and are read for as long as there are logs. */
class CompressionTest {
    private static final byte[] SNAPSHOT = example("open-items-snapshot.json");
    private static final byte[] ANSWER = example("open-items-decision.json");

    @TempDir
    Path data;

    @Test
    void aBodyTakesAFractionOfItsRoom() {
        assertThat(Compression.pack(ANSWER).length).isLessThan(ANSWER.length / 5).isLessThan(Zstd.compress(ANSWER, 3).length / 2);
        assertThat(Compression.unpack(Compression.pack(ANSWER))).isEqualTo(ANSWER);
        assertThat(Compression.unpack(Compression.pack(new byte[0]))).isEmpty();
    }

    @Test
    void whatWasPackedWithoutADictionaryIsReadStill() {
        assertThat(Compression.unpack(Zstd.compress(ANSWER, 1))).isEqualTo(ANSWER);
    }

    @Test
    void theDictionaryIsTheOneThatLogsWereWrittenWith() {
        assertThat(HexFormat.of().formatHex(Hashes.sha256(Compression.dictionary()))).isEqualTo("7ca78ac0fa6b08cdaac78760ac384b98976ce3a4e585f19b0cc83fb55e1be334");
    }

    @Test
    void nothingButTheDatabaseIsNeededToReadABody() throws SQLException {
        readWithTheDictionaryInIt(LogSettings.in(data));
        readWithTheDictionaryInIt(LogSettings.in(data).at(Postgres.freshDatabase(), null, null));
    }

    private static void readWithTheDictionaryInIt(LogSettings settings) throws SQLException {
        try (DecisionLog log = new DecisionLog(settings, Clock.systemUTC())) {
            log.append(new DecisionRecord("A", "2026-11-03T10:00:00+01:00", "sha256:00", Hashes.sha256(ANSWER), SNAPSHOT, ANSWER, List.of(), null)).join();
        }
        try (Connection connection = new LogDatabase(settings).open();
                ResultSet entry = connection.createStatement().executeQuery("SELECT snapshot, answer FROM entry")) {
            assertThat(entry.next()).isTrue();
            assertThat(unpacked(connection, entry.getBytes(1))).isEqualTo(SNAPSHOT);
            assertThat(unpacked(connection, entry.getBytes(2))).isEqualTo(ANSWER);
        }
    }

    private static byte[] unpacked(Connection connection, byte[] packed) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT content FROM dictionary WHERE id = ?")) {
            select.setLong(1, Zstd.getDictIdFromFrame(packed));
            try (ResultSet dictionary = select.executeQuery()) {
                assertThat(dictionary.next()).isTrue();
                byte[] body = new byte[(int) Zstd.getFrameContentSize(packed)];
                assertThat(Zstd.decompressUsingDict(body, 0, packed, 0, packed.length, dictionary.getBytes(1))).isEqualTo(body.length);
                return body;
            }
        }
    }

    private static byte[] example(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("docs/examples", name))).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
