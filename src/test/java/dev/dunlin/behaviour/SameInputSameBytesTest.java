package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The same snapshot under the same rules gives the same bytes, again and on every thread. */
class SameInputSameBytesTest {

    @Property(tries = 500, seed = "20261103")
    void again(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        byte[] snapshot = Decisions.bytes(Accounts.of(account));
        assertThat(Decisions.answer(snapshot).json()).isEqualTo(Decisions.answer(snapshot).json());
    }

    @Example
    void onEveryThread() {
        Map<Long, String> alone = LongStream.range(0, 400).boxed().collect(Collectors.toMap(i -> i, SameInputSameBytesTest::hash));
        LongStream.range(0, 1600).parallel().forEach(i -> assertThat(hash(i % 400)).isEqualTo(alone.get(i % 400)));
    }

    private static String hash(long account) {
        return Decisions.answer(Decisions.bytes(Accounts.of(account * 7919))).contentHash();
    }
}
