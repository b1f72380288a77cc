package dev.dunlin.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.dunlin.facts.Fact;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.Field;

/** Facts, settings, moments and places in words that can be read aloud. Pure. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm VV", Locale.ENGLISH);

    private Words() {
    }

    /** What a fact is: `3 days`, `EUR 1,950.00`, `yes`, `none`, `not known`. */
    static String value(Fact fact, Field<?> value, String currency) {
        return value.isUnknown() ? "not known" : value.isNone() ? "none" : value(fact, value.orNull(), currency);
    }

    static String value(Fact fact, Object value, String currency) {
        return fact.unit().equals("days") ? plain(value) + (plain(value).equals("1") ? " day" : " days")
                : fact.unit().equals("money") && value instanceof BigDecimal amount ? Reason.said(amount, currency) : plain(value);
    }

    /** What a setting is set to: `45 days`, `EUR 25.00`. */
    static String setting(SettingValue setting, String currency) {
        return setting.unit().equals("money") ? Reason.said(new BigDecimal(setting.value().toString()), currency)
                : plain(setting.value()) + (setting.unit().equals("text") ? "" : " " + unit(setting));
    }

    private static String unit(SettingValue setting) {
        String unit = setting.unit().replace('-', ' ');
        return plain(setting.value()).equals("1") ? unit.replaceFirst("s$", "") : unit;
    }

    static String plain(Object value) {
        return value instanceof BigDecimal number ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : value instanceof Boolean flag ? flag ? "yes" : "no"
                : value instanceof LocalDate day ? day(day)
                : value instanceof OffsetDateTime at ? Reason.said(at)
                : value instanceof List<?> points ? points.stream().map(Words::plain).collect(Collectors.joining("; "))
                : value instanceof Map<?, ?> members ? members.entrySet().stream().map(entry -> entry.getKey() + " " + plain(entry.getValue())).collect(Collectors.joining(" "))
                : String.valueOf(value);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String when(OffsetDateTime at, ZoneId zone) {
        return WHEN.format(at.atZoneSameInstant(zone));
    }

    /** ISO 8601 with seconds. */
    static String instant(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }

    static String place(RuleCard card) {
        return card.file() + ":" + card.line();
    }

    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** `StGB 238 (confidence A: the text of the law was read)`. */
    static String citation(String citation, String confidence) {
        String start = confidence == null ? "confidence " : confidence.equals("policy") ? "house policy, " : "confidence " + confidence + ": ";
        return citation + " (" + start + RuleCard.meaningOf(confidence) + ")";
    }
}
