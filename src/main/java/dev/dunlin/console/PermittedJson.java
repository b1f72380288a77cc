package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.dunlin.engine.Verdict;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;

/** Verdicts as one JSON object. */
record PermittedJson(PrintWriter out) {

    void print(Permitted permitted) throws IOException {
        PrettyJson.print(out, json -> write(json, permitted));
    }

    private static void write(JsonGenerator json, Permitted permitted) throws IOException {
        json.writeStartObject();
        json.writeStringField("accountId", permitted.snapshot().account().id());
        instant(json, "asOf", permitted.snapshot().asOf());
        json.writeStringField("rulebook", permitted.book().hash());
        json.writeBooleanField("allowed", permitted.isAllowed());
        json.writeArrayFieldStart("verdicts");
        for (Permission permission : permitted.permissions()) {
            permission(json, permission, permitted);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("recommended");
        for (Recommendation recommendation : permitted.judged().decision().recommendations()) {
            json.writeString(recommendation.action().code());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void permission(JsonGenerator json, Permission permission, Permitted permitted) throws IOException {
        json.writeStartObject();
        if (permission.tactic() == null) {
            json.writeStringField("action", permission.action().code());
        } else {
            json.writeStringField("tactic", permission.tactic().name());
        }
        json.writeStringField("currency", permission.currency());
        json.writeStringField("verdict", permission.ruling().name());
        instant(json, "from", permission.from());
        grounds(json, "against", permission.against(), permitted);
        grounds(json, "first", permission.first(), permitted);
        json.writeArrayFieldStart("persons");
        for (Decision.ReviewReason person : permission.persons()) {
            ground(json, new Withheld.By(person.rule(), person.guardrail(), person.reason(), person.citation(), person.confidence()), permitted);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unknown");
        for (Verdict.Unknown unknown : permission.unknown()) {
            unknown(json, unknown, permitted);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("parts");
        for (Withheld part : permission.parts()) {
            json.writeStartObject();
            json.writeFieldName("amount");
            json.writeNumber(part.amount().toPlainString());
            grounds(json, "by", part.by(), permitted);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (permission.how() != null) {
            how(json, permission.how());
        }
        if (permission.became() != null) {
            json.writeFieldName("became");
            permission(json, permission.became(), permitted);
        }
        json.writeEndObject();
    }

    private static void how(JsonGenerator json, Recommendation how) throws IOException {
        json.writeObjectFieldStart("how");
        text(json, "channel", how.channel());
        text(json, "form", how.form());
        text(json, "tone", how.tone());
        if (how.addressee() != null) {
            text(json, "role", how.addressee().role());
            text(json, "contactId", how.addressee().contactId());
        }
        if (how.amount() != null) {
            json.writeFieldName("amount");
            json.writeNumber(how.amount().toPlainString());
        }
        json.writeEndObject();
    }

    private static void grounds(JsonGenerator json, String name, List<Withheld.By> grounds, Permitted permitted) throws IOException {
        json.writeArrayFieldStart(name);
        for (Withheld.By by : grounds) {
            ground(json, by, permitted);
        }
        json.writeEndArray();
    }

    private static void ground(JsonGenerator json, Withheld.By by, Permitted permitted) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", by.rule());
        json.writeStringField("guardrail", by.guardrail());
        json.writeStringField("reason", by.reason());
        text(json, "citation", by.citation());
        text(json, "confidence", by.confidence());
        text(json, "place", permitted.place(by.rule()));
        json.writeEndObject();
    }

    private static void unknown(JsonGenerator json, Verdict.Unknown unknown, Permitted permitted) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", unknown.rule().id());
        json.writeStringField("guardrail", unknown.rule().card().catalogueId());
        json.writeArrayFieldStart("missing");
        for (String path : unknown.missing()) {
            json.writeString(path);
        }
        json.writeEndArray();
        text(json, "citation", unknown.rule().card().citation());
        text(json, "confidence", unknown.rule().card().confidence());
        text(json, "place", permitted.place(unknown.rule().id()));
        json.writeEndObject();
    }

    private static void instant(JsonGenerator json, String name, OffsetDateTime at) throws IOException {
        text(json, name, at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
    }

    private static void text(JsonGenerator json, String name, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
