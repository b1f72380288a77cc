package dev.dunlin.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Range;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.Field;

/**
 * Writes a decision as canonical JSON: members in alphabetical order, numbers plain and exact, no white space. The same
 * decision gives the same bytes.
 */
final class DecisionJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Fact[] BY_NAME =
            Arrays.stream(Fact.values()).sorted(Comparator.comparing(Fact::inRules)).toArray(Fact[]::new);

    private final JsonGenerator json;

    private DecisionJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * A decision body, and the place where the members that are not part of it go.
     *
     * @param envelopeAt where {@code ,"contentHash":…} is inserted
     */
    record Body(byte[] bytes, int envelopeAt) {
    }

    static Body write(Decision decision) {
        try (ByteArrayBuilder out = new ByteArrayBuilder(8192); JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("accountId", decision.accountId());
            json.writeStringField("asOf", instant(decision.asOf()));
            json.flush();
            int envelopeAt = out.size();
            new DecisionJson(json).rest(decision);
            json.writeEndObject();
            json.flush();
            return new Body(out.toByteArray(), envelopeAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rest(Decision decision) throws IOException {
        json.writeObjectFieldStart("facts");
        facts(decision.facts().get(0), decision.facts());
        json.writeEndObject();
        json.writeObjectFieldStart("humanReview");
        json.writeArrayFieldStart("because");
        for (Decision.ReviewReason reason : decision.reviewReasons()) {
            json.writeStartObject();
            json.writeStringField("guardrail", reason.guardrail());
            json.writeStringField("reason", reason.reason());
            json.writeStringField("rule", reason.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("required", !decision.reviewReasons().isEmpty());
        json.writeEndObject();
        json.writeArrayFieldStart("notEvaluated");
        for (Verdict.Unknown unknown : decision.notEvaluated()) {
            notEvaluated(unknown);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("presumed");
        strings(decision.presumed());
        json.writeEndArray();
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : decision.recommendations()) {
            recommendation(recommendation);
        }
        json.writeEndArray();
        json.writeStringField("rulebook", decision.rulebook());
        json.writeArrayFieldStart("withheld");
        for (Withheld withheld : decision.withheld()) {
            withheld(withheld);
        }
        json.writeEndArray();
    }

    private void facts(Facts facts, List<Facts> all) throws IOException {
        for (Fact fact : BY_NAME) {
            if (!all.isEmpty() && all.size() > 1 && fact == Fact.OVERDUE) {
                json.writeObjectFieldStart("otherCurrencies");
                for (Facts other : all.subList(1, all.size())) {
                    json.writeObjectFieldStart(other.currency());
                    facts(other, List.of());
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            Field<?> value = facts.get(fact);
            if (!fact.isEcho() && !value.isUnknown() && value.orNull() != Boolean.FALSE && (!all.isEmpty() || fact.unit().equals("money"))) {
                json.writeFieldName(fact.inRules());
                value(value.orNull());
            }
        }
    }

    private void notEvaluated(Verdict.Unknown unknown) throws IOException {
        RuleCard card = unknown.rule().card();
        json.writeStartObject();
        boolean isGuard = card.kind() == RuleCard.Kind.GUARD;
        if (isGuard) {
            json.writeStringField("guardrail", card.catalogueId());
        }
        json.writeArrayFieldStart("missing");
        for (String path : unknown.missing()) {
            json.writeString(path);
        }
        json.writeEndArray();
        json.writeStringField("rule", card.id());
        if (!isGuard) {
            json.writeStringField("tip", card.catalogueId());
        }
        json.writeEndObject();
    }

    private void recommendation(Recommendation recommendation) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", recommendation.action().code());
        if (recommendation.addressee() != null) {
            json.writeObjectFieldStart("addressee");
            string("contactId", recommendation.addressee().contactId());
            json.writeStringField("role", recommendation.addressee().role().name());
            json.writeEndObject();
        }
        number("amount", recommendation.amount());
        string("assignTo", recommendation.assignTo());
        json.writeArrayFieldStart("because");
        for (Because because : recommendation.because()) {
            because(because);
        }
        json.writeEndArray();
        if (!recommendation.breakdown().isEmpty()) {
            json.writeArrayFieldStart("breakdown");
            for (Recommendation.BreakdownLine line : recommendation.breakdown()) {
                json.writeStartObject();
                number("amount", line.amount());
                number("base", line.base());
                if (line.days() != null) {
                    json.writeNumberField("days", line.days());
                }
                string("invoice", line.invoiceId());
                json.writeStringField("label", line.label());
                number("rate", line.rate());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        string("channel", recommendation.channel() == null ? null : recommendation.channel().name());
        if (recommendation.action().isDebtorFacing()) {
            json.writeBooleanField("courteous", recommendation.courteous());
        }
        if (recommendation.amount() != null) {
            json.writeStringField("currency", recommendation.currency());
        }
        json.writeBooleanField("humanReview", recommendation.humanReview());
        if (!recommendation.invoices().isEmpty()) {
            json.writeArrayFieldStart("invoices");
            strings(recommendation.invoices());
            json.writeEndArray();
        }
        string("lever", recommendation.lever());
        instant("notAfter", recommendation.notAfter());
        instant("notBefore", recommendation.notBefore());
        json.writeNumberField("rung", recommendation.action().rung());
        string("tone", recommendation.tone() == null ? null : recommendation.tone().name());
        json.writeStringField("track", recommendation.action().track().name());
        json.writeEndObject();
    }

    private void because(Because because) throws IOException {
        json.writeStartObject();
        Rule rule = because.rule();
        if (rule != null) {
            json.writeObjectFieldStart("facts");
            for (Fact fact : rule.facts()) {
                Field<?> value = because.verdict().judged().fact(fact);
                if (!value.isUnknown()) {
                    json.writeFieldName(fact.inRules());
                    value(value.orNull());
                }
            }
            json.writeEndObject();
            json.writeStringField("file", rule.card().file());
            if (rule.card().kind() == RuleCard.Kind.GUARD) {
                json.writeStringField("guardrail", rule.card().catalogueId());
            }
            json.writeNumberField("line", rule.card().line());
        }
        json.writeStringField("reason", because.reason());
        json.writeStringField("rule", because.name());
        if (rule != null) {
            json.writeObjectFieldStart("settings");
            for (int number : rule.settings()) {
                SettingValue setting = because.verdict().settings().byNumber()[number];
                if (setting != null) {
                    json.writeFieldName(setting.name());
                    value(setting.value());
                }
            }
            json.writeEndObject();
            string("source", rule.card().source() != null ? rule.card().source() : rule.card().citation());
            if (rule.card().kind() == RuleCard.Kind.TIP) {
                json.writeStringField("tip", rule.card().catalogueId());
            }
        }
        json.writeEndObject();
    }

    private void withheld(Withheld withheld) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", withheld.action().code());
        number("amount", withheld.amount());
        string("became", withheld.became() == null ? null : withheld.became().code());
        json.writeArrayFieldStart("by");
        for (Withheld.By by : withheld.by()) {
            json.writeStartObject();
            string("citation", by.citation());
            string("confidence", by.confidence());
            json.writeStringField("guardrail", by.guardrail());
            json.writeStringField("reason", by.reason());
            json.writeStringField("rule", by.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("effect", withheld.effect().name());
        json.writeArrayFieldStart("proposedBy");
        for (Rule rule : withheld.proposedBy()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeStringField("tip", rule.card().catalogueId());
            json.writeEndObject();
        }
        json.writeEndArray();
        instant("until", withheld.until());
        json.writeEndObject();
    }

    private void strings(List<String> values) throws IOException {
        for (String value : values) {
            json.writeString(value);
        }
    }

    private void string(String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void instant(String name, OffsetDateTime value) throws IOException {
        if (value != null) {
            json.writeStringField(name, instant(value));
        }
    }

    private void number(String name, BigDecimal value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            number(value);
        }
    }

    private void number(BigDecimal value) throws IOException {
        json.writeNumber(value.signum() == 0 ? "0" : value.scale() <= 0 && value.scale() > -1 ? value.toPlainString()
                : value.stripTrailingZeros().toPlainString());
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            number(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof OffsetDateTime moment) {
            json.writeString(instant(moment));
        } else if (value instanceof Range range && range.isExact()) {
            json.writeNumber(range.low());
        } else if (value instanceof Range range) {
            json.writeStartObject();
            json.writeNumberField("atLeast", range.low());
            json.writeNumberField("atMost", range.high());
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /** ISO 8601 with seconds and offset; by hand, for formatters take longer than everything else here. */
    static String instant(OffsetDateTime at) {
        String text = at.toString();
        // OffsetDateTime leaves out seconds that are 0: 2026-11-03T10:00+01:00
        return text.length() > 16 && text.charAt(4) == '-' && text.charAt(16) != ':' ? text.substring(0, 16) + ":00" + text.substring(16) : text;
    }
}
