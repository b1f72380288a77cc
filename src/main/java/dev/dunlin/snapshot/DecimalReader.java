package dev.dunlin.snapshot;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads money, other numbers and whole numbers exactly; binary floating point is never involved. */
record DecimalReader(SnapshotFields.Entry field) implements ValueReader {
    private static final int MOST_DIGITS = 30;
    private static final int MONEY_DECIMALS = 6;
    private static final int MOST_DECIMALS = 20;
    private static final BigDecimal MONEY_LIMIT = new BigDecimal("1e15");
    private static final BigDecimal INT_LIMIT = new BigDecimal(Integer.MAX_VALUE);
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    @Override
    public Object read(Walk walk) throws IOException {
        JsonToken token = walk.token();
        if (token == JsonToken.VALUE_STRING && isMoney()) {
            String text = walk.json().getText();
            if (text.length() > 2 * MOST_DIGITS || !DECIMAL.matcher(text).matches()) {
                walk.fault("not-a-number", () -> is(walk, text) + ", not " + wanted() + "." + commaCure(text));
                return null;
            }
            return value(walk, text.toCharArray(), 0, text.length());
        }
        if (!token.isNumeric()) {
            boolean quotedNumber = token == JsonToken.VALUE_STRING && walk.json().getTextLength() < MOST_DIGITS
                    && DECIMAL.matcher(walk.json().getText()).matches();
            return walk.wrongType(wanted(), quotedNumber ? "Leave out the quotes." : "");
        }
        return value(walk, walk.json().getTextCharacters(), walk.json().getTextOffset(), walk.json().getTextLength());
    }

    private Object value(Walk walk, char[] text, int at, int length) {
        if (Character.isLetter(text[at + length - 1])) {
            String sent = new String(text, at, length);
            walk.fault("not-a-number", () -> is(walk, sent) + ", not " + wanted() + ". Leave it out where nobody knows it, or send `null` where there is none.");
            return null;
        }
        if (!isSane(text, at, length)) {
            String sent = new String(text, at, Math.min(length, 100));
            walk.fault("out-of-range",
                    () -> is(walk, sent) + "; a number has at most " + MOST_DIGITS + " digits and a two-digit exponent.");
            return null;
        }
        BigDecimal sent = new BigDecimal(text, at, length);
        BigDecimal value = sent.scale() < 0 ? sent.setScale(0) : sent;
        int most = isMoney() ? MONEY_DECIMALS : MOST_DECIMALS;
        if (value.scale() > most) {
            value = value.stripTrailingZeros();
            if (value.scale() > most) {
                walk.fault("not-exact",
                        () -> is(walk, sent.toString()) + "; at most " + most + " decimals are kept. Round it before sending.");
                return null;
            }
        }
        return isInRange(walk, value) ? shaped(walk, value) : null;
    }

    /** Few enough digits and a small enough exponent that exact arithmetic on it stays cheap. */
    private static boolean isSane(char[] text, int at, int length) {
        int end = at + length;
        int digits = 0;
        int i = at;
        for (; i < end && (text[i] | 0x20) != 'e'; i++) {
            digits += text[i] >= '0' ? 1 : 0;
        }
        return digits <= MOST_DIGITS && end - i <= 4;
    }

    private boolean isInRange(Walk walk, BigDecimal value) {
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (min != null && value.compareTo(min) < 0) {
            walk.fault(min.signum() == 0 ? "negative" : "out-of-range",
                    () -> is(walk, value.toPlainString()) + ", less than " + min.toPlainString() + "." + Wording.cure(field.cure()));
            return false;
        }
        if (max != null && value.compareTo(max) > 0) {
            walk.fault("out-of-range",
                    () -> is(walk, value.toPlainString()) + ", more than " + max.toPlainString() + "." + Wording.cure(field.cure()));
            return false;
        }
        if (isMoney() && value.abs().compareTo(MONEY_LIMIT) >= 0) {
            walk.fault("out-of-range", () -> is(walk, value.toPlainString()) + "; money must be below 1,000,000,000,000,000.");
            return false;
        }
        return true;
    }

    private Object shaped(Walk walk, BigDecimal value) {
        if (field.kind() != SnapshotFields.Kind.WHOLE) {
            return value;
        }
        BigDecimal whole = value.stripTrailingZeros();
        if (whole.scale() > 0) {
            walk.fault("not-whole", () -> is(walk, value.toPlainString()) + ", not " + wanted() + ".");
            return null;
        }
        if (whole.abs().compareTo(INT_LIMIT) > 0) {
            walk.fault("out-of-range", () -> is(walk, value.toPlainString()) + ", more than " + Integer.MAX_VALUE + ".");
            return null;
        }
        return whole.intValue();
    }

    @Override
    public String wanted() {
        String what = switch (field.kind()) {
            case MONEY -> "an amount as `1234.56`, a number or the same in quotes";
            case WHOLE -> "a whole number";
            default -> "a number";
        };
        return what + (field.min() == null ? "" : ", at least " + field.min().toPlainString())
                + (field.max() == null ? "" : ", at most " + field.max().toPlainString());
    }

    private boolean isMoney() {
        return field.kind() == SnapshotFields.Kind.MONEY;
    }

    private static String is(Walk walk, String value) {
        return Wording.name(walk.name()) + " is " + Wording.quoted(value);
    }

    /** "1.234,56" was meant as 1234.56, "1,234.56" too; "1,234" could be either, so nothing is said. */
    private static String commaCure(String text) {
        if (text.length() > MOST_DIGITS) {
            return "";
        }
        if (text.matches("-?\\d{1,3}(\\.\\d{3})*,\\d{1,2}")) {
            return Wording.maybe(text.replace(".", "").replace(',', '.'));
        }
        return text.matches("-?\\d{1,3}(,\\d{3})*\\.\\d{1,6}") ? Wording.maybe(text.replace(",", "")) : "";
    }
}
