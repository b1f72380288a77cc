package dev.dunlin.audit;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Range;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.Field;

/** "Why not" for programs. Pure. */
public final class WhyNotJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final RuleBook book;

    private WhyNotJson(RuleBook book) {
        this.book = book;
    }

    public static ObjectNode of(WhyNot whyNot) {
        return new WhyNotJson(whyNot.decision().book()).write(whyNot);
    }

    private ObjectNode write(WhyNot whyNot) {
        ObjectNode json = NODES.objectNode().put("accountId", whyNot.decision().accountId()).put("action", whyNot.action().code())
                .put("asOf", Words.instant(whyNot.decision().asOf())).put("rulebook", book.hash()).put("stands", whyNot.stands());
        ArrayNode rules = json.putArray("rules");
        for (WhyNot.RuleTrace trace : whyNot.rules()) {
            RuleCard card = trace.rule().card();
            ObjectNode rule = rules.addObject().put("rule", card.id()).put(card.kind() == RuleCard.Kind.TIP ? "tip" : "guardrail", card.catalogueId())
                    .put("file", card.file()).put("line", card.line()).put("says", card.sentence()).put("currency", trace.currency())
                    .put("inForce", trace.isInForce()).put("truth", trace.truth().name()).put("met", trace.met());
            conditions(rule.putArray("conditions"), trace.conditions());
        }
        ArrayNode withheld = json.putArray("withheld");
        for (Withheld one : whyNot.withheld()) {
            ObjectNode node = withheld.addObject().put("effect", one.effect().name());
            if (one.until() != null) {
                node.put("until", Words.instant(one.until()));
            }
            if (one.became() != null) {
                node.put("became", one.became().code());
            }
            if (one.amount() != null) {
                node.set("amount", NODES.numberNode(one.amount()));
            }
            ArrayNode proposers = node.putArray("proposedBy");
            one.proposedBy().forEach(rule -> proposers.add(rule.id()));
            grounds(node.putArray("by"), one.by());
        }
        ArrayNode wouldBe = json.putArray("ifProposed");
        for (Permission permission : whyNot.wouldBe()) {
            ObjectNode node = wouldBe.addObject().put("currency", permission.currency()).put("ruling", permission.ruling().name());
            if (permission.from() != null) {
                node.put("from", Words.instant(permission.from()));
            }
            grounds(node.putArray("against"), permission.against());
            grounds(node.putArray("first"), permission.first());
            ArrayNode unknown = node.putArray("notKnown");
            for (Verdict.Unknown one : permission.unknown()) {
                strings(unknown.addObject().put("rule", one.rule().id()).put("guardrail", one.rule().card().catalogueId()).putArray("missing"), one.missing());
            }
        }
        ArrayNode changes = json.putArray("changes");
        for (Change change : whyNot.changes()) {
            ObjectNode node = changes.addObject().put("says", change.words());
            if (change.on() != null) {
                node.put("on", change.on().toString());
            }
            if (change.at() != null) {
                node.put("at", Words.instant(change.at()));
            }
            ArrayNode steps = node.putArray("facts");
            for (Change.Step step : change.steps()) {
                ObjectNode fact = steps.addObject().put("fact", step.fact().inRules()).put("currency", step.currency());
                fact.put("known", !step.from().isUnknown());
                value(fact, "from", step.from());
                value(fact, "to", step.to());
            }
        }
        return json;
    }

    private void conditions(ArrayNode into, List<ConditionTrace> traces) {
        for (ConditionTrace trace : traces) {
            ObjectNode node = into.addObject().put("condition", trace.condition()).put("truth", trace.truth().name());
            if (trace.rule() != null) {
                node.put("rule", trace.rule().id()).put("file", trace.rule().card().file()).put("line", trace.rule().card().line());
            }
            if (trace.fact() != null) {
                node.put("fact", trace.fact().inRules()).put("actual", trace.actual());
            }
            if (!trace.gap().isEmpty()) {
                node.put("gap", trace.gap());
            }
            if (!trace.missing().isEmpty()) {
                strings(node.putArray("missing"), trace.missing());
            }
            if (!trace.parts().isEmpty()) {
                conditions(node.putArray("parts"), trace.parts());
            }
        }
    }

    private void grounds(ArrayNode into, List<Withheld.By> grounds) {
        for (Withheld.By by : grounds) {
            ObjectNode node = into.addObject().put("guardrail", by.guardrail()).put("rule", by.rule()).put("reason", by.reason());
            if (book.rule(by.rule()) != null) {
                node.put("file", book.rule(by.rule()).card().file()).put("line", book.rule(by.rule()).card().line());
            }
            if (by.citation() != null) {
                node.put("citation", by.citation()).put("confidence", by.confidence());
            }
        }
    }

    private static void value(ObjectNode into, String name, Field<?> value) {
        Object it = value.orNull();
        if (it instanceof BigDecimal number) {
            into.set(name, NODES.numberNode(number));
        } else if (it instanceof Integer number) {
            into.put(name, number);
        } else if (it instanceof Range range && range.isExact()) {
            into.put(name, range.low());
        } else if (it instanceof Boolean flag) {
            into.put(name, flag);
        } else if (it != null) {
            into.put(name, it.toString());
        } else if (value.isNone()) {
            into.putNull(name);
        }
    }

    private static void strings(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
