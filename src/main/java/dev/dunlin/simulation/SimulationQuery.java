package dev.dunlin.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.dunlin.door.Query;
import dev.dunlin.problem.Problem;

/** Reads the query of `POST /simulations`. Everything wrong with it is said at once. For one request. */
final class SimulationQuery {
    private static final int USUAL_LISTED = 100;
    private static final int MOST_LISTED = 10_000;
    private static final Set<String> PARAMETERS = Set.of("rules", "against", "on", "top", "logFrom", "logTo");

    private final Query query;
    private final LocalDate on;
    private final int top;
    private final Instant logFrom;
    private final Instant logTo;

    SimulationQuery(MultivaluedMap<String, String> sent) {
        this.query = new Query(sent, PARAMETERS);
        this.on = query.time("on", "a day as `2027-01-01`", LocalDate::parse);
        if (on != null && on.isAfter(Simulation.LAST_DAY)) {
            query.wrong("`on` must not be after " + Simulation.LAST_DAY + ".");
        }
        this.logFrom = query.logTime("logFrom");
        this.logTo = query.logTime("logTo");
        if (logFrom != null && logTo != null && !logFrom.isBefore(logTo)) {
            query.wrong("`logTo` is not after `logFrom`, so that nothing lies between them.");
        }
        this.top = readTop();
    }

    Optional<Problem> problem() {
        return query.problem();
    }

    /** The hash of a rulebook, as `rules` or `against`; {@code null} for the one in force. */
    String rulebook(String name) {
        return query.value(name);
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

    private int readTop() {
        String text = query.value("top");
        if (text == null || text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_LISTED) {
            return text == null ? USUAL_LISTED : Integer.parseInt(text);
        }
        query.wrong("`top` must be a number from 0 to " + MOST_LISTED + ".");
        return USUAL_LISTED;
    }
}
