package dev.dunlin.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
    /** What an answer tells, by name: what only repeats the snapshot is left out. */
    private static final Fact[] TOLD =
            Arrays.stream(Fact.values()).filter(fact -> !fact.isEcho()).sorted(Comparator.comparing(Fact::inRules)).toArray(Fact[]::new);
    /** The name of each fact, by its ordinal. */
    private static final byte[][] FACT_NAMES =
            Arrays.stream(Fact.values()).map(fact -> JsonBytes.part(json -> json.name(fact.inRules()))).toArray(byte[][]::new);

    private final JsonBytes json;
    private final Decision decision;
    private final RuleJson rules;

    DecisionJson(JsonBytes json, Decision decision) {
        this.json = json;
        this.decision = decision;
        this.rules = decision.book().derived(RuleJson.class, RuleJson::new);
    }

    void write() {
        json.put('{');
        string(Member.ACCOUNT_ID, decision.accountId());
        instant(Member.AS_OF, decision.asOf());
        object(Member.FACTS);
        facts(decision.facts().get(0), decision.facts());
        json.put('}');
        object(Member.HUMAN_REVIEW);
        list(Member.BECAUSE);
        for (Decision.ReviewReason reason : decision.reviewReasons()) {
            json.next().put('{');
            string(Member.CITATION, reason.citation());
            string(Member.CONFIDENCE, reason.confidence());
            string(Member.GUARDRAIL, reason.guardrail());
            string(Member.REASON, reason.reason());
            string(Member.RULE, reason.rule());
            json.put('}');
        }
        json.put(']');
        flag(Member.REQUIRED, !decision.reviewReasons().isEmpty());
        json.put('}');
        list(Member.NOT_EVALUATED);
        for (Verdict.Unknown unknown : decision.notEvaluated()) {
            rules.notEvaluated(unknown, json.next());
        }
        json.put(']');
        strings(Member.PRESUMED, decision.presumed());
        list(Member.RECOMMENDATIONS);
        for (Recommendation recommendation : decision.recommendations()) {
            recommendation(recommendation);
        }
        json.put(']');
        string(Member.RULEBOOK, decision.book().hash());
        list(Member.WITHHELD);
        for (Withheld withheld : decision.withheld()) {
            withheld(withheld);
        }
        json.put(']').put('}');
    }

    /** @param all the account's own and those of other currencies; empty for one of the latter, which tells its money only */
    private void facts(Facts facts, List<Facts> all) {
        for (Fact fact : TOLD) {
            if (all.size() > 1 && fact == Fact.OVERDUE) {
                object(Member.OTHER_CURRENCIES);
                for (Facts other : all.subList(1, all.size())) {
                    json.name(other.currency()).put('{');
                    facts(other, List.of());
                    json.put('}');
                }
                json.put('}');
            }
            Field<?> value = facts.get(fact);
            if (!value.isUnknown() && value.orNull() != Boolean.FALSE && (!all.isEmpty() || fact.unit().equals("money"))) {
                json.name(FACT_NAMES[fact.ordinal()]);
                value(value.orNull());
            }
        }
    }

    private void recommendation(Recommendation recommendation) {
        json.next().put('{');
        string(Member.ACTION, recommendation.action().code());
        if (recommendation.addressee() != null) {
            object(Member.ADDRESSEE);
            string(Member.CONTACT_ID, recommendation.addressee().contactId());
            string(Member.ROLE, recommendation.addressee().role().name());
            json.put('}');
        }
        number(Member.AMOUNT, recommendation.amount());
        string(Member.ASSIGN_TO, recommendation.assignTo());
        list(Member.BECAUSE);
        for (Because because : recommendation.because()) {
            because(because);
        }
        json.put(']');
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
        number(Member.RUNG, recommendation.action().rung());
        constant(Member.TONE, recommendation.tone());
        constant(Member.TRACK, recommendation.action().track());
        json.put('}');
    }

    private void breakdown(List<Recommendation.BreakdownLine> lines) {
        list(Member.BREAKDOWN);
        for (Recommendation.BreakdownLine line : lines) {
            json.next().put('{');
            number(Member.AMOUNT, line.amount());
            number(Member.BASE, line.base());
            if (line.days() != null) {
                number(Member.DAYS, line.days());
            }
            string(Member.FROM, line.from() == null ? null : line.from().toString());
            string(Member.INVOICE, line.invoiceId());
            string(Member.LABEL, line.label());
            number(Member.RATE, line.rate());
            string(Member.TO, line.to() == null ? null : line.to().toString());
            json.put('}');
        }
        json.put(']');
    }

    private void because(Because because) {
        Rule rule = because.rule();
        json.next();
        if (rule == null) {
            json.put('{');
            string(Member.REASON, because.reason());
            string(Member.RULE, because.name());
            json.put('}');
        } else {
            json.raw(rules.untilFacts(rule));
            for (Fact fact : rule.facts()) {
                Field<?> value = because.verdict().judged().fact(fact);
                if (!value.isUnknown()) {
                    json.name(FACT_NAMES[fact.ordinal()]);
                    value(value.orNull());
                }
            }
            json.raw(rules.untilReason(rule)).string(because.reason()).raw(rules.afterReason(rule, because.verdict().settings()));
        }
    }

    private void withheld(Withheld withheld) {
        json.next().put('{');
        string(Member.ACTION, withheld.action().code());
        number(Member.AMOUNT, withheld.amount());
        string(Member.BECAME, withheld.became() == null ? null : withheld.became().code());
        list(Member.BY);
        for (Withheld.By by : withheld.by()) {
            json.next().put('{');
            string(Member.CITATION, by.citation());
            string(Member.CONFIDENCE, by.confidence());
            string(Member.GUARDRAIL, by.guardrail());
            string(Member.REASON, by.reason());
            string(Member.RULE, by.rule());
            json.put('}');
        }
        json.put(']');
        constant(Member.EFFECT, withheld.effect());
        list(Member.PROPOSED_BY);
        for (Rule rule : withheld.proposedBy()) {
            json.next().raw(rules.proposer(rule));
        }
        json.put(']');
        instant(Member.UNTIL, withheld.until());
        json.put('}');
    }

    private void object(Member member) {
        json.name(member.json()).put('{');
    }

    private void list(Member member) {
        json.name(member.json()).put('[');
    }

    private void strings(Member member, List<String> values) {
        list(member);
        for (String value : values) {
            json.next().string(value);
        }
        json.put(']');
    }

    /** As all of these: nothing at all for {@code null}. */
    private void string(Member member, String value) {
        if (value != null) {
            json.name(member.json()).string(value);
        }
    }

    private void constant(Member member, Enum<?> value) {
        string(member, value == null ? null : value.name());
    }

    private void instant(Member member, OffsetDateTime value) {
        if (value != null) {
            json.name(member.json()).string(value);
        }
    }

    private void number(Member member, BigDecimal value) {
        if (value != null) {
            json.name(member.json()).number(value);
        }
    }

    private void number(Member member, int value) {
        json.name(member.json()).number(value);
    }

    private void flag(Member member, boolean value) {
        json.name(member.json()).literal(value ? "true" : "false");
    }

    private void value(Object value) {
        if (value == null) {
            json.literal("null");
        } else if (value instanceof BigDecimal number) {
            json.number(number);
        } else if (value instanceof Integer number) {
            json.number(number);
        } else if (value instanceof Boolean flag) {
            json.literal(flag ? "true" : "false");
        } else if (value instanceof OffsetDateTime moment) {
            json.string(moment);
        } else if (value instanceof LocalDate day) {
            json.string(day);
        } else if (value instanceof Range range && range.isExact()) {
            json.number(range.low());
        } else if (value instanceof Range range) {
            json.put('{');
            number(Member.AT_LEAST, range.low());
            if (range.isBounded()) {
                number(Member.AT_MOST, range.high());
            }
            json.put('}');
        } else {
            json.string(value.toString());
        }
    }
}
