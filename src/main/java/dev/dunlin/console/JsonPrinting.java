package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.facts.Fact;
import dev.dunlin.portfolio.Totals;
import dev.dunlin.portfolio.WorkItem;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;

/** The work list and the totals as one JSON object. */
record JsonPrinting(PrintWriter out) implements Printing {

    @Override
    public void print(PortfolioReport report) throws IOException {
        PrettyJson.print(out, json -> write(json, report));
    }

    private static void write(JsonGenerator json, PortfolioReport report) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("workList");
        int rank = 0;
        for (WorkItem item : report.workList().ranked()) {
            item(json, ++rank, item);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("totals");
        totals(json, report.totals());
        json.writeNumberField("faults", report.faults());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, int rank, WorkItem item) throws IOException {
        json.writeStartObject();
        json.writeNumberField("rank", rank);
        json.writeStringField("account", item.accountId());
        text(json, "name", item.name());
        json.writeStringField("action", item.action().code());
        json.writeNumberField("rung", item.action().rung());
        if (item.amount() != null) {
            money(json, "amount", item.amount());
        }
        json.writeStringField("currency", item.currency());
        if (item.daysPastDue() != null) {
            json.writeNumberField("daysPastDue", item.daysPastDue());
        }
        text(json, "notBefore", item.notBefore());
        json.writeBooleanField("humanReview", item.humanReview());
        json.writeStringField("why", item.why());
        json.writeEndObject();
    }

    private static void totals(JsonGenerator json, Totals totals) throws IOException {
        json.writeNumberField("accounts", totals.accounts());
        json.writeNumberField("withoutAction", totals.withoutAction());
        json.writeNumberField("humanReview", totals.reviews());
        json.writeObjectFieldStart("actions");
        for (Map.Entry<Action, Totals.Step> each : totals.byAction().entrySet()) {
            json.writeObjectFieldStart(each.getKey().code());
            json.writeNumberField("accounts", each.getValue().accounts());
            json.writeObjectFieldStart("amounts");
            for (Map.Entry<String, BigDecimal> amount : each.getValue().amounts().entrySet()) {
                money(json, amount.getKey(), amount.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("ageing");
        for (Map.Entry<String, Map<Fact, BigDecimal>> each : totals.ageing().entrySet()) {
            json.writeObjectFieldStart(each.getKey());
            for (Map.Entry<Fact, BigDecimal> bucket : each.getValue().entrySet()) {
                money(json, bucket.getKey().inRules(), bucket.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("withheld");
        for (Map.Entry<Withheld.Effect, Long> each : totals.withheld().entrySet()) {
            json.writeNumberField(each.getKey().name(), each.getValue());
        }
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, String name, BigDecimal amount) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(amount.toPlainString());
    }

    private static void text(JsonGenerator json, String name, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
