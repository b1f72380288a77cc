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
import com.fasterxml.jackson.core.io.SerializedString;
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
import dev.dunlin.snapshot.Field;

/**
 * Writes a decision as canonical JSON: members in alphabetical order, numbers plain and exact, no white space. The same
 * decision gives the same bytes.
 */
final class DecisionJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 16 * 1024;
    private static final Fact[] BY_NAME =
            Arrays.stream(Fact.values()).sorted(Comparator.comparing(Fact::inRules)).toArray(Fact[]::new);
    /** The name of each fact, by its ordinal. */
    private static final SerializedString[] FACT_NAMES =
            Arrays.stream(Fact.values()).map(Fact::inRules).map(SerializedString::new).toArray(SerializedString[]::new);

    private final JsonGenerator json;
    private final RuleJson rules;

    private DecisionJson(JsonGenerator json, RuleJson rules) {
        this.json = json;
        this.rules = rules;
    }

    /**
     * A decision body, and the place where the members that are not part of it go.
     *
     * @param envelopeAt where {@code ,"contentHash":…} is inserted
     */
    record Body(byte[] bytes, int envelopeAt) {
    }

    static Body write(Decision decision) {
        try (ByteArrayBuilder out = new ByteArrayBuilder(USUAL_LENGTH); JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            DecisionJson writer = new DecisionJson(json, decision.book().derived(RuleJson.class, RuleJson::new));
            json.writeStartObject();
            writer.string(Member.ACCOUNT_ID, decision.accountId());
            writer.instant(Member.AS_OF, decision.asOf());
            json.flush();
            int envelopeAt = out.size();
            writer.rest(decision);
            json.writeEndObject();
            json.flush();
            return new Body(out.toByteArray(), envelopeAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rest(Decision decision) throws IOException {
        object(Member.FACTS);
        facts(decision.facts().get(0), decision.facts());
        json.writeEndObject();
        object(Member.HUMAN_REVIEW);
        list(Member.BECAUSE);
        for (Decision.ReviewReason reason : decision.reviewReasons()) {
            json.writeStartObject();
            string(Member.CITATION, reason.citation());
            string(Member.CONFIDENCE, reason.confidence());
            string(Member.GUARDRAIL, reason.guardrail());
            string(Member.REASON, reason.reason());
            string(Member.RULE, reason.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        flag(Member.REQUIRED, !decision.reviewReasons().isEmpty());
        json.writeEndObject();
        list(Member.NOT_EVALUATED);
        for (Verdict.Unknown unknown : decision.notEvaluated()) {
            json.writeRawValue(rules.notEvaluated(unknown));
        }
        json.writeEndArray();
        strings(Member.PRESUMED, decision.presumed());
        list(Member.RECOMMENDATIONS);
        for (Recommendation recommendation : decision.recommendations()) {
            recommendation(recommendation);
        }
        json.writeEndArray();
        string(Member.RULEBOOK, decision.book().hash());
        list(Member.WITHHELD);
        for (Withheld withheld : decision.withheld()) {
            withheld(withheld);
        }
        json.writeEndArray();
    }

    /** @param all the account's own and those of other currencies; empty for one of the latter, which tells its money only */
    private void facts(Facts facts, List<Facts> all) throws IOException {
        for (Fact fact : BY_NAME) {
            if (all.size() > 1 && fact == Fact.OVERDUE) {
                object(Member.OTHER_CURRENCIES);
                for (Facts other : all.subList(1, all.size())) {
                    json.writeObjectFieldStart(other.currency());
                    facts(other, List.of());
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            Field<?> value = facts.get(fact);
            if (!fact.isEcho() && !value.isUnknown() && value.orNull() != Boolean.FALSE && (!all.isEmpty() || fact.unit().equals("money"))) {
                json.writeFieldName(FACT_NAMES[fact.ordinal()]);
                value(value.orNull());
            }
        }
    }

    private void recommendation(Recommendation recommendation) throws IOException {
        json.writeStartObject();
        string(Member.ACTION, recommendation.action().code());
        if (recommendation.addressee() != null) {
            object(Member.ADDRESSEE);
            string(Member.CONTACT_ID, recommendation.addressee().contactId());
            string(Member.ROLE, recommendation.addressee().role().name());
            json.writeEndObject();
        }
        number(Member.AMOUNT, recommendation.amount());
        string(Member.ASSIGN_TO, recommendation.assignTo());
        list(Member.BECAUSE);
        for (Because because : recommendation.because()) {
            because(because);
        }
        json.writeEndArray();
        if (!recommendation.breakdown().isEmpty()) {
            breakdown(recommendation.breakdown());
        }
        constant(Member.CHANNEL, recommendation.channel());
        if (recommendation.action().isDebtorFacing()) {
            flag(Member.COURTEOUS, recommendation.courteous());
        }
        string(Member.CURRENCY, recommendation.amount() == null ? null : recommendation.currency());
        string(Member.FORM, recommendation.form());
        flag(Member.HUMAN_REVIEW, recommendation.humanReview());
        if (!recommendation.invoices().isEmpty()) {
            strings(Member.INVOICES, recommendation.invoices());
        }
        string(Member.LEVER, recommendation.lever());
        instant(Member.NOT_AFTER, recommendation.notAfter());
        instant(Member.NOT_BEFORE, recommendation.notBefore());
        json.writeFieldName(Member.RUNG.json());
        json.writeNumber(recommendation.action().rung());
        constant(Member.TONE, recommendation.tone());
        constant(Member.TRACK, recommendation.action().track());
        json.writeEndObject();
    }

    private void breakdown(List<Recommendation.BreakdownLine> lines) throws IOException {
        list(Member.BREAKDOWN);
        for (Recommendation.BreakdownLine line : lines) {
            json.writeStartObject();
            number(Member.AMOUNT, line.amount());
            number(Member.BASE, line.base());
            if (line.days() != null) {
                json.writeFieldName(Member.DAYS.json());
                json.writeNumber(line.days());
            }
            string(Member.FROM, line.from() == null ? null : line.from().toString());
            string(Member.INVOICE, line.invoiceId());
            string(Member.LABEL, line.label());
            number(Member.RATE, line.rate());
            string(Member.TO, line.to() == null ? null : line.to().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void because(Because because) throws IOException {
        Rule rule = because.rule();
        json.writeStartObject();
        if (rule == null) {
            string(Member.REASON, because.reason());
            string(Member.RULE, because.name());
        } else {
            string(Member.CONFIDENCE, rule.card().confidence());
            object(Member.FACTS);
            for (Fact fact : rule.facts()) {
                Field<?> value = because.verdict().judged().fact(fact);
                if (!value.isUnknown()) {
                    json.writeFieldName(FACT_NAMES[fact.ordinal()]);
                    value(value.orNull());
                }
            }
            json.writeEndObject();
            json.writeRaw(rules.head(rule));
            string(Member.REASON, because.reason());
            json.writeRaw(rules.tail(rule, because.verdict().settings()));
        }
        json.writeEndObject();
    }

    private void withheld(Withheld withheld) throws IOException {
        json.writeStartObject();
        string(Member.ACTION, withheld.action().code());
        number(Member.AMOUNT, withheld.amount());
        string(Member.BECAME, withheld.became() == null ? null : withheld.became().code());
        list(Member.BY);
        for (Withheld.By by : withheld.by()) {
            json.writeStartObject();
            string(Member.CITATION, by.citation());
            string(Member.CONFIDENCE, by.confidence());
            string(Member.GUARDRAIL, by.guardrail());
            string(Member.REASON, by.reason());
            string(Member.RULE, by.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        constant(Member.EFFECT, withheld.effect());
        list(Member.PROPOSED_BY);
        for (Rule rule : withheld.proposedBy()) {
            json.writeRawValue(rules.proposer(rule));
        }
        json.writeEndArray();
        instant(Member.UNTIL, withheld.until());
        json.writeEndObject();
    }

    private void object(Member member) throws IOException {
        json.writeFieldName(member.json());
        json.writeStartObject();
    }

    private void list(Member member) throws IOException {
        json.writeFieldName(member.json());
        json.writeStartArray();
    }

    private void strings(Member member, List<String> values) throws IOException {
        list(member);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** As all of these: nothing at all for {@code null}. */
    private void string(Member member, String value) throws IOException {
        if (value != null) {
            json.writeFieldName(member.json());
            json.writeString(value);
        }
    }

    private void constant(Member member, Enum<?> value) throws IOException {
        string(member, value == null ? null : value.name());
    }

    private void instant(Member member, OffsetDateTime value) throws IOException {
        string(member, value == null ? null : text(value));
    }

    private void number(Member member, BigDecimal value) throws IOException {
        if (value != null) {
            json.writeFieldName(member.json());
            json.writeNumber(plain(value));
        }
    }

    private void flag(Member member, boolean value) throws IOException {
        json.writeFieldName(member.json());
        json.writeBoolean(value);
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(plain(number));
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof OffsetDateTime moment) {
            json.writeString(text(moment));
        } else if (value instanceof Range range && range.isExact()) {
            json.writeNumber(range.low());
        } else if (value instanceof Range range) {
            json.writeStartObject();
            json.writeFieldName(Member.AT_LEAST.json());
            json.writeNumber(range.low());
            json.writeFieldName(Member.AT_MOST.json());
            json.writeNumber(range.high());
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /** A number without exponent and without zeros at its end. */
    static String plain(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        String plain = value.toPlainString();
        if (value.scale() <= 0) {
            return plain;
        }
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** ISO 8601 with seconds and offset; by hand, for formatters take longer than everything else here. */
    static String text(OffsetDateTime at) {
        String text = at.toString();
        // OffsetDateTime leaves out seconds that are 0: 2026-11-03T10:00+01:00
        return text.length() > 16 && text.charAt(4) == '-' && text.charAt(16) != ':' ? text.substring(0, 16) + ":00" + text.substring(16) : text;
    }
}
