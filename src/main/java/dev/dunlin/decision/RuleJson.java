package dev.dunlin.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import dev.dunlin.engine.Verdict;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.SettingsBook;
import dev.dunlin.settings.SettingValue;

/**
 * What an answer says of a rule and is the same in every answer, encoded once: most of an explanation is not about the
 * account. One for each rulebook; safe to share.
 */
final class RuleJson {
    private static final int CACHE_LIMIT = 10_000;

    private final byte[][] untilFacts;
    private final byte[][] untilReason;
    private final byte[][] proposers;
    private final byte[][] untilMissing;
    private final byte[][] afterMissing;
    private final Map<SettingsBook.InForce, byte[][]> afterReason = new ConcurrentHashMap<>();

    RuleJson(RuleBook book) {
        untilFacts = parts(book, RuleJson::untilFacts);
        untilReason = parts(book, RuleJson::untilReason);
        proposers = parts(book, RuleJson::proposer);
        untilMissing = parts(book, RuleJson::untilMissing);
        afterMissing = parts(book, RuleJson::afterMissing);
    }

    private static byte[][] parts(RuleBook book, BiConsumer<JsonBytes, RuleCard> writing) {
        return book.rules().stream().map(rule -> JsonBytes.part(json -> writing.accept(json, rule.card()))).toArray(byte[][]::new);
    }

    /** A ground up to the facts in it. */
    byte[] untilFacts(Rule rule) {
        return untilFacts[rule.number()];
    }

    /** What stands between the facts and the reason of a ground. */
    byte[] untilReason(Rule rule) {
        return untilReason[rule.number()];
    }

    /** What stands after the reason of a ground. */
    byte[] afterReason(Rule rule, SettingsBook.InForce settings) {
        byte[][] known = afterReason.get(settings);
        if (known == null) {
            known = new byte[proposers.length][];
            if (afterReason.size() < CACHE_LIMIT) {
                afterReason.put(settings, known);
            }
        }
        byte[] part = known[rule.number()];
        if (part == null) {
            part = JsonBytes.part(json -> afterReason(json, rule, settings));
            known[rule.number()] = part;
        }
        return part;
    }

    /** The rule as one that proposed something. */
    byte[] proposer(Rule rule) {
        return proposers[rule.number()];
    }

    /** Writes the rule as one that was not evaluated. */
    void notEvaluated(Verdict.Unknown unknown, JsonBytes json) {
        json.raw(untilMissing[unknown.rule().number()]);
        List<String> missing = unknown.missing();
        for (int i = 0; i < missing.size(); i++) {
            json.next().string(missing.get(i));
        }
        json.raw(afterMissing[unknown.rule().number()]);
    }

    private static void untilFacts(JsonBytes json, RuleCard card) {
        json.put('{');
        string(json, Member.CONFIDENCE, card.confidence());
        json.name(Member.FACTS.json()).put('{');
    }

    private static void untilReason(JsonBytes json, RuleCard card) {
        json.put('}').name(Member.FILE.json()).string(card.file());
        string(json, Member.GUARDRAIL, card.kind() == RuleCard.Kind.GUARD ? card.catalogueId() : null);
        json.name(Member.LINE.json()).number(card.line()).name(Member.REASON.json());
    }

    private static void afterReason(JsonBytes json, Rule rule, SettingsBook.InForce settings) {
        RuleCard card = rule.card();
        json.put(',').raw(Member.RULE.json()).string(card.id());
        json.name(Member.SETTINGS.json()).put('{');
        for (int number : rule.settings()) {
            SettingValue setting = settings.byNumber()[number];
            if (setting != null) {
                value(json.name(setting.name()), setting.value());
            }
        }
        json.put('}');
        string(json, Member.SOURCE, card.source() != null ? card.source() : card.citation());
        string(json, Member.TIP, card.kind() == RuleCard.Kind.TIP ? card.catalogueId() : null);
        json.put('}');
    }

    private static void proposer(JsonBytes json, RuleCard card) {
        json.put('{');
        string(json, Member.RULE, card.id());
        string(json, Member.TIP, card.catalogueId());
        json.put('}');
    }

    private static void untilMissing(JsonBytes json, RuleCard card) {
        json.put('{');
        string(json, Member.GUARDRAIL, card.kind() == RuleCard.Kind.GUARD ? card.catalogueId() : null);
        json.name(Member.MISSING.json()).put('[');
    }

    private static void afterMissing(JsonBytes json, RuleCard card) {
        json.put(']');
        string(json, Member.RULE, card.id());
        string(json, Member.TIP, card.kind() == RuleCard.Kind.GUARD ? null : card.catalogueId());
        json.put('}');
    }

    private static void string(JsonBytes json, Member member, String value) {
        if (value != null) {
            json.name(member.json()).string(value);
        }
    }

    private static void value(JsonBytes json, Object value) {
        if (value instanceof BigDecimal number) {
            json.number(number);
        } else if (value instanceof Number number) {
            json.literal(number.toString());
        } else {
            json.string(value.toString());
        }
    }
}
