package dev.dunlin.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.dunlin.ShippedRules;
import dev.dunlin.decision.RuleCounts;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogSettings;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.recording.RuleBookKeeper;
import dev.dunlin.reload.ReloadMeters.Result;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;

/** What people decide and what lies in the directory meet at any moment; a log may be away, and a row of it strange. */
class ChangeoverTest {
    private static final String RULE = "tips/credit/stop-supply-at-once.drl";
    private static final RuleBook SHIPPED = ShippedRules.BOOK;
    private static final RuleBook SLIGHT = marked("slight");
    private static final RuleBook OTHER = marked("other");
    private static final RuleBook DRASTIC = ShippedRules.with(Map.of("settings/ladder.yaml", text -> text.replaceFirst("(?s)(demand\\.day:.*?value: )15", "$1300")));

    @TempDir
    private Path folder;
    private DecisionLog log;
    private InForceHistory history;
    private Changeover changeover;
    private final RuleBookInForce inForce = new RuleBookInForce();
    private final ReloadMeters meters = new ReloadMeters(new SimpleMeterRegistry(), new RuleCounts());
    /** What happens while it is measured what a change moves. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> { });

    private static RuleBook marked(String mark) {
        return ShippedRules.with(Map.of(RULE, text -> "// " + mark + "\n" + text));
    }

    @BeforeEach
    void begin() {
        log = new DecisionLog(LogSettings.in(folder.resolve("data")), Clock.systemUTC());
        for (RuleBook book : List.of(SHIPPED, SLIGHT)) {
            log.archive(book.hash(), "test", book.files().toJson());
        }
        history = new InForceHistory(() -> log);
        assertThat(history.ask()).isTrue();
        changeover = new Changeover(inForce, new RuleBookLoader(), history, () -> log, keeper(log), () -> meters, this::config);
        changeover.resumeFound(new Standing(SHIPPED, Instant.now(), Standing.Cause.START, FileChanges.between(SHIPPED.files(), SHIPPED.files()), null), System.nanoTime());
    }

    @AfterEach
    void end() {
        log.close();
    }

    private static Provider<RuleBookKeeper> keeper(DecisionLog log) {
        RuleBookKeeper keeper = new RuleBookKeeper(log);
        return () -> keeper;
    }

    private ReloadConfig config() {
        return new ReloadConfig() {
            @Override
            public double maxChange() {
                return 0.02;
            }

            @Override
            public int sampleSize() {
                meanwhile.getAndSet(() -> { }).run();
                return 500;
            }

            @Override
            public Optional<Path> samplePortfolio() {
                return Optional.of(Path.of("docs/examples/portfolio.ndjson"));
            }

            @Override
            public Duration settle() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration lookEvery() {
                return Duration.ofMillis(50);
            }
        };
    }

    private Result takeUp(RuleBook book) {
        return changeover.takeUp(new RuleBookLoader.Loaded(book, List.of()), System.nanoTime());
    }

    private static Approval by(String hash) {
        return new Approval("desk", "a test", hash);
    }

    private String standing() {
        assertThat(inForce.current()).contains(changeover.standing().book());
        return changeover.standing().book().hash();
    }

    @Test
    void whoRollsBackWhileAChangeIsTestedHoldsThatChange() {
        assertThat(takeUp(SLIGHT)).isEqualTo(Result.IN_FORCE);
        meanwhile.set(() -> assertThat(changeover.rollBack(by(SHIPPED.hash()))).isNull());
        assertThat(takeUp(OTHER)).isEqualTo(Result.HELD);
        assertThat(standing()).isEqualTo(SHIPPED.hash());
        assertThat(changeover.held()).isEqualTo(OTHER.hash());
        assertThat(log.rulebooks(1)).first().extracting(RuleBookChange::hash, RuleBookChange::held).containsExactly(SHIPPED.hash(), OTHER.hash());
    }

    @Test
    void whatAChangeMovesIsMeasuredAgainstWhatIsInForceInTheEnd() {
        assertThat(takeUp(DRASTIC)).isEqualTo(Result.PENDING);
        meanwhile.set(() -> assertThat(changeover.confirm(DRASTIC.hash(), by(null))).isNull());
        assertThat(takeUp(SLIGHT)).as("slight against the shipped rules, and drastic against those confirmed meanwhile").isEqualTo(Result.PENDING);
        assertThat(standing()).isEqualTo(DRASTIC.hash());
        assertThat(changeover.pending().changes().changed()).contains("settings/ladder.yaml");
    }

    @Test
    void whatNoLongerLiesThereCannotBeConfirmed() {
        assertThat(takeUp(SLIGHT)).isEqualTo(Result.IN_FORCE);
        assertThat(changeover.rollBack(by(SHIPPED.hash()))).isNull();
        assertThat(takeUp(DRASTIC)).isEqualTo(Result.PENDING);
        assertThat(changeover.held()).as("the directory holds something else now").isNull();
        assertThat(changeover.rollBack(by(SLIGHT.hash()))).isNull();
        assertThat(changeover.held()).isEqualTo(DRASTIC.hash());
        assertThat(changeover.pending()).isNull();
        assertThat(takeUp(DRASTIC)).isEqualTo(Result.HELD);
        assertThat(changeover.confirm(DRASTIC.hash(), by(null)).kind()).isEqualTo(ProblemKind.NOT_PENDING);
        assertThat(standing()).isEqualTo(SLIGHT.hash());
    }

    @Test
    void aRollbackIsRememberedThoughTheLogIsAwayAtTheStart() throws Exception {
        changeover.takeUp(new RuleBookLoader.Loaded(SLIGHT, List.of()), System.nanoTime());
        changeover.rollBack(by(SHIPPED.hash()));
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Files.writeString(rules.resolve(RULE), SLIGHT.files().get(RULE).text());
        DecisionLog away = new DecisionLog(LogSettings.in(Files.createFile(folder.resolve("no-directory"))), Clock.systemUTC());
        boolean[] isBack = {false};
        Reloader reloader = reloader(() -> isBack[0] ? log : away, this::config);
        reloader.started(null);
        reloader.begin(rules);
        try {
            await("what lies in the directory decides for a while", () -> hash(reloader).equals(SLIGHT.hash()));
            assertThat(log.rulebooks(1)).first().extracting(RuleBookChange::hash).as("which is not kept").isEqualTo(SHIPPED.hash());
            isBack[0] = true;
            await("what was in force decides again", () -> hash(reloader).equals(SHIPPED.hash()));
            await("what was rolled back is held", () -> SLIGHT.hash().equals(reloader.changeover().held()));
            assertThat(reloader.changeover().standing().cause()).isEqualTo(Standing.Cause.ROLLBACK);
            assertThat(log.rulebooks(1)).first().extracting(RuleBookChange::hash, RuleBookChange::held).containsExactly(SHIPPED.hash(), SLIGHT.hash());
        } finally {
            reloader.stop();
        }
    }

    @Test
    void aRowThatNobodyCanReadKeepsNoRulesFromDeciding() throws Exception {
        log.cameIntoForce(new RuleBookChange(Instant.now(), "sha256:later", "teleportation", null, null, null, "{}"));
        Reloader reloader = reloader(() -> log, this::config);
        reloader.started(null);
        reloader.begin(ShippedRules.copyTo(folder.resolve("rules")));
        try {
            await("the rules in the directory decide", () -> hash(reloader).equals(SHIPPED.hash()));
        } finally {
            reloader.stop();
        }
    }

    @Test
    void whatFailsOnceIsToldAndTriedAgain() throws Exception {
        UnaryOperator<String> mark = text -> "// later\n" + text;
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        boolean[] fails = {false};
        Reloader reloader = reloader(() -> log, () -> {
            if (fails[0]) {
                throw new LinkageError("for once");
            }
            return config();
        });
        reloader.started(null);
        reloader.begin(rules);
        try {
            await("the rules are in force", () -> hash(reloader).equals(SHIPPED.hash()));
            fails[0] = true;
            Files.writeString(rules.resolve(RULE), mark.apply(Files.readString(rules.resolve(RULE))));
            await("it is told", () -> reloader.changeover().faults().toString().contains("for once"));
            fails[0] = false;
            await("the change is taken up", () -> !hash(reloader).equals(SHIPPED.hash()) && reloader.changeover().faults().isEmpty());
        } finally {
            reloader.stop();
        }
    }

    private Reloader reloader(Provider<DecisionLog> ofLog, Provider<ReloadConfig> ofConfig) {
        return new Reloader(ofLog, keeper(log), () -> meters, ofConfig);
    }

    private static String hash(Reloader reloader) {
        Standing standing = reloader.changeover().standing();
        return standing == null ? "" : standing.book().hash();
    }

    private static void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
