package dev.dunlin.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.dunlin.decisionlog.LogTime;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** The query of one request, each parameter known and sent once. Whatever is wrong with it is gathered, to be said at once. */
public final class Query {
    private final MultivaluedMap<String, String> sent;
    private final List<String> wrong = new ArrayList<>();

    public Query(MultivaluedMap<String, String> sent, Set<String> parameters) {
        this.sent = sent;
        sent.forEach((name, values) -> {
            if (!parameters.contains(name)) {
                wrong("There is no parameter `" + Problem.shown(name) + "`." + DidYouMean.sentence(Problem.shown(name), new TreeSet<>(parameters)));
            } else if (values.size() > 1 || values.get(0).isBlank()) {
                wrong("`" + name + "` must have one value.");
            }
        });
    }

    /** {@code null} where it was not sent, or wrongly. */
    public String value(String name) {
        List<String> values = sent.get(name);
        return values == null || values.size() != 1 || values.get(0).isBlank() ? null : values.get(0);
    }

    /** A time as {@code parse} reads it; {@code null} where it was not sent, or cannot be read. */
    public <T> T time(String name, String expected, Function<String, T> parse) {
        String text = value(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException e) {
            wrong("`" + name + "` is `" + Problem.shown(text) + "`, and must be " + expected + ".");
            return null;
        }
    }

    /** A time of the decision log. */
    public Instant logTime(String name) {
        return time(name, LogTime.EXPECTED, LogTime::parseQuery);
    }

    public void wrong(String sentence) {
        wrong.add(sentence);
    }

    public Optional<Problem> problem() {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Problem.of(ProblemKind.BAD_PARAMETER, String.join(" ", wrong)));
    }
}
