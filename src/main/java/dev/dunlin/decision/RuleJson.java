package dev.dunlin.decision;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.io.SerializedString;

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

    private final SerializedString[] heads;
    private final SerializedString[] proposers;
    private final Map<Verdict.Unknown, SerializedString> unknowns = new ConcurrentHashMap<>();
    private final Map<SettingsBook.InForce, SerializedString[]> tails = new ConcurrentHashMap<>();

    RuleJson(RuleBook book) {
        heads = book.rules().stream().map(rule -> new SerializedString(head(rule.card()))).toArray(SerializedString[]::new);
        proposers = book.rules().stream().map(rule -> new SerializedString("{\"rule\":" + quoted(rule.id()) + ",\"tip\":"
                + quoted(rule.card().catalogueId()) + "}")).toArray(SerializedString[]::new);
    }

    /** What stands between the facts and the reason of a ground. */
    SerializedString head(Rule rule) {
        return heads[rule.number()];
    }

    /** What stands after the reason of a ground. */
    SerializedString tail(Rule rule, SettingsBook.InForce settings) {
        SerializedString[] known = tails.get(settings);
        if (known == null) {
            known = new SerializedString[heads.length];
            if (tails.size() < CACHE_LIMIT) {
                tails.put(settings, known);
            }
        }
        SerializedString tail = known[rule.number()];
        if (tail == null) {
            tail = new SerializedString(tailOf(rule, settings));
            known[rule.number()] = tail;
        }
        return tail;
    }

    /** The rule as one that proposed something. */
    SerializedString proposer(Rule rule) {
        return proposers[rule.number()];
    }

    /** The rule as one that was not evaluated. */
    SerializedString notEvaluated(Verdict.Unknown unknown) {
        SerializedString known = unknowns.get(unknown);
        if (known == null) {
            known = new SerializedString(notEvaluatedOf(unknown));
            if (unknowns.size() < CACHE_LIMIT) {
                unknowns.put(unknown, known);
            }
        }
        return known;
    }

    private static String notEvaluatedOf(Verdict.Unknown unknown) {
        RuleCard card = unknown.rule().card();
        boolean isGuard = card.kind() == RuleCard.Kind.GUARD;
        return "{" + (isGuard ? "\"guardrail\":" + quoted(card.catalogueId()) + "," : "")
                + unknown.missing().stream().map(RuleJson::quoted).collect(Collectors.joining(",", "\"missing\":[", "]"))
                + ",\"rule\":" + quoted(card.id()) + (isGuard ? "" : ",\"tip\":" + quoted(card.catalogueId())) + "}";
    }

    private static String head(RuleCard card) {
        return ",\"file\":" + quoted(card.file()) + (card.kind() == RuleCard.Kind.GUARD ? ",\"guardrail\":" + quoted(card.catalogueId()) : "")
                + ",\"line\":" + card.line();
    }

    private static String tailOf(Rule rule, SettingsBook.InForce settings) {
        RuleCard card = rule.card();
        StringBuilder tail = new StringBuilder(",\"rule\":").append(quoted(rule.id())).append(",\"settings\":{");
        String comma = "";
        for (int number : rule.settings()) {
            SettingValue setting = settings.byNumber()[number];
            if (setting != null) {
                tail.append(comma).append(quoted(setting.name())).append(':').append(value(setting.value()));
                comma = ",";
            }
        }
        tail.append("},\"source\":").append(quoted(card.source() != null ? card.source() : card.citation()));
        return card.kind() == RuleCard.Kind.TIP ? tail.append(",\"tip\":").append(quoted(card.catalogueId())).toString() : tail.toString();
    }

    private static String value(Object value) {
        return value instanceof BigDecimal number ? DecisionJson.plain(number) : value instanceof Number ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        return "\"" + new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
