package dev.dunlin.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.SnapshotReader;

/** The answers kept beside the example snapshots, as the rulebook gives them now; the OpenAPI document shows them. */
public final class ExampleAnswers {
    private static final String DIRECTORY = "docs/examples";
    private static final String DECISION_ID = "1-4711";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("").withObjectEmptySeparator(""))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ExampleAnswers() {
    }

    /** The text of every answer by its path from the project's root: of each {@code *-decision.json}, and of the lines of a portfolio. */
    public static Map<String, String> of(RuleBook book, Path root) throws IOException {
        Map<String, String> answers = new TreeMap<>();
        try (Stream<Path> files = Files.list(root.resolve(DIRECTORY))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-decision.json")).toList()) {
                Path snapshot = Path.of(file.toString().replace("-decision.json", "-snapshot.json"));
                byte[] json = answer(book, Files.readAllBytes(snapshot), DECISION_ID);
                answers.put(DIRECTORY + "/" + file.getFileName(), JSON.writer(PRETTY).writeValueAsString(JSON.readTree(json)) + "\n");
            }
        }
        String lines = DIRECTORY + "/portfolio-answers.ndjson";
        answers.put(lines, lines(book, Files.readAllLines(root.resolve(DIRECTORY + "/three-lines.ndjson")),
                Files.readAllLines(root.resolve(lines))));
        return answers;
    }

    /** A problem stays as it is: it does not come from the rulebook. */
    private static String lines(RuleBook book, List<String> snapshots, List<String> before) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            byte[] json = answer(book, snapshots.get(i).getBytes(StandardCharsets.UTF_8), null);
            answers.add(json == null ? before.get(i) : new String(json, StandardCharsets.UTF_8));
        }
        return String.join("\n", answers) + "\n";
    }

    private static byte[] answer(RuleBook book, byte[] snapshot, String decisionId) {
        return new SnapshotReader(book.actions().codes()).read(snapshot) instanceof SnapshotReader.Reading.Ok ok
                ? Answer.of(Decider.decide(book, ok.snapshot()), decisionId).json() : null;
    }
}
