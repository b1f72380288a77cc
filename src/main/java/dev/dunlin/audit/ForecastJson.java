package dev.dunlin.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.RuleCard;

/** A forecast for programs. Pure. */
public final class ForecastJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ForecastJson() {
    }

    public static ObjectNode of(Forecast forecast) {
        ObjectNode json = NODES.objectNode().put("accountId", forecast.snapshot().account().id()).put("asOf", Words.instant(forecast.snapshot().asOf()))
                .put("carriedOut", forecast.carriedOut()).put("days", forecast.days()).put("rulebook", forecast.book().hash());
        ArrayNode steps = json.putArray("steps");
        for (Forecast.Step step : forecast.steps()) {
            Recommendation one = step.recommendation();
            ObjectNode node = steps.addObject().put("action", step.action().code()).put("on", step.on().toString());
            if (one == null) {
                node.put("held", step.held().effect().name());
                ArrayNode by = node.putArray("by");
                step.held().by().forEach(ground -> by.addObject().put("guardrail", ground.guardrail()).put("reason", ground.reason()).put("rule", ground.rule()));
                continue;
            }
            if (one.amount() != null) {
                node.set("amount", NODES.numberNode(one.amount()));
                node.put("currency", one.currency());
            }
            ArrayNode because = node.putArray("because");
            one.because().forEach(each -> ground(because.addObject(), each));
            if (one.channel() != null) {
                node.put("channel", one.channel().name());
            }
            node.put("goesOut", step.goesOut()).put("humanReview", one.humanReview());
            if (one.notBefore() != null) {
                node.put("notBefore", Words.instant(one.notBefore()));
            }
        }
        return json;
    }

    private static void ground(ObjectNode into, Because because) {
        into.put("reason", because.reason()).put("rule", because.name());
        if (because.rule() != null) {
            RuleCard card = because.rule().card();
            into.put("file", card.file()).put("line", card.line()).put(card.kind() == RuleCard.Kind.TIP ? "tip" : "guardrail", card.catalogueId());
        }
    }
}
