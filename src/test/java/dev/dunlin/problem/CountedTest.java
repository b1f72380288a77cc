package dev.dunlin.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0; decision; 0 decisions", "1; decision; 1 decision", "4711; decision; 4,711 decisions", "1; entry; 1 entry", "2; entry; 2 entries",
            "1; day; 1 day", "2; day; 2 days", "2; body; 2 bodies"})
    void oneIsSingular(long many, String thing, String said) {
        assertThat(Counted.of(many, thing)).isEqualTo(said);
    }
}
