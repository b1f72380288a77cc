package dev.dunlin.console;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.audit.Difference;
import dev.dunlin.audit.Replay;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.EntryId;
import dev.dunlin.decisionlog.Search;
import dev.dunlin.problem.Counted;
import dev.dunlin.recording.RuleBookArchive;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes decisions of the log again and compares. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Dunlin.Version.class,
        description = "Makes decisions of the log again, each from the snapshot that was sent and under the rulebook that was in force, and compares what comes out, "
                + "byte by byte, with what was answered.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dunlin replay                                       every decision of the log",
            "  dunlin replay --from 2026-10-01 --to 2026-11-01     those recorded in October",
            "  dunlin replay --decision 1-4711                     one, with every difference",
            "",
            "Exit status: 0 all came out as recorded (or are erased); 1 some did not, or could not be made again; 2 wrong usage."})
final class ReplayCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;
    @Option(names = "--decision", paramLabel = "ID", description = "Only this one, as 1-4711.")
    private String decision;
    @Option(names = "--account", paramLabel = "ID", description = "Only those of this account.")
    private String account;
    @Option(names = "--from", paramLabel = "DAY", description = "Only those recorded on that day (UTC) or later, as 2026-10-01, or from that instant on.")
    private String from;
    @Option(names = "--to", paramLabel = "DAY", description = "Only those recorded before that day, or that instant.")
    private String to;
    @Option(names = "--json", description = "Print one JSON object for each that did not come out as recorded, and no counts.")
    private boolean json;
    @Mixin
    private LogOption log;

    private final Map<Replay.Outcome, Long> outcomes = new EnumMap<>(Replay.Outcome.class);
    private final Map<String, Long> rulebooks = new TreeMap<>();
    private int shown;

    @Override
    public Integer call() {
        EntryId one = decision == null ? null : EntryId.parse(decision)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "`" + decision + "` names no decision; a name is like `1-4711`."));
        Instant start = from == null ? null : LogOption.moment(spec, "--from", from);
        Instant end = to == null ? null : LogOption.moment(spec, "--to", to);
        PrintWriter out = spec.commandLine().getOut();
        try (DecisionLog opened = log.open(); Progress progress = Progress.ofLog(Terminal.here(), "Replaying", -1)) {
            RuleBookArchive archive = new RuleBookArchive(opened);
            if (one != null) {
                count(Replay.of(opened.find(one).orElseThrow(() -> new Refusal("The log holds no decision `" + decision + "`.")), archive), out);
            } else {
                Replay.all(opened, archive, new Search(account, null, List.of(), start, end, null, Integer.MAX_VALUE), replay -> {
                    count(replay, out);
                    progress.step(1);
                });
            }
        }
        if (!json) {
            total(out);
        }
        out.flush();
        return of(Replay.Outcome.DIFFERENT) + of(Replay.Outcome.NOT_POSSIBLE) == 0 ? Dunlin.FINE : Dunlin.FAULTY;
    }

    private void count(Replay replay, PrintWriter out) {
        outcomes.merge(replay.outcome(), 1L, Long::sum);
        if (replay.rulebook() != null) {
            rulebooks.merge(replay.rulebook(), 1L, Long::sum);
        }
        if (json) {
            if (replay.outcome() != Replay.Outcome.IDENTICAL || decision != null) {
                out.println(replay.json());
            }
        } else if (replay.outcome() == Replay.Outcome.DIFFERENT && (shown++ < SHOWN)) {
            out.println(replay.id() + " comes out otherwise than it was recorded:");
            replay.differences().stream().limit(decision == null ? SHOWN : Integer.MAX_VALUE).forEach(difference -> difference(difference, out));
            if (replay.differences().isEmpty()) {
                out.println("    in its bytes only; every value is the same");
            } else if (decision == null && replay.differences().size() > SHOWN) {
                out.printf("    and %,d more; `dunlin replay --decision %s` shows all%n", replay.differences().size() - SHOWN, replay.id());
            }
        } else if (replay.why() != null && (decision != null || replay.outcome() == Replay.Outcome.NOT_POSSIBLE && shown++ < SHOWN)) {
            out.println(replay.id() + ": " + replay.why());
        }
    }

    private static void difference(Difference difference, PrintWriter out) {
        out.println("    " + difference.pointer() + ": recorded " + said(difference.was()) + ", now " + said(difference.is()));
    }

    private static String said(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private void total(PrintWriter out) {
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        out.printf("%s under %s: %,d identical to the byte, %,d different, %,d that could not be made again, %,d erased by law.%n", Counted.of(all, "decision"),
                Counted.of(rulebooks.size(), "rulebook"), of(Replay.Outcome.IDENTICAL), of(Replay.Outcome.DIFFERENT), of(Replay.Outcome.NOT_POSSIBLE), of(Replay.Outcome.ERASED));
        rulebooks.forEach((hash, number) -> out.printf("  %,8d under %s%n", number, hash));
    }

    private long of(Replay.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
