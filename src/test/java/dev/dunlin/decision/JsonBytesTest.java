package dev.dunlin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bytes written here are those a library writes, or reads back as the same value. */
class JsonBytesTest {
    private static final ObjectMapper JSON = JsonMapper.builder().disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

    @Property(tries = 2000, seed = "20261103")
    void texts(@ForAll String text) throws JsonProcessingException {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(written(JsonBytes.part(json -> json.string(sound)))).isEqualTo(byJackson(sound));
    }

    @Example
    void everyCharacter() throws JsonProcessingException {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = Character.toString(point);
                byte[] bytes = JsonBytes.part(json -> json.string(text));
                if (!written(bytes).equals(byJackson(text))) {
                    assertThat(written(bytes)).as("U+%X", point).isEqualTo(byJackson(text));
                }
            }
        }
    }

    @Property(tries = 2000, seed = "20261103")
    void numbers(@ForAll BigInteger unscaled, @ForAll @IntRange(min = -25, max = 40) int scale) {
        BigDecimal number = new BigDecimal(unscaled, scale);
        String bare = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        assertThat(written(JsonBytes.part(json -> json.number(number)))).isEqualTo(bare);
    }

    @Property(tries = 2000, seed = "20261103")
    void moneyAndWholeNumbers(@ForAll long cents, @ForAll @IntRange(max = 20) int scale, @ForAll int whole) {
        BigDecimal number = BigDecimal.valueOf(cents, scale);
        assertThat(written(JsonBytes.part(json -> json.number(number)))).isEqualTo(cents == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        assertThat(written(JsonBytes.part(json -> json.number(whole)))).isEqualTo(Integer.toString(whole));
    }

    @Property(tries = 1000, seed = "20261103")
    void instants(@ForAll @IntRange(max = Integer.MAX_VALUE) int second, @ForAll @IntRange(max = 999_999_999) int nano, @ForAll @IntRange(min = -72, max = 72) int quarters) {
        OffsetDateTime whole = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).atOffset(ZoneOffset.ofTotalSeconds(quarters * 900));
        assertThat(written(JsonBytes.part(json -> json.string(whole))))
                .isEqualTo("\"" + whole.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX")) + "\"");
        assertThat(OffsetDateTime.parse(unquoted(JsonBytes.part(json -> json.string(whole.withNano(nano)))))).isEqualTo(whole.withNano(nano));
        assertThat(LocalDate.parse(unquoted(JsonBytes.part(json -> json.string(whole.toLocalDate()))))).isEqualTo(whole.toLocalDate());
    }

    @Example
    void commas() {
        assertThat(written(JsonBytes.part(json -> json.put('{').name("a").put('[').next().number(1).next().put('[').put(']').next().string("[")
                .next().string("{").put(']').name("b").put('{').put('}').name("c").literal("null").put('}'))))
                .isEqualTo("{\"a\":[1,[],\"[\",\"{\"],\"b\":{},\"c\":null}");
    }

    @Example
    void longerThanUsual() {
        String text = "0123456789".repeat(20_000);
        assertThat(written(JsonBytes.part(json -> json.string(text).next().string(text)))).isEqualTo("\"" + text + "\",\"" + text + "\"");
    }

    /** As bytes: Jackson escapes what lies beyond the first plane there, and not in strings. */
    private static String byJackson(String text) throws JsonProcessingException {
        return written(JSON.writeValueAsBytes(text));
    }

    private static String written(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String unquoted(byte[] bytes) {
        return written(bytes).substring(1, bytes.length - 1);
    }
}
