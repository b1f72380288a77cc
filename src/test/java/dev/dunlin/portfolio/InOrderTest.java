package dev.dunlin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class InOrderTest {

    @Test
    void resultsComeInTheOrderOfTheThingsAndTheWindowIsBounded() throws InterruptedException {
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
        assertThat(most.get()).isLessThanOrEqualTo(33);
    }

    @Test
    void aFailureIsThrownAsItIs() {
        assertThatThrownBy(() -> InOrder.each(List.of(1).iterator(), i -> {
            throw new IllegalArgumentException("no");
        }, result -> { }, 2)).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
    }
}
