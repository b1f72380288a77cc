package dev.dunlin.reload;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import dev.dunlin.decision.RuleCounts;
import dev.dunlin.decisionlog.DecisionLog;
import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.decisionlog.RuleBookChange;
import dev.dunlin.door.DecisionDesk;
import dev.dunlin.problem.DidYouMean;
import dev.dunlin.problem.Problem;
import dev.dunlin.problem.ProblemKind;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.RuleFault;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.Setting;
import dev.dunlin.scenario.ScenarioReader;

/** `/rulebook`: which rules decide, since when, what waits, what is wrong, and who may put what in force. */
@Path("/rulebook")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public final class RuleBookResource {
    private static final int LONGEST_HISTORY = 1000;

    private final Changeover changeover;
    private final RuleCounts counts;
    private final DecisionLog log;

    RuleBookResource(Changeover changeover, RuleCounts counts, DecisionLog log) {
        this.changeover = changeover;
        this.counts = counts;
        this.log = log;
    }

    @GET
    public Response inForce() {
        return standing(standing -> Response.ok(json(standing)).build());
    }

    private Map<String, Object> json(Standing standing) {
        RuleBook book = standing.book();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hash", book.hash());
        json.put("since", standing.since().toString());
        json.put("cause", standing.cause().name().toLowerCase(Locale.ROOT));
        if (standing.approval() != null) {
            json.put("by", standing.approval().by());
            json.put("why", standing.approval().why());
        }
        json.put("changes", standing.changes());
        json.put("files", book.files().texts().size());
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("all", book.rules().size());
        for (RuleCard.Kind kind : RuleCard.Kind.values()) {
            rules.put(kind.name().toLowerCase(Locale.ROOT), book.rules().stream().filter(rule -> rule.card().kind() == kind).count());
        }
        rules.put("draft", book.rules().stream().filter(rule -> rule.card().status() == RuleCard.Status.DRAFT).count());
        json.put("rules", rules);
        json.put("settings", book.settings().all().size());
        json.put("actions", book.actions().all().size());
        json.put("faults", changeover.faults().size());
        Pending pending = changeover.pending();
        if (pending != null) {
            json.put("pending", pending.book().hash());
        }
        if (changeover.held() != null) {
            json.put("held", changeover.held());
        }
        return json;
    }

    @GET
    @Path("/faults")
    public Map<String, Object> faults() {
        List<Map<String, Object>> faults = new ArrayList<>();
        for (RuleFault fault : changeover.faults()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", fault.file());
            if (fault.place().line() > 0) {
                one.put("line", fault.place().line());
            }
            if (fault.place().column() > 0) {
                one.put("column", fault.place().column());
            }
            one.put("code", fault.kind().toString());
            one.put("detail", fault.detail());
            faults.add(one);
        }
        return Map.of("faults", faults);
    }

    @GET
    @Path("/rules")
    public Response rules() {
        return standing(standing -> Response.ok(Map.of("rules", standing.book().rules().stream().map(this::brief).toList())).build());
    }

    private Map<String, Object> brief(Rule rule) {
        RuleCard card = rule.card();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("says", card.sentence());
        json.put("kind", card.kind().name().toLowerCase(Locale.ROOT));
        json.put("status", card.status().name().toLowerCase(Locale.ROOT));
        put(json, "catalogueId", card.catalogueId());
        json.put("file", card.file());
        json.put("line", card.line());
        RuleCounts.Count count = counts.count(rule.id());
        json.put("fired", count.times());
        put(json, "firedLast", count.latest());
        return json;
    }

    @GET
    @Path("/rules/{id: .+}")
    public Response rule(@RestPath String id) {
        return standing(standing -> {
            Rule rule = standing.book().rule(id);
            return rule != null ? Response.ok(json(standing.book(), rule)).build() : notFound("There is no rule `" + Problem.shown(id) + "`."
                    + DidYouMean.sentence(id, standing.book().rules().stream().map(Rule::id).toList()));
        });
    }

    private Map<String, Object> json(RuleBook book, Rule rule) {
        RuleCard card = rule.card();
        Map<String, Object> json = brief(rule);
        put(json, "decides", card.status() == RuleCard.Status.STABLE ? null : card.status() == RuleCard.Status.DRAFT ? "no: what is counted is what it would have done" : "no");
        put(json, "proposes", card.actions().isEmpty() ? null : card.actions().stream().map(action -> action.code()).toList());
        put(json, "reduces", card.strikes().isEmpty() ? null : card.strikes().stream().map(strike -> strike.effect().name()).distinct().toList());
        put(json, "source", card.source());
        put(json, "citation", card.citation());
        put(json, "confidence", card.confidence());
        put(json, "effectiveFrom", card.inForce().from());
        put(json, "effectiveTo", card.inForce().to());
        put(json, "checked", card.checked());
        put(json, "signedOff", card.signedOff());
        json.put("why", card.why());
        json.put("facts", rule.facts().stream().map(fact -> fact.inRules()).toList());
        json.put("settings", rule.settings().stream().map(number -> setting(book.settings().all().get(number))).toList());
        json.put("scenarios", scenarios(book, rule));
        json.put("text", rule.text());
        return json;
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", setting.name());
        json.put("title", setting.title());
        json.put("unit", setting.unit());
        json.put("source", setting.source());
        json.put("file", setting.file());
        json.put("line", setting.line());
        json.put("values", setting.rows().stream().map(row -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("from", row.from().toString());
            put(value, "to", row.to());
            Map<String, Object> meant = new LinkedHashMap<>();
            put(meant, "debtorType", row.debtorTypes().isEmpty() ? null : row.debtorTypes().stream().map(Enum::name).sorted().toList());
            put(meant, "country", row.countries().isEmpty() ? null : row.countries().stream().sorted().toList());
            put(meant, "region", row.regions().isEmpty() ? null : row.regions().stream().sorted().toList());
            put(meant, "currency", row.currencies().isEmpty() ? null : row.currencies().stream().sorted().toList());
            put(value, "for", meant.isEmpty() ? null : meant);
            value.put("value", row.value() instanceof Number ? row.value() : row.value().toString());
            put(value, "source", row.source());
            put(value, "confidence", row.confidence());
            return value;
        }).toList());
        return json;
    }

    private static List<Map<String, Object>> scenarios(RuleBook book, Rule rule) {
        RuleFiles.Text beside = book.files().get(rule.card().file().replaceFirst("\\.drl$", ".scenarios.yaml"));
        return beside == null ? List.of() : ScenarioReader.readAll(new RuleFiles(List.of(beside)), new ArrayList<>()).stream().filter(scenario -> scenario.rule().equals(rule.id()))
                .map(scenario -> Map.<String, Object>of("it", scenario.name(), "then", scenario.then().name().toLowerCase(Locale.ROOT))).toList();
    }

    @GET
    @Path("/history")
    public Response history() {
        try {
            return Response.ok(Map.of("rulebooks", log.rulebooks(LONGEST_HISTORY).stream().map(RuleBookResource::json).toList())).build();
        } catch (LogUnavailable e) {
            return ProblemResponses.of(Problem.of(ProblemKind.LOG_UNAVAILABLE, "The history cannot be read now: " + e.getMessage()));
        }
    }

    private static Map<String, Object> json(RuleBookChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hash", change.hash());
        json.put("since", change.since().toString());
        json.put("cause", change.cause());
        put(json, "by", change.by());
        put(json, "why", change.why());
        put(json, "held", change.held());
        json.put("changes", FileChanges.of(change.files()));
        return json;
    }

    @GET
    @Path("/pending")
    public Map<String, Object> pending() {
        Pending pending = changeover.pending();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pending", pending != null);
        if (pending != null) {
            json.put("hash", pending.book().hash());
            json.put("since", pending.since().toString());
            json.put("reasons", pending.reasons());
            json.put("changes", pending.changes());
            if (pending.shift() != null) {
                json.putAll(pending.shift().json());
            }
        }
        return json;
    }

    @POST
    @Path("/pending/{hash}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(@RestPath String hash, InputStream body) throws IOException {
        Approval.Outcome read = read(body, Set.of("by", "why"));
        return read.problem() != null ? ProblemResponses.of(read.problem()) : done(changeover.confirm(hash, read.approval()));
    }

    @POST
    @Path("/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rollBack(InputStream body) throws IOException {
        Approval.Outcome read = read(body, Set.of("by", "why", "hash"));
        return read.problem() != null ? ProblemResponses.of(read.problem()) : done(changeover.rollBack(read.approval()));
    }

    private static Approval.Outcome read(InputStream body, Set<String> members) throws IOException {
        byte[] sent = body.readNBytes(Approval.MOST_BYTES + 1);
        return sent.length > Approval.MOST_BYTES ? new Approval.Outcome(null, Problem.of(ProblemKind.TOO_LARGE, "This body may have %,d bytes at most.".formatted(Approval.MOST_BYTES)))
                : Approval.read(sent, members);
    }

    private Response done(Problem problem) {
        return problem != null ? ProblemResponses.of(problem) : inForce();
    }

    private interface Answer {
        Response of(Standing standing);
    }

    private Response standing(Answer answer) {
        Standing standing = changeover.standing();
        return standing == null ? ProblemResponses.of(DecisionDesk.noRuleBook()) : answer.of(standing);
    }

    private static Response notFound(String detail) {
        return ProblemResponses.of(Problem.of(ProblemKind.NOT_FOUND, detail));
    }

    private static void put(Map<String, Object> json, String name, Object value) {
        if (value != null) {
            json.put(name, value instanceof List || value instanceof Map ? value : value.toString());
        }
    }
}
