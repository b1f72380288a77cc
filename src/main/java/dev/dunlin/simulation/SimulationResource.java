package dev.dunlin.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.dunlin.decision.DecisionDesk;
import dev.dunlin.decision.RequestDoor;
import dev.dunlin.decision.RuleBookArchive;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Intake;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;

/** `POST /simulations`: accounts in, one a line; out comes what one archived rulebook does otherwise than another. Nothing is recorded. */
@Path("/simulations")
public final class SimulationResource {
    private static final int MOST_ACCOUNTS = 100_000;
    private static final int MOST_LISTED = 10_000;
    private static final int MOST_FAULTS = 100;
    private static final String RULES = "rules";
    private static final String AGAINST = "against";
    private static final String TOP = "top";
    private static final String ON = "on";
    private static final Set<String> PARAMETERS = Set.of(RULES, AGAINST, TOP, ON);

    private final DecisionLog log;
    private final RuleBookInForce inForce;
    /** A simulation takes every core; the next one waits. */
    private final Semaphore turn = new Semaphore(1, true);
    private final RuleBookArchive archive;

    SimulationResource(DecisionLog log, RuleBookArchive archive, RuleBookInForce inForce) {
        this.log = log;
        this.archive = archive;
        this.inForce = inForce;
    }

    @POST
    @Consumes("application/x-ndjson")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response simulate(InputStream accounts, @Context UriInfo uri) throws IOException, InterruptedException {
        Map<String, List<String>> query = uri.getQueryParameters();
        String unknown = query.keySet().stream().filter(name -> !PARAMETERS.contains(name)).findFirst().orElse(null);
        if (unknown != null) {
            return refused("There is no parameter `" + RequestDoor.shown(unknown) + "`." + DidYouMean.sentence(unknown, PARAMETERS));
        }
        String top = query.getOrDefault(TOP, List.of("100")).get(0);
        if (!top.matches("\\d{1,5}") || Integer.parseInt(top) > MOST_LISTED) {
            return refused("`top` must be a number from 0 to " + MOST_LISTED + ".");
        }
        LocalDate on = null;
        try {
            on = query.containsKey(ON) ? LocalDate.parse(query.get(ON).get(0)) : null;
        } catch (DateTimeParseException e) {
            return refused("`on` must be a day as `2027-01-01`.");
        }
        RuleBook current = inForce.current().orElse(null);
        if (current == null) {
            return ProblemResponses.of(DecisionDesk.noRuleBook());
        }
        turn.acquire();
        try {
            return simulate(new Simulation(book(AGAINST, query, current), book(RULES, query, current), on), accounts, Integer.parseInt(top));
        } catch (NotThere e) {
            return refused(e.getMessage());
        } catch (TooMany e) {
            return ProblemResponses.of(Problem.of(ProblemKind.TOO_LARGE, "A simulation takes %,d accounts at most; `./dunlin simulate` takes as many as there are.".formatted(MOST_ACCOUNTS)));
        } finally {
            turn.release();
        }
    }

    private Response simulate(Simulation simulation, InputStream accounts, int top) throws IOException, InterruptedException {
        Impact impact = new Impact(simulation);
        List<Comparison> listed = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        SimulationRun.run(impact, gate -> pass(accounts, gate), new SimulationRun.Listener() {
            @Override
            public void compared(Comparison account) {
                if (account.kind() != Comparison.Kind.SAME && listed.size() < top) {
                    listed.add(account);
                }
            }

            @Override
            public void unreadable(List<String> found) {
                found.stream().limit(MOST_FAULTS - faults.size()).forEach(faults::add);
            }
        }, Runtime.getRuntime().availableProcessors());
        return Response.ok(ImpactJson.text(ImpactJson.of(impact, listed, faults)), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static void pass(InputStream accounts, InOrder.Gate<Incoming> gate) throws InterruptedException {
        Iterator<Incoming> lines = Intake.ndjson(accounts, -1).snapshots();
        for (int number = 0; lines.hasNext(); number++) {
            if (number == MOST_ACCOUNTS) {
                throw new TooMany();
            }
            gate.pass(lines.next());
        }
    }

    /** The rulebook that a parameter names; the one in force where it names none. */
    private RuleBook book(String parameter, Map<String, List<String>> query, RuleBook current) {
        String hash = query.getOrDefault(parameter, List.of(current.hash())).get(0);
        if (hash.equals(current.hash())) {
            return current;
        }
        List<String> known = log.archivedHashes();
        if (!known.contains(hash)) {
            throw new NotThere("`" + parameter + "` is `" + RequestDoor.shown(hash) + "`, and no rulebook with that hash is archived." + DidYouMean.sentence(hash, known));
        }
        RuleBookArchive.Kept kept = archive.load(hash);
        if (kept instanceof RuleBookArchive.Kept.Not not) {
            throw new NotThere(not.why());
        }
        return ((RuleBookArchive.Kept.Book) kept).book();
    }

    private static Response refused(String detail) {
        return ProblemResponses.of(Problem.of(ProblemKind.BAD_PARAMETER, detail));
    }

    /** A rulebook that a parameter names cannot be had. */
    private static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotThere(String message) {
            super(message, null, false, false);
        }
    }

    /** The accounts are more than one request may bring. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }
}
