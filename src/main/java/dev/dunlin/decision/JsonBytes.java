package dev.dunlin.decision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes JSON as UTF-8 into one array that grows: no white space, numbers plain and exact, only what must be escaped is. It
 * puts the commas; that the rest is well formed is left to whoever writes. For one thread.
 */
final class JsonBytes {
    private static final int USUAL_LENGTH = 16 * 1024;
    private static final int MOST_KEPT = 1024 * 1024;
    /** The digits of a number that surely fits a {@code long}. */
    private static final int LONG_DIGITS = 18;
    private static final ThreadLocal<JsonBytes> OF_THREAD = ThreadLocal.withInitial(JsonBytes::new);
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    /** What follows the backslash for a byte of UTF-8: 0 where it stands for itself, {@code u} where its number does. */
    private static final byte[] ESCAPES = new byte[256];

    static {
        Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
        String escaped = "\"\"\\\\\bb\ff\nn\rr\tt";
        for (int i = 0; i < escaped.length(); i += 2) {
            ESCAPES[escaped.charAt(i)] = (byte) escaped.charAt(i + 1);
        }
        // four bytes begin here
        Arrays.fill(ESCAPES, 0xF0, 0xF8, (byte) 'u');
    }

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** This thread's own, empty: what was written with it before is gone. */
    static JsonBytes ofThread() {
        JsonBytes json = OF_THREAD.get();
        json.length = 0;
        if (json.bytes.length > MOST_KEPT) {
            json.bytes = new byte[USUAL_LENGTH];
        }
        return json;
    }

    /** A part that is the same in many answers, written once. */
    static byte[] part(Consumer<JsonBytes> writing) {
        JsonBytes json = new JsonBytes();
        writing.accept(json);
        return json.toBytes();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** A part as it is. */
    JsonBytes raw(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** A bracket, or another sign of JSON's own. */
    JsonBytes put(char sign) {
        ensure(1);
        bytes[length++] = (byte) sign;
        return this;
    }

    /** The next element of a list follows, or the next member of an object. */
    JsonBytes next() {
        byte last = length == 0 ? (byte) '[' : bytes[length - 1];
        return last == '{' || last == '[' ? this : put(',');
    }

    /** @param name in quotes, with its colon */
    JsonBytes name(byte[] name) {
        return next().raw(name);
    }

    JsonBytes name(String name) {
        return next().string(name).put(':');
    }

    /** What lies beyond Unicode's first plane is escaped, as two halves. */
    JsonBytes string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ensure(6 * utf8.length + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            byte escape = ESCAPES[b & 0xFF];
            if (escape == 0) {
                out[at++] = b;
            } else if (b < 0) {
                int point = (b & 0x7) << 18 | (utf8[++i] & 0x3F) << 12 | (utf8[++i] & 0x3F) << 6 | utf8[++i] & 0x3F;
                at = hex(Character.highSurrogate(point), out, at);
                at = hex(Character.lowSurrogate(point), out, at);
            } else if (escape == 'u') {
                at = hex(b, out, at);
            } else {
                out[at++] = '\\';
                out[at++] = escape;
            }
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    private static int hex(int unit, byte[] out, int from) {
        int at = from;
        out[at++] = '\\';
        out[at++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[at++] = (byte) HEX[unit >> shift & 0xF];
        }
        return at;
    }

    /** ISO 8601. */
    JsonBytes string(LocalDate day) {
        return put('"').day(day).put('"');
    }

    /** ISO 8601 with seconds and offset. */
    JsonBytes string(OffsetDateTime instant) {
        put('"').day(instant.toLocalDate()).put('T').padded(instant.getHour(), 2).put(':').padded(instant.getMinute(), 2).put(':')
                .padded(instant.getSecond(), 2);
        if (instant.getNano() != 0) {
            literal(instant.toLocalTime().toString().substring("00:00:00".length()));
        }
        return literal(instant.getOffset().getId()).put('"');
    }

    private JsonBytes day(LocalDate day) {
        int year = day.getYear();
        return year < 0 || year > 9999 ? literal(day.toString())
                : padded(year, 4).put('-').padded(day.getMonthValue(), 2).put('-').padded(day.getDayOfMonth(), 2);
    }

    private JsonBytes padded(int number, int digits) {
        ensure(digits);
        length += digits;
        for (int i = 1, left = number; i <= digits; i++, left /= 10) {
            bytes[length - i] = (byte) ('0' + left % 10);
        }
        return this;
    }

    JsonBytes literal(String ascii) {
        ensure(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    JsonBytes number(int number) {
        return digits(number, 0);
    }

    /** Without exponent and without zeros at its end. */
    JsonBytes number(BigDecimal number) {
        int scale = number.scale();
        if (scale < 0 || scale > LONG_DIGITS || number.precision() > LONG_DIGITS) {
            return literal(number.signum() == 0 ? "0" : (scale > 0 ? number.stripTrailingZeros() : number).toPlainString());
        }
        long unscaled = number.movePointRight(scale).longValue();
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return digits(unscaled, scale);
    }

    /** A number of which the last {@code decimals} digits come after the point. */
    private JsonBytes digits(long number, int decimals) {
        long left = Math.abs(number);
        int digits = 1;
        for (long power = 10; power <= left && digits <= LONG_DIGITS; power *= 10) {
            digits++;
        }
        digits = Math.max(digits, decimals + 1);
        int size = digits + (number < 0 ? 1 : 0) + (decimals > 0 ? 1 : 0);
        ensure(size);
        if (number < 0) {
            bytes[length] = '-';
        }
        length += size;
        for (int i = 0, at = length; i < digits; i++, left /= 10) {
            if (i == decimals && decimals > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + left % 10);
        }
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
