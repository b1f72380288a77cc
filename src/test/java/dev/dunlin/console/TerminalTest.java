package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void coloursAndWidthAreForTerminalsOnly() {
        assertThat(Terminal.of(true, true, Map.of("COLUMNS", "200"))).isEqualTo(new Terminal(200, true, true));
        assertThat(Terminal.of(true, false, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(120, false, false));
        assertThat(Terminal.of(false, false, Map.of("COLUMNS", "200"))).isEqualTo(new Terminal(120, false, false));
        assertThat(Terminal.of(true, true, Map.of("COLUMNS", "40")).columns()).isEqualTo(80);
    }

    @Test
    void wideCharactersAndControlCharactersKeepTheColumns() {
        assertThat(Columns.left("青木機械", 10)).isEqualTo("青木機械  ");
        assertThat(Columns.cut("青木機械", 6)).isEqualTo("青木…");
        assertThat(Columns.cut("a\u001b[31mb", 20)).isEqualTo("a [31mb");
    }
}
