package dev.dunlin.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

import org.jboss.logmanager.LogContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.RuleEngine;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.FactFinder;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Moment;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.SettingsBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Cause;
import dev.dunlin.snapshot.SnapshotReader;

/**
 * The pure decision, all shipped rules over a realistic account with five invoices and its history, one thread; beside it
 * a few of the same rules written by hand in Java, to show the distance. How to read the figures: docs/explanation/performance.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"-Xmx1g", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"})
public class DecisionBenchmark {
    private RuleBook book;
    private SnapshotReader reader;
    private byte[] body;
    private AccountSnapshot snapshot;
    private Moment moment;
    private SettingsBook.InForce settings;
    private Facts facts;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(DecisionBenchmark.class.getSimpleName() + (args.length > 0 ? "." + args[0] : "")).build()).run();
    }

    @Setup
    public void read() throws IOException {
        LogContext.getLogContext().getLogger("").setLevel(Level.WARNING);
        book = ((RuleBookReader.Outcome.Good) RuleBookReader.read(RuleFiles.read(Path.of("rules")))).book();
        reader = new SnapshotReader(book.actions().codes());
        body = Files.readAllBytes(Path.of("docs/examples/five-invoices-snapshot.json"));
        snapshot = ((SnapshotReader.Reading.Ok) reader.read(body)).snapshot();
        moment = FactFinder.momentOf(snapshot);
        settings = book.settings().inForce(moment.today(), snapshot.account().debtorType().orNull(),
                snapshot.account().country().orNull(), snapshot.account().region().orNull(), snapshot.account().currency());
        facts = facts();
    }

    /** Snapshot record in, decision record with all its explanations out. */
    @Benchmark
    public Decision decide() {
        return Decider.decide(book, snapshot);
    }

    /** The same, written out as the hashed answer. */
    @Benchmark
    public Answer decideAndWrite() {
        return Answer.of(Decider.decide(book, snapshot), null);
    }

    /** Bytes in, bytes out: all the work of a request but HTTP itself. */
    @Benchmark
    public Answer readDecideAndWrite() {
        return Answer.of(Decider.decide(book, ((SnapshotReader.Reading.Ok) reader.read(body)).snapshot()), null);
    }

    @Benchmark
    public Facts facts() {
        return FactFinder.find(snapshot, moment, snapshot.account().currency(), settings.byName());
    }

    /** Every rule over the facts, without resolution. */
    @Benchmark
    public Verdict rules() {
        return RuleEngine.judge(book, facts, settings);
    }

    /** Eight of the rules by hand over the same facts: no three-valued logic, no explanation, no resolution. */
    @Benchmark
    public List<String> eightRulesByHand() {
        List<String> actions = new ArrayList<>(8);
        int daysPastDue = facts.<Integer>get(Fact.DAYS_PAST_DUE).or(-1);
        BigDecimal actionable = facts.<BigDecimal>get(Fact.ACTIONABLE).or(BigDecimal.ZERO);
        BigDecimal tiny = settings.byName().amount("tiny").or(BigDecimal.ZERO);
        Cause cause = facts.<Cause>get(Fact.CAUSE).or(Cause.UNKNOWN);
        boolean promise = facts.<Boolean>get(Fact.PROMISE_ACTIVE).or(false);
        boolean owes = actionable.compareTo(tiny) > 0;
        if (owes && daysPastDue >= settings.byName().days("reminder.day")) {
            actions.add("SEND_REMINDER");
        }
        if (owes && daysPastDue >= settings.byName().days("cause.day") && cause == Cause.UNKNOWN) {
            actions.add("CALL");
        }
        if (owes && daysPastDue >= settings.byName().days("demand.day") && !facts.<Boolean>get(Fact.FULL_DEMAND_MADE).or(false)) {
            actions.add("DEMAND_FULL_PAYMENT");
        }
        if (owes && daysPastDue >= settings.byName().days("stop-supply.day") && !promise) {
            actions.add("STOP_SUPPLY");
        }
        if (owes && daysPastDue >= settings.byName().days("final-notice.day")) {
            actions.add("SEND_FINAL_NOTICE");
        }
        if (owes && daysPastDue >= settings.byName().days("agency.day")) {
            actions.add("REFER_TO_AGENCY");
        }
        if (owes && facts.<Integer>get(Fact.HANDOVERS).or(0) >= settings.byName().days("handovers.most")) {
            actions.add("CALL_ORIGINAL_CONTACT");
        }
        if (owes && facts.<Integer>get(Fact.EXCUSES).or(0) >= settings.byName().days("patience.excuses")) {
            actions.add("DEMAND_FULL_PAYMENT");
        }
        return actions;
    }
}
