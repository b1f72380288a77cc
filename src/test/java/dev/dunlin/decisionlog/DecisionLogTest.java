package dev.dunlin.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the log stays in it as it was written, on both databases; and whatever is done to it behind our back is found and named. */
class DecisionLogTest {
    private enum Kind {
        SQLITE, POSTGRESQL
    }

    @TempDir
    Path data;
    private LogSettings settings;
    private DecisionLog log;

    private DecisionLog open(Kind kind) {
        if (settings == null) {
            LogSettings usual = new LogSettings(null, null, null, data, Duration.ofDays(7), 10, Duration.ofMinutes(10), Masking.NONE);
            settings = kind == Kind.SQLITE ? usual : usual.at(Postgres.freshDatabase(), null, null);
        }
        log = new DecisionLog(settings, Clock.systemUTC());
        return log;
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasAppendedIsFoundAgain(Kind kind) {
        open(kind);
        EntryId id = append(record("A1", 1, null));
        StoredDecision stored = log.find(id).orElseThrow();
        assertThat(id).isEqualTo(new EntryId(1, 1));
        assertThat(stored.accountId()).isEqualTo("A1");
        assertThat(new String(stored.answer(), StandardCharsets.UTF_8)).isEqualTo("{\"accountId\":\"A1\",\"n\":1}");
        assertThat(new String(stored.snapshot(), StandardCharsets.UTF_8)).isEqualTo("{\"account\":{\"id\":\"A1\"},\"n\":1}");
        assertThat(log.find(new EntryId(1, 2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theChainGoesOnAfterARestart(Kind kind) {
        open(kind);
        IntStream.rangeClosed(1, 25).forEach(n -> append(record("A" + n, n, null)));
        log.close();
        open(kind);
        assertThat(append(record("A26", 26, null))).isEqualTo(new EntryId(1, 26));
        Verification verification = verify();
        assertThat(verification.breaks()).isEmpty();
        assertThat(verification.entries()).isEqualTo(26);
        assertThat(verification.checkpoints()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void manyAtOnceMakeOneChainWithoutAGap(Kind kind) throws InterruptedException {
        open(kind);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Appended>> all = new ArrayList<>();
        for (int n = 0; n < 2000; n++) {
            int number = n;
            all.add(CompletableFuture.supplyAsync(() -> log.append(record("A" + number, number, null)), callers).thenCompose(done -> done));
        }
        Set<Long> sequences = new TreeSet<>();
        all.forEach(done -> sequences.add(((Appended.New) done.join()).id().sequence()));
        callers.shutdown();
        assertThat(sequences).hasSize(2000).contains(1L, 2000L);
        assertThat(verify().breaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRareWordIsFoundAmongThousandsAlsoInALogFromBeforeItWasKeptWhereWordsOccur(Kind kind) throws SQLException {
        open(kind);
        Search rare = new Search(null, null, List.of("stands:CALL", "G-DE-09"), null, null, null, 100);
        List<CompletableFuture<Appended>> all = new ArrayList<>();
        for (int n = 1; n <= 3_100; n++) {
            DecisionRecord usual = record("A" + n, n, null);
            all.add(log.append(Set.of(2, 1000, 3001).contains(n) ? new DecisionRecord(usual.accountId(), usual.asOf(), usual.rulebook(), usual.contentHash(), usual.snapshot(),
                    usual.answer(), List.of("G-DE-09", "stands:CALL"), null) : usual));
        }
        all.forEach(CompletableFuture::join);
        assertThat(found(rare)).containsExactly(2L, 1000L, 3001L);
        List<Long> thousands = thousands("G-DE-09");
        assertThat(thousands).containsExactly(EntryId.CHAIN / FoundIn.THOUSAND, EntryId.CHAIN / FoundIn.THOUSAND + 1, EntryId.CHAIN / FoundIn.THOUSAND + 3);
        assertThat(thousands("stands:CALL")).hasSize(4);
        log.close();
        try (Connection connection = connect(); Statement forget = connection.createStatement()) {
            assertThat(forget.executeUpdate("DELETE FROM dunlin_schema WHERE version = '6'")).isEqualTo(1);
            forget.executeUpdate("DELETE FROM found_in");
        }
        open(kind);
        assertThat(found(rare)).containsExactly(2L, 1000L, 3001L);
        assertThat(thousands("G-DE-09")).isEqualTo(thousands);
        assertThat(thousands("stands:CALL")).hasSize(4);
    }

    private List<Long> thousands(String word) throws SQLException {
        List<Long> thousands = new ArrayList<>();
        try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT thousand FROM found_in WHERE word = ? ORDER BY thousand")) {
            select.setString(1, word);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    thousands.add(row.getLong(1));
                }
            }
        }
        return thousands;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeyIsAnsweredOnce(Kind kind) {
        open(kind);
        EntryId first = append(record("A1", 1, "k1"));
        assertThat(log.append(record("A1", 1, "k1")).join()).isEqualTo(new Appended.Again(first));
        assertThat(log.append(record("A1", 2, "k1")).join()).isEqualTo(new Appended.KeyTaken(first));
        assertThat(append(record("A1", 1, "k2"))).isEqualTo(first.next());
        List<CompletableFuture<Appended>> race = IntStream.range(0, 200).mapToObj(n -> log.append(record("A3", 3, "k3"))).toList();
        assertThat(race.stream().map(CompletableFuture::join).filter(Appended.New.class::isInstance)).hasSize(1);
        assertThat(verify().entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeyIsForgottenAfterItsTime(Kind kind) {
        open(kind);
        log.close();
        Instant start = Instant.parse("2026-11-03T09:00:00Z");
        log = new DecisionLog(settings, Clock.fixed(start, ZoneOffset.UTC));
        EntryId first = append(record("A1", 1, "k1"));
        log.close();
        log = new DecisionLog(settings, Clock.fixed(start.plus(Duration.ofDays(7)).minusMillis(1), ZoneOffset.UTC));
        assertThat(log.append(record("A1", 1, "k1")).join()).isEqualTo(new Appended.Again(first));
        log.close();
        log = new DecisionLog(settings, Clock.fixed(start.plus(Duration.ofDays(7)), ZoneOffset.UTC));
        assertThat(append(record("A1", 2, "k1"))).isEqualTo(first.next());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void decisionsAreSearchedForByWhatWasFound(Kind kind) {
        open(kind);
        IntStream.rangeClosed(1, 20).forEach(n -> append(record("A" + n % 4, n, null)));
        assertThat(found(new Search("A1", null, List.of(), null, null, null, 100))).containsExactly(1L, 5L, 9L, 13L, 17L);
        assertThat(found(new Search("A1", null, List.of(), null, null, new EntryId(1, 5), 2))).containsExactly(9L, 13L);
        assertThat(found(new Search(null, null, List.of("stands:CALL", "G-US-01"), null, null, null, 100))).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L);
        assertThat(found(new Search(null, null, List.of("stands:CAL_"), null, null, null, 100))).isEmpty();
        assertThat(found(new Search(null, null, List.of(), Instant.now().plusSeconds(60), null, null, 100))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tamperingIsNamed(Kind kind) throws SQLException {
        open(kind);
        IntStream.rangeClosed(1, 25).forEach(n -> append(record("A" + n, n, null)));
        List<Checkpoint> kept = log.checkpoints();
        assertBroken("UPDATE entry SET recorded_at = recorded_at + 1 WHERE sequence = 7", 7, "changed", kept);
        assertBroken("UPDATE entry SET account_id = 'A99' WHERE sequence = 8", 8, "body-changed", kept);
        assertBroken("UPDATE entry SET answer = (SELECT answer FROM entry WHERE sequence = 1) WHERE sequence = 9", 9, "body-changed", kept);
        assertBroken("UPDATE entry SET snapshot = snapshot_hash WHERE sequence = 10", 10, "body-changed", kept);
        assertBroken("UPDATE entry SET answer = NULL WHERE sequence = 11", 11, "body-missing", kept);
        assertBroken("DELETE FROM entry WHERE sequence = 12", 12, "missing", kept);
        assertBroken("UPDATE entry SET entry = entry + 100, sequence = sequence + 100 WHERE sequence IN (13, 14)", 13, "missing", kept);
        assertBroken("DELETE FROM entry WHERE sequence > 15; DELETE FROM checkpoint WHERE entry > 1000000000010", 16, "truncated", kept);
        assertBroken("DELETE FROM checkpoint WHERE entry > 1000000000010; UPDATE checkpoint SET hash = (SELECT hash FROM entry WHERE sequence = 1), entry = 1000000000001", 1, "forged-checkpoint", List.of());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void swappedEntriesAreFound(Kind kind) throws SQLException {
        open(kind);
        IntStream.rangeClosed(1, 9).forEach(n -> append(record("A" + n, n, null)));
        assertBroken("UPDATE entry SET entry = 1000000000099, sequence = 99 WHERE sequence = 3; UPDATE entry SET entry = 1000000000003, sequence = 3 WHERE sequence = 4; "
                + "UPDATE entry SET entry = 1000000000004, sequence = 4 WHERE sequence = 99", 3, "changed", List.of());
    }

    /** Everything from entry 5 on is hashed anew over a changed decision; within itself the chain is whole. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aForgeryThatHashesEverythingAnewIsCaughtByTheCheckpoint(Kind kind) throws SQLException {
        open(kind);
        IntStream.rangeClosed(1, 12).forEach(n -> append(record("A" + n, n, null)));
        List<Checkpoint> kept = log.checkpoints();
        assertThat(kept).hasSize(1);
        log.close();
        forge(5, 12);
        open(kind);
        assertThat(log.verify(List.of(), any -> { }).breaks()).extracting(Verification.Break::fault).containsExactly("rewritten");
        try (Connection connection = connect(); Statement drop = connection.createStatement()) {
            drop.executeUpdate("DELETE FROM checkpoint");
        }
        assertThat(log.verify(List.of(), any -> { }).breaks()).isEmpty();
        Verification.Break found = log.verify(kept, any -> { }).breaks().get(0);
        assertThat(found.fault()).isEqualTo("rewritten");
        assertThat(found.id()).isEqualTo(new EntryId(1, 10));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsErasedIsGoneAndTheChainStillVerifies(Kind kind) {
        open(kind);
        IntStream.rangeClosed(1, 6).forEach(n -> append(record("A" + n % 2, n, null)));
        EntryId erasure = ((Appended.New) log.erase(new Erasure("A1", null, "DPO Lindqvist", "GDPR art. 17")).join()).id();
        StoredDecision erased = log.find(new EntryId(1, 3)).orElseThrow();
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.erasedBy()).isEqualTo(erasure);
        assertThat(erased.snapshot()).isNull();
        assertThat(erased.accountId()).isNull();
        assertThat(log.find(new EntryId(1, 2)).orElseThrow().isErased()).isFalse();
        Verification verification = verify();
        assertThat(verification.breaks()).isEmpty();
        assertThat(verification.erased()).isEqualTo(3);
        assertThat(found(new Search("A1", null, List.of(), null, null, null, 10))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsMaskedIsNotInTheLogAndItsKeyStillCounts(Kind kind) {
        open(kind);
        log.close();
        Masking names = new Masking(Set.of("account.name"), "a key of more than sixteen bytes".getBytes(StandardCharsets.US_ASCII));
        log = new DecisionLog(new LogSettings(settings.url(), null, null, data, Duration.ofDays(7), 10, Duration.ofMinutes(10), names), Clock.systemUTC());
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        DecisionRecord anna = new DecisionRecord("A1", "2026-11-03T10:00:00+01:00", "sha256:00", Hashes.sha256(answer), "{\"account\":{\"name\":\"Anna\"}}".getBytes(StandardCharsets.UTF_8), answer, List.of(), "k1");
        EntryId id = append(anna);
        assertThat(log.find(id).orElseThrow().snapshot()).asString(StandardCharsets.UTF_8).doesNotContain("Anna").contains("masked-");
        assertThat(log.append(anna).join()).isEqualTo(new Appended.Again(id));
        assertThat(verify().breaks()).isEmpty();
    }

    /** Who removes one more body and lays it to an erasure that was ordered is found out by what the erasure says. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBodyIsNotHiddenBehindAnotherErasure(Kind kind) throws SQLException {
        open(kind);
        IntStream.rangeClosed(1, 6).forEach(n -> append(record("A" + n, n, null)));
        log.erase(new Erasure("A1", null, "DPO Lindqvist", "GDPR art. 17")).join();
        assertBroken("UPDATE entry SET answer = NULL WHERE sequence = 4; INSERT INTO erased (entry, erasure) VALUES (1000000000004, 1000000000007)", 7, "body-missing", List.of());
        assertBroken("UPDATE entry SET answer = NULL WHERE sequence = 4; INSERT INTO erased (entry, erasure) VALUES (1000000000004, 1000000000005)", 5, "body-missing", List.of());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRulebookIsArchivedOnce(Kind kind) {
        open(kind);
        log.archive("sha256:1", "drools 10.2.0", "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8));
        log.archive("sha256:1", "drools 10.3.0", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(log.archived("sha256:1").orElseThrow()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":\"b\"}");
        assertThat(log.archived("sha256:2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLogThatCannotBeWrittenSaysSoAndComesBack(Kind kind) throws SQLException {
        open(kind);
        append(record("A1", 1, null));
        try (Connection connection = connect(); Statement rename = connection.createStatement()) {
            rename.execute("ALTER TABLE entry RENAME TO gone");
        }
        assertThatThrownBy(() -> log.append(record("A2", 2, null)).join()).isInstanceOf(CompletionException.class).hasCauseInstanceOf(LogUnavailable.class);
        try (Connection connection = connect(); Statement rename = connection.createStatement()) {
            rename.execute("ALTER TABLE gone RENAME TO entry");
        }
        EntryId id = null;
        for (int attempt = 0; attempt < 50 && id == null; attempt++) {
            try {
                Thread.sleep(100);
                id = append(record("A2", 2, null));
            } catch (CompletionException | InterruptedException e) {
                assertThat(attempt).isLessThan(49);
            }
        }
        assertThat(id).isEqualTo(new EntryId(1, 2));
        assertThat(verify().breaks()).isEmpty();
    }

    @Test
    void aSecondWriterOfTheSameFileIsToldSo() {
        open(Kind.SQLITE);
        append(record("A1", 1, null));
        log.check();
        try (DecisionLog second = new DecisionLog(settings, Clock.systemUTC())) {
            assertThatThrownBy(second::check).isInstanceOf(LogUnavailable.class).hasMessageContaining("Another process writes to");
            assertThat(second.find(new EntryId(1, 1))).isPresent();
        }
        log.check();
        assertThat(verify().entries()).isEqualTo(1);
    }

    // ---

    private void assertBroken(String sql, long sequence, String fault, List<Checkpoint> kept) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement tamper = connection.createStatement()) {
                for (String one : sql.split(";")) {
                    tamper.executeUpdate(one.strip());
                }
            }
            Verification found = new LogVerifier(connection, any -> { }).verify(kept);
            connection.rollback();
            assertThat(found.breaks()).as(sql).hasSize(1);
            assertThat(found.breaks().get(0).fault()).as(sql).isEqualTo(fault);
            assertThat(found.breaks().get(0).id()).as(sql).isEqualTo(new EntryId(1, sequence));
        }
    }

    private void forge(int from, int to) throws SQLException {
        try (Connection connection = connect()) {
            byte[] previous = null;
            for (int n = from; n <= to; n++) {
                EntryId id = new EntryId(1, n);
                DecisionRecord record = record("A" + n, n == from ? 777 : n, null);
                long recordedAt;
                try (PreparedStatement select = connection.prepareStatement("SELECT recorded_at, previous_hash FROM entry WHERE sequence = ?")) {
                    select.setInt(1, n);
                    try (var row = select.executeQuery()) {
                        row.next();
                        recordedAt = row.getLong(1);
                        previous = previous == null ? row.getBytes(2) : previous;
                    }
                }
                byte[] snapshotHash = Hashes.sha256(record.snapshot());
                byte[] body = Hashes.decisionBody(record.accountId(), record.asOf(), record.rulebook(), snapshotHash, record.contentHash());
                byte[] hash = Hashes.entry(id, recordedAt, "DECISION", body, previous);
                try (PreparedStatement update = connection.prepareStatement("UPDATE entry SET body_hash = ?, previous_hash = ?, hash = ?, snapshot_hash = ?, content_hash = ?, "
                        + "snapshot = ?, answer = ? WHERE sequence = ?")) {
                    update.setBytes(1, body);
                    update.setBytes(2, previous);
                    update.setBytes(3, hash);
                    update.setBytes(4, snapshotHash);
                    update.setBytes(5, record.contentHash());
                    update.setBytes(6, Compression.pack(record.snapshot()));
                    update.setBytes(7, Compression.pack(record.answer()));
                    update.setInt(8, n);
                    update.executeUpdate();
                }
                previous = hash;
            }
        }
    }

    private Connection connect() throws SQLException {
        return new LogDatabase(settings).open();
    }

    private EntryId append(DecisionRecord record) {
        return ((Appended.New) log.append(record).join()).id();
    }

    private List<Long> found(Search search) {
        List<Long> sequences = new ArrayList<>();
        log.search(search, one -> sequences.add(one.id().sequence()));
        return sequences;
    }

    private Verification verify() {
        return log.verify(List.of(), any -> { });
    }

    private static DecisionRecord record(String account, int n, String key) {
        byte[] snapshot = ("{\"account\":{\"id\":\"" + account + "\"},\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
        byte[] answer = ("{\"accountId\":\"" + account + "\",\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
        return new DecisionRecord(account, "2026-11-03T10:00:00+01:00", "sha256:00", Hashes.sha256(answer), snapshot, answer,
                n % 2 == 0 ? List.of("stands:CALL", "G-US-01") : List.of("stands:SEND_REMINDER", "veto:CALL"), key);
    }
}
