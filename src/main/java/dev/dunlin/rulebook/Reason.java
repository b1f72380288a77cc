package dev.dunlin.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Locale;

import dev.dunlin.findings.Case;

/** A rule's sentence with its figures in it. Immutable; segments are cut once, when the rulebook is read. */
public record Reason(String template, String[] texts, Figure[] figures) {
    /** After a single one, `days` is said as `day`. */
    private static final String DAYS_AFTER = " days";
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A place in the sentence: what is bound there, and in what unit it is said. */
    public record Figure(Condition.Operand operand, String unit) {
    }

    /** The sentence for this case. */
    public String of(Case judged) {
        if (figures.length == 0) {
            return texts[0];
        }
        StringBuilder sentence = new StringBuilder(template.length() + 64).append(texts[0]);
        for (int i = 0; i < figures.length; i++) {
            Object value = figures[i].operand().of(judged);
            if (value instanceof dev.dunlin.snapshot.Field<?> field) {
                value = field.isUnknown() ? unknown(figures[i].unit()) : field.orNull();
            }
            append(sentence, value, figures[i].unit(), judged.facts().currency());
            String rest = texts[i + 1];
            boolean single = rest.startsWith(DAYS_AFTER) && Integer.valueOf(1).equals(value);
            sentence.append(single ? " day" : "").append(rest, single ? DAYS_AFTER.length() : 0, rest.length());
        }
        return sentence.toString();
    }

    private static String unknown(String unit) {
        return unit.equals("date") || unit.equals("instant") ? "a day not yet known" : "an unknown number of";
    }

    /** The moment as a sentence says it: Fri 18 Dec 2026 00:00. */
    public static String said(OffsetDateTime moment) {
        StringBuilder out = new StringBuilder(22);
        append(out, moment, "instant", null);
        return out.toString();
    }

    /** The amount as a sentence says it: EUR 1,950.00. */
    public static String said(BigDecimal amount, String currency) {
        StringBuilder out = new StringBuilder(22);
        append(out, amount, "money", currency);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value, String unit, String currency) {
        if (value == null) {
            out.append("none");
        } else if (value instanceof BigDecimal number) {
            if (unit.equals("money")) {
                out.append(currency).append(' ');
                money(out, number, currency);
            } else if (unit.startsWith("ratio 0..1") || unit.equals("ratio")) {
                out.append(number.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()).append(" %");
            } else {
                out.append(number.stripTrailingZeros().toPlainString());
            }
        } else if (value instanceof LocalDate date) {
            day(out, date);
        } else if (value instanceof OffsetDateTime instant) {
            out.append(DAYS, 3 * (instant.getDayOfWeek().getValue() - 1), 3 * instant.getDayOfWeek().getValue()).append(' ');
            day(out, instant.toLocalDate());
            out.append(' ').append((char) ('0' + instant.getHour() / 10)).append((char) ('0' + instant.getHour() % 10))
                    .append(':').append((char) ('0' + instant.getMinute() / 10)).append((char) ('0' + instant.getMinute() % 10));
        } else if (value instanceof Enum<?> constant) {
            out.append(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else {
            out.append(value);
        }
    }

    /** 6 Nov 2026. */
    private static void day(StringBuilder out, LocalDate date) {
        out.append(date.getDayOfMonth()).append(' ').append(MONTHS, 3 * (date.getMonthValue() - 1), 3 * date.getMonthValue())
                .append(' ').append(date.getYear());
    }

    /** 1,234.50: exact, with at least the decimal places of the currency. */
    private static void money(StringBuilder out, BigDecimal amount, String currency) {
        int places = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        BigDecimal bare = amount.scale() > places ? amount.stripTrailingZeros() : amount;
        BigDecimal exact = bare.scale() < places ? bare.setScale(places, RoundingMode.UNNECESSARY) : bare;
        String plain = exact.toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int start = plain.startsWith("-") ? 1 : 0;
        out.append(plain, 0, start);
        for (int i = start; i < point; i++) {
            out.append(plain.charAt(i));
            if ((point - i) % 3 == 1 && i < point - 1) {
                out.append(',');
            }
        }
        out.append(plain, point, plain.length());
    }
}
