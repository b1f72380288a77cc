package dev.dunlin.simulation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.dunlin.decision.RequestDoor;
import dev.dunlin.decisionlog.LogTime;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;

/** Reads the query of `POST /simulations`. Everything wrong with it is said at once. For one request. */
final class SimulationQuery {
    private static final int USUAL_LISTED = 100;
    private static final int MOST_LISTED = 10_000;
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("rules", "against", "on", "top", "logFrom", "logTo"));

    private final MultivaluedMap<String, String> sent;
    private final List<String> wrong = new ArrayList<>();
    private final LocalDate on;
    private final int top;
    private final Instant logFrom;
    private final Instant logTo;

    SimulationQuery(MultivaluedMap<String, String> sent) {
        this.sent = sent;
        sent.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                wrong.add("There is no parameter `" + RequestDoor.shown(name) + "`." + DidYouMean.sentence(RequestDoor.shown(name), PARAMETERS));
            } else if (values.size() > 1 || values.get(0).isBlank()) {
                wrong.add("`" + name + "` must have one value.");
            }
        });
        this.on = time("on", "a day as `2027-01-01`", LocalDate::parse);
        if (on != null && on.isAfter(Simulation.LAST_DAY)) {
            wrong.add("`on` must not be after " + Simulation.LAST_DAY + ".");
        }
        this.logFrom = time("logFrom", LogTime.EXPECTED, LogTime::parseQuery);
        this.logTo = time("logTo", LogTime.EXPECTED, LogTime::parseQuery);
        if (logFrom != null && logTo != null && !logFrom.isBefore(logTo)) {
            wrong.add("`logTo` is not after `logFrom`, so that nothing lies between them.");
        }
        this.top = readTop();
    }

    Optional<Problem> problem() {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Problem.of(ProblemKind.BAD_PARAMETER, String.join(" ", wrong)));
    }

    /** The hash of a rulebook, as `rules` or `against`; {@code null} for the one in force. */
    String rulebook(String name) {
        return value(name);
    }

    LocalDate on() {
        return on;
    }

    int top() {
        return top;
    }

    /** Whether the accounts are those of the log. */
    boolean isOfLog() {
        return logFrom != null || logTo != null;
    }

    Instant logFrom() {
        return logFrom;
    }

    Instant logTo() {
        return logTo;
    }

    private <T> T time(String name, String expected, Function<String, T> parse) {
        String text = value(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException e) {
            wrong.add("`" + name + "` is `" + RequestDoor.shown(text) + "`, and must be " + expected + ".");
            return null;
        }
    }

    private int readTop() {
        String text = value("top");
        if (text == null || text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_LISTED) {
            return text == null ? USUAL_LISTED : Integer.parseInt(text);
        }
        wrong.add("`top` must be a number from 0 to " + MOST_LISTED + ".");
        return USUAL_LISTED;
    }

    private String value(String name) {
        List<String> values = sent.get(name);
        return values == null || values.size() != 1 || values.get(0).isBlank() ? null : values.get(0);
    }
}
