package dev.dunlin.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.door.DecisionDesk;
import dev.dunlin.intake.Incoming;
import dev.dunlin.intake.Intake;
import dev.dunlin.portfolio.InOrder;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.RuleBookArchive;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookInForce;

/** `POST /simulations`: accounts in, one a line, or those of the log; out comes what one archived rulebook does otherwise than another. Nothing is recorded. */
@Path("/simulations")
public final class SimulationResource {
    private static final int MOST_ACCOUNTS = 100_000;
    private static final int MOST_FAULTS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final MediaType NDJSON = MediaType.valueOf("application/x-ndjson");
    private static final String RULES = "rules";
    private static final String AGAINST = "against";

    private final DecisionLog log;
    private final RuleBookInForce inForce;
    /** A simulation takes every core; the next one waits, but not for ever, for those who wait hold a thread. */
    private final Semaphore turn = new Semaphore(1, true);
    private final RuleBookArchive archive;

    SimulationResource(DecisionLog log, RuleBookArchive archive, RuleBookInForce inForce) {
        this.log = log;
        this.archive = archive;
        this.inForce = inForce;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response simulate(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, @Context UriInfo uri) throws IOException, InterruptedException {
        SimulationQuery query = new SimulationQuery(uri.getQueryParameters());
        if (query.problem().isPresent()) {
            return ProblemResponses.of(query.problem().get());
        }
        PushbackInputStream accounts = new PushbackInputStream(body);
        int first = accounts.read();
        if (first < 0 != query.isOfLog()) {
            return refused("Say which accounts: send them, a snapshot a line, or name those of the decision log with `logFrom` or `logTo`.");
        }
        if (first >= 0) {
            if (!NDJSON.isCompatible(type)) {
                throw new NotSupportedException();
            }
            accounts.unread(first);
        }
        RuleBook current = inForce.current().orElse(null);
        if (current == null) {
            return ProblemResponses.of(DecisionDesk.noRuleBook());
        }
        InOrder.Feed<Incoming> feed = query.isOfLog() ? new RecordedAccounts(log, query.logFrom(), query.logTo() == null ? Instant.now() : query.logTo())
                : InOrder.Feed.of(Intake.ndjson(accounts, -1).snapshots());
        if (!turn.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            return ProblemResponses.of(Problem.of(ProblemKind.BUSY, "Another simulation has been under way for " + LONGEST_WAIT.toSeconds() + " seconds, and one runs at a time."));
        }
        try {
            return simulate(new Simulation(book(AGAINST, query, current), book(RULES, query, current), query.on()), feed, query.top());
        } catch (NotThere e) {
            return refused(e.getMessage());
        } catch (TooMany e) {
            return ProblemResponses.of(Problem.of(ProblemKind.TOO_LARGE, "A simulation takes %,d accounts at most; `./dunlin simulate` takes as many as there are.".formatted(MOST_ACCOUNTS)));
        } finally {
            turn.release();
        }
    }

    private Response simulate(Simulation simulation, InOrder.Feed<Incoming> accounts, int top) throws IOException, InterruptedException {
        Impact impact = new Impact(simulation);
        List<Comparison> listed = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        SimulationRun.run(impact, gate -> accounts.pass(new Limited(gate)), new SimulationRun.Listener() {
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

    /** The rulebook that a parameter names; the one in force where it names none. */
    private RuleBook book(String parameter, SimulationQuery query, RuleBook current) {
        String hash = query.rulebook(parameter);
        if (hash == null || hash.equals(current.hash())) {
            return current;
        }
        List<String> known = log.archivedHashes();
        if (!known.contains(hash)) {
            throw new NotThere("`" + parameter + "` is `" + Problem.shown(hash) + "`, and no rulebook with that hash is archived." + DidYouMean.sentence(hash, known));
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

    /** Lets so many accounts through as one request may have decided. For one thread. */
    private static final class Limited implements InOrder.Gate<Incoming> {
        private final InOrder.Gate<Incoming> gate;
        private int passed;

        Limited(InOrder.Gate<Incoming> gate) {
            this.gate = gate;
        }

        @Override
        public void pass(Incoming account) throws InterruptedException {
            if (passed++ == MOST_ACCOUNTS) {
                throw new TooMany();
            }
            gate.pass(account);
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
