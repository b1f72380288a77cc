package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/**
 * A command as it was run. It never shows a stack trace.
 *
 * @param status its exit status
 * @param out    what it printed
 * @param err    what it complained of
 */
record Shell(int status, String out, String err) {

    static Shell dunlin(Object... words) {
        StringWriter printed = new StringWriter();
        StringWriter complained = new StringWriter();
        int status = Dunlin.run(new PrintWriter(printed, true), new PrintWriter(complained, true), Stream.of(words).map(Object::toString).toArray(String[]::new));
        assertThat(complained.toString()).doesNotContain("\tat ").doesNotContain("Exception");
        return new Shell(status, printed.toString(), complained.toString());
    }
}
