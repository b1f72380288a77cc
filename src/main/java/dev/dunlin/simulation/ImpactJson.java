package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.rulebook.Action;

/** An impact, and the accounts it is made of, in JSON. Pure; the same bytes for the same values. */
public final class ImpactJson {
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private ImpactJson() {
    }

    /** All of it: the accounts that are listed, the faults of those that could not be read, and the totals. */
    static ObjectNode of(Impact impact, List<Comparison> listed, List<String> faults) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode accounts = json.putArray("accounts");
        listed.forEach(account -> accounts.add(of(account)));
        ArrayNode told = json.putArray("faults");
        faults.forEach(told::add);
        json.set("totals", of(impact));
        return json;
    }

    /** The totals. */
    public static ObjectNode of(Impact impact) {
        ObjectNode json = JSON.createObjectNode();
        json.put("rules", impact.simulation().rules().hash()).put("against", impact.simulation().against().hash());
        if (impact.simulation().on() != null) {
            json.put("on", impact.simulation().on().toString());
        }
        json.put("accounts", impact.all().accounts()).put("unreadable", impact.unreadable()).put("changed", impact.all().changed())
                .put("otherActions", impact.of(Comparison.Kind.ACTIONS)).put("otherTerms", impact.of(Comparison.Kind.TERMS))
                .put("otherReasons", impact.of(Comparison.Kind.REASONS)).put("unchanged", impact.of(Comparison.Kind.SAME));
        money(json, impact.all());
        ArrayNode actions = json.putArray("byAction");
        impact.byAction().forEach((code, flow) -> {
            Action action = action(impact.simulation(), code);
            ObjectNode one = flow(actions.addObject().put("action", code).put("title", action.title()).put("rung", action.rung()), flow).put("altered", flow.altered());
            ObjectNode money = one.putObject("money");
            flow.money().forEach((currency, sides) -> sides(money.putObject(currency), sides));
        });
        flows(json.putArray("byTip"), "tip", impact.byTip());
        flows(json.putArray("byGuardrail"), "guardrail", impact.byGuardrail());
        tallies(json.putArray("byCountry"), "country", impact.byCountry(), Function.identity());
        tallies(json.putArray("byDebtorType"), "debtorType", impact.byDebtorType(), Function.identity());
        tallies(json.putArray("byAgeing"), "ageing", impact.byAgeing(), Ageing::title);
        ObjectNode terms = json.putObject("byTerm");
        impact.terms().forEach(terms::put);
        ArrayNode moves = json.putArray("moves");
        impact.moves().forEach((move, accounts) -> moves.addObject().put("before", move.before()).put("after", move.after()).put("accounts", accounts));
        return json;
    }

    static Action action(Simulation simulation, String code) {
        Action action = simulation.rules().actions().get(code);
        return action == null ? simulation.against().actions().get(code) : action;
    }

    private static void flows(ArrayNode list, String name, Map<String, Flow> flows) {
        flows.forEach((id, flow) -> flow(list.addObject().put(name, id), flow));
    }

    private static ObjectNode flow(ObjectNode json, Flow flow) {
        return json.put("before", flow.before()).put("after", flow.after()).put("new", flow.come()).put("gone", flow.gone());
    }

    private static <K> void tallies(ArrayNode list, String name, Map<K, Tally> tallies, Function<K, String> title) {
        tallies.forEach((key, tally) -> money(list.addObject().put(name, title.apply(key)).put("accounts", tally.accounts()).put("changed", tally.changed()), tally));
    }

    private static void money(ObjectNode json, Tally tally) {
        ObjectNode money = json.putObject("money");
        tally.money().forEach((currency, amounts) -> {
            ObjectNode one = money.putObject(currency).put("open", amounts.open()).put("openChanged", amounts.openChanged());
            sides(one.putObject("asked"), amounts.asked());
        });
    }

    private static void sides(ObjectNode json, Comparison.Sides<BigDecimal> sides) {
        json.put("before", sides.before()).put("after", sides.after());
    }

    /** One account. */
    public static ObjectNode of(Comparison account) {
        ObjectNode json = JSON.createObjectNode();
        json.put("accountId", account.accountId()).put("country", account.country()).put("debtorType", account.debtorType()).put("ageing", account.ageing().title());
        json.put("daysPastDue", account.daysPastDue());
        json.put("change", account.kind().name());
        ObjectNode money = json.putObject("money");
        account.money().forEach((currency, one) -> sides(money.putObject(currency).put("open", one.open()).putObject("asked"), one.asked()));
        standing(json.putArray("before"), account.standing().before());
        standing(json.putArray("after"), account.standing().after());
        ArrayNode changes = json.putArray("actions");
        for (ActionChange change : account.changes()) {
            ObjectNode one = changes.addObject().put("action", change.action()).put("what", change.what().name());
            if (change.currency() != null) {
                one.put("currency", change.currency());
            }
            ObjectNode terms = one.putObject("terms");
            change.terms().forEach(term -> {
                ObjectNode sides = terms.putObject(term.name());
                value(sides, "before", term.before());
                value(sides, "after", term.after());
            });
        }
        grounds(json.putArray("because"), account.come());
        grounds(json.putArray("becauseBefore"), account.gone());
        return json;
    }

    private static void standing(ArrayNode list, List<Comparison.Standing> standing) {
        standing.stream().map(Comparison.Standing::action).distinct().forEach(list::add);
    }

    private static void value(ObjectNode json, String name, Object value) {
        if (value instanceof BigDecimal number) {
            json.put(name, number);
        } else if (value instanceof Boolean truth) {
            json.put(name, truth);
        } else if (value instanceof OffsetDateTime instant) {
            json.put(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant));
        } else {
            json.put(name, value == null ? null : value.toString());
        }
    }

    private static void grounds(ArrayNode list, List<Ground> grounds) {
        for (Ground ground : grounds) {
            ObjectNode one = list.addObject().put("rule", ground.rule()).put(ground.isGuardrail() ? "guardrail" : "tip", ground.catalogueId());
            ArrayNode does = one.putArray("does");
            ground.does().forEach(does::add);
            one.put("reason", ground.reason());
        }
    }

    /** On one line. */
    public static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
