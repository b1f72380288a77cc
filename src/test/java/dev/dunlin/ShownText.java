package dev.dunlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page shows of a command's output: a line {@code …} stands for any lines, {@code …} within a line for any characters. */
public final class ShownText {
    private static final String MORE = "…";

    private ShownText() {
    }

    public static void compare(List<String> shown, List<String> printed) {
        int next = 0;
        boolean skip = false;
        for (String line : shown) {
            if (line.strip().equals(MORE)) {
                skip = true;
                continue;
            }
            while (skip && next < printed.size() && !matches(line, printed.get(next))) {
                next++;
            }
            assertThat(next < printed.size() && matches(line, printed.get(next))).as("`%s` is printed next, or after `…`, in%n%s", line, String.join("\n", printed)).isTrue();
            next++;
            skip = false;
        }
        assertThat(skip || next == printed.size()).as("nothing more is printed than is shown, and not%n%s", String.join("\n", printed.subList(Math.min(next, printed.size()), printed.size()))).isTrue();
    }

    private static boolean matches(String shown, String printed) {
        return Pattern.compile(MORE).splitAsStream(shown + " ").map(Pattern::quote).collect(Collectors.collectingAndThen(Collectors.joining(".*"), Pattern::compile))
                .matcher(printed + " ").matches();
    }
}
