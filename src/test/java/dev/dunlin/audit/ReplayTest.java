package dev.dunlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.DecisionBody;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.Erasure;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.Postgres;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleFiles;

/** What was decided is decided the same again, whichever rules are in force since; and what is not is shown field by field. */
class ReplayTest {
    private static final RuleBook SHIPPED = ShippedRules.BOOK;
    private static final RuleBook LATER = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(?<before>stop-supply\\.day:.*?value: )45", "${before}30")));
    private static final Search ALL = new Search(null, null, List.of(), null, null, null, Integer.MAX_VALUE);

    @TempDir
    Path data;
    private DecisionLog log;

    private void open(String kind) {
        LogSettings settings = LogSettings.in(data);
        log = new DecisionLog(kind.equals("SQLite") ? settings : settings.at(Postgres.freshDatabase(), null, null), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (log != null) {
            log.close();
        }
    }

    private Map<Replay.Outcome, Integer> outcomes() {
        Map<Replay.Outcome, Integer> outcomes = new EnumMap<>(Replay.Outcome.class);
        Replay.all(log, new RuleBookArchive(log), ALL, replay -> outcomes.merge(replay.outcome(), 1, Integer::sum));
        return outcomes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void decisionsOfSeveralRulebooksComeOutTheSameTwice(String kind) throws IOException {
        open(kind);
        assertThat(LATER.hash()).isNotEqualTo(SHIPPED.hash());
        Logged.rulebook(log, SHIPPED);
        Logged.rulebook(log, LATER);
        Logged.rulebook(log, SHIPPED);
        int decisions = 0;
        for (int round = 0; round < 2; round++) {
            for (byte[] snapshot : Logged.snapshots()) {
                Logged.decision(log, round == 0 ? SHIPPED : LATER, snapshot);
                decisions++;
            }
        }
        assertThat(decisions).isGreaterThan(150);
        assertThat(outcomes()).containsExactlyEntriesOf(Map.of(Replay.Outcome.IDENTICAL, decisions));
        assertThat(outcomes()).containsExactlyEntriesOf(Map.of(Replay.Outcome.IDENTICAL, decisions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void whatIsErasedOrNotArchivedIsSaidSo(String kind) {
        open(kind);
        Logged.rulebook(log, SHIPPED);
        Logged.decision(log, SHIPPED, Logged.workedCase("02-first-reminder"));
        EntryId lost = Logged.decision(log, LATER, Logged.workedCase("06-insolvency"));
        log.erase(new Erasure("NL-2", null, "DPO", "GDPR art. 17")).join();
        List<Replay> replays = new ArrayList<>();
        Replay.all(log, new RuleBookArchive(log), ALL, replays::add);
        assertThat(replays).extracting(Replay::outcome).containsExactly(Replay.Outcome.ERASED, Replay.Outcome.NOT_POSSIBLE);
        assertThat(replays.get(0).why()).contains("erased by law", "`1-3`");
        assertThat(replays.get(1).id()).isEqualTo(lost);
        assertThat(replays.get(1).why()).contains(LATER.hash(), "not in the archive");
    }

    @Test
    void whatDiffersIsShownFieldByField() {
        open("SQLite");
        RuleBookArchive archive = new RuleBookArchive(log);
        Logged.rulebook(log, SHIPPED);
        byte[] snapshot = Logged.workedCase("02-first-reminder");
        String answer = new String(DecisionBody.of(dev.dunlin.decision.Decider.decide(SHIPPED, Logged.read(SHIPPED, snapshot))).json(), StandardCharsets.UTF_8);
        String other = answer.replace("\"amount\":1950,", "\"amount\":2000,").replace("\"presumed\":[]", "\"presumed\":[\"unappliedCash\"]");
        EntryId id = Logged.append(log, SHIPPED, snapshot, other.getBytes(StandardCharsets.UTF_8));
        Replay replay = Replay.of(log.find(id).orElseThrow(), archive);
        assertThat(replay.outcome()).isEqualTo(Replay.Outcome.DIFFERENT);
        assertThat(replay.differences()).extracting(one -> one.pointer() + " " + one.was() + " " + one.is())
                .containsExactly("/presumed/0 \"unappliedCash\" ", "/recommendations/0/amount 2000 1950");
        assertThat(replay.json().at("/differences/1/recorded").asInt()).isEqualTo(2000);
        assertThat(replay.json().at("/differences/0").has("replayed")).isFalse();
    }

    @Test
    void anArchiveThatWasChangedIsNotBelieved() {
        open("SQLite");
        log.archive(LATER.hash(), "drools", SHIPPED.files().toJson());
        Logged.decision(log, LATER, Logged.workedCase("02-first-reminder"));
        List<Replay> replays = new ArrayList<>();
        Replay.all(log, new RuleBookArchive(log), ALL, replays::add);
        assertThat(replays.get(0).why()).contains("the archive was changed");
    }

    @Test
    void theArchiveIsOneFlatObjectInOrder() {
        byte[] packed = SHIPPED.files().toJson();
        assertThat(new String(packed, StandardCharsets.UTF_8)).startsWith("{\"actions.yaml\":\"");
        assertThat(RuleFiles.ofJson(packed)).isEqualTo(SHIPPED.files());
    }
}
