package dev.dunlin.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

/** What an auditor is answered about the example snapshots, as the rulebook has it now; the OpenAPI document shows it. */
public final class AuditExamples {
    private static final String DIRECTORY = "docs/examples/";
    private static final String ASKED_FOR = "STOP_SUPPLY";
    private static final int DAYS = 10;

    private AuditExamples() {
    }

    /** The text of every answer by its path from the project's root. */
    public static Map<String, String> of(RuleBook book, Path root) {
        AccountSnapshot openItems = snapshot(book, root, "open-items-snapshot.json");
        Map<String, String> answers = new TreeMap<>();
        WhyNot whyNot = WhyNot.of(book, openItems, book.actions().get(ASKED_FOR));
        answers.put(DIRECTORY + "open-items-why-not.json", WhyNotJson.of(whyNot).toPrettyString() + "\n");
        answers.put(DIRECTORY + "open-items-why-not.txt", WhyNotText.of(whyNot, false));
        answers.put(DIRECTORY + "open-items-explanation.txt", Explanation.of(openItems, Decider.decide(book, openItems)));
        answers.put(DIRECTORY + "reminded-forecast.json",
                ForecastJson.of(Forecast.of(book, snapshot(book, root, "reminded-snapshot.json"), DAYS, true)).toPrettyString() + "\n");
        return answers;
    }

    private static AccountSnapshot snapshot(RuleBook book, Path root, String name) {
        try {
            return ((SnapshotReader.Reading.Ok) new SnapshotReader(book.actions().codes()).read(Files.readAllBytes(root.resolve(DIRECTORY + name)))).snapshot();
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + name + " cannot be read", e);
        }
    }
}
