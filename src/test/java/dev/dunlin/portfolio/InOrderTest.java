package dev.dunlin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class InOrderTest {

    @Test
    void resultsComeInTheOrderOfTheThingsAndTheWindowIsBounded() throws Exception {
        List<Integer> results = new ArrayList<>();
        AtomicInteger ahead = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        InOrder.each(IntStream.range(0, 2_000).peek(i -> most.accumulateAndGet(ahead.incrementAndGet(), Math::max)).iterator(), i -> {
            if (i % 100 == 0) {
                Thread.yield();
            }
            return i;
        }, result -> {
            ahead.decrementAndGet();
            results.add(result);
        }, 2);
        assertThat(results).hasSize(2_000).isSorted();
        assertThat(most.get()).as("the window, one that waits for room in it and one that is being handed over").isLessThanOrEqualTo(34);
    }

    @Test
    void aFailureIsThrownAsItIs() {
        assertThatThrownBy(() -> InOrder.each(List.of(1).iterator(), i -> {
            throw new IllegalArgumentException("no");
        }, result -> { }, 2)).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
    }

    @Test
    void aFeedThatBreaksOffIsToldAfterWhatItPassed() {
        List<Integer> results = new ArrayList<>();
        assertThatThrownBy(() -> new InOrder(2, 4).<Integer, Integer>each(gate -> {
            for (int i = 0; i < 20; i++) {
                gate.pass(i);
            }
            throw new IOException("cut");
        }, i -> i, into(results, new AtomicInteger()))).isInstanceOf(IOException.class).hasMessage("cut");
        assertThat(results).hasSize(20).isSorted();
    }

    @Test
    void whoTakesMayRestBeforeItWaits() throws Exception {
        CountDownLatch rested = new CountDownLatch(1);
        AtomicInteger rests = new AtomicInteger();
        List<Integer> results = new ArrayList<>();
        InOrder.Taker<Integer> taker = into(results, rests);
        new InOrder(1, 4).<Integer, Integer>each(gate -> {
            gate.pass(1);
            assertThat(rested.await(10, TimeUnit.SECONDS)).isTrue();
            gate.pass(2);
        }, i -> i, new InOrder.Taker<Integer>() {
            @Override
            public void take(Integer result) throws IOException {
                taker.take(result);
            }

            @Override
            public void rest() throws IOException {
                taker.rest();
                if (!results.isEmpty()) {
                    rested.countDown();
                }
            }
        });
        assertThat(results).containsExactly(1, 2);
        assertThat(rests.get()).isGreaterThanOrEqualTo(2);
    }

    private static InOrder.Taker<Integer> into(List<Integer> results, AtomicInteger rests) {
        return new InOrder.Taker<>() {
            @Override
            public void take(Integer result) {
                results.add(result);
            }

            @Override
            public void rest() {
                rests.incrementAndGet();
            }
        };
    }
}
