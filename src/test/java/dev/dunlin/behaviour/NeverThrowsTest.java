package dev.dunlin.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.snapshot.SnapshotReader.Reading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever the reader lets in is decided. */
class NeverThrowsTest {
    private static final String[] NUMBERS = {"0", "1", "0.000001", "100", "999999999999999", "25"};
    private static final String[] CONSTANTS = {"null", "true", "false"};
    private static final String[] DATES = {"null", "\"0001-01-01\"", "\"9999-12-31\"", "\"1900-01-01\"", "\"2026-11-03\"", "\"2027-02-28\"", "\"2024-02-29\""};
    private static final String[] INSTANTS = {"\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59+18:00\"", "\"2026-11-03T10:00:00+01:00\"", "\"1970-01-01T00:00:00Z\""};
    private static final String[] TEXTS = {"null", "\"Asia/Kathmandu\"", "\"Pacific/Apia\"", "\"JPY\"", "\"XXX\"", "\"BHD\"", "\"AQ\"", "\"SA\"", "\"UNKNOWN\"", "\"BROKEN\"",
        "\"CALL\"", "\"OWNER\"", "\"x\""};

    @Property(tries = 4000, seed = "20261103")
    void onAnythingTheReaderAccepts(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        check(account);
    }

    static boolean check(long account) {
        Random random = new Random(account);
        byte[] json = Decisions.bytes(Accounts.of(account));
        if (random.nextInt(4) > 0) {
            json = withOddValues(new String(json, UTF_8), random).getBytes(UTF_8);
        } else {
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                json[random.nextInt(json.length)] = (byte) (33 + random.nextInt(94));
            }
        }
        if (Decisions.read(json) instanceof Reading.Ok ok) {
            assertThat(Answer.of(Decider.decide(Decisions.BOOK, ok.snapshot()), null).json()).isNotEmpty();
            return true;
        }
        return false;
    }

    /** One or two values of the text replaced by odd ones, which the reader may or may not let in. */
    private static String withOddValues(String json, Random random) {
        String odd = json;
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            int from = odd.indexOf("\":", random.nextInt(odd.length())) + 2;
            if (from < 2) {
                continue;
            }
            int to = from;
            while (to < odd.length() && ",}]".indexOf(odd.charAt(to)) < 0) {
                to++;
            }
            if (odd.charAt(from) != '{' && odd.charAt(from) != '[') {
                odd = odd.substring(0, from) + like(odd.substring(from, to), random) + odd.substring(to);
            }
        }
        return odd;
    }

    private static String like(String value, Random random) {
        String[] values = value.startsWith("\"") ? value.contains("T") && value.contains(":") ? INSTANTS : value.matches("\"\\d{4}-.*") ? DATES : TEXTS
                : Character.isDigit(value.charAt(0)) ? NUMBERS : CONSTANTS;
        return values[random.nextInt(values.length)];
    }
}
