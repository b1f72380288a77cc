package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands a page shows, the status each ends with, and what it prints; {@code …} stands for what is left out. */
record ShownCommands(Path page) {
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```sh status=(\\d)\\n\\./dunlin (.*?)\\n```\\n(?:\\n```text\\n(.*?)^```$)?");

    /** Runs them in the order of the page. */
    int check(Map<String, String> words) throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(page));
        int commands = 0;
        while (shown.find()) {
            commands++;
            String[] args = Stream.of(shown.group(2).strip().replace("\\\n", " ").split("\\s+")).map(word -> words.getOrDefault(word, word)).toArray(String[]::new);
            StringWriter printed = new StringWriter();
            int status = Dunlin.run(new PrintWriter(printed, true), new PrintWriter(printed, true), args);
            assertThat(status).as("`%s` printed %s", shown.group(2), printed).isEqualTo(Integer.parseInt(shown.group(1)));
            if (shown.group(3) != null) {
                compare(shown.group(3).lines().toList(), printed.toString().lines().toList());
            }
        }
        return commands;
    }

    private static void compare(List<String> shown, List<String> printed) {
        int next = 0;
        boolean skip = false;
        for (String line : shown) {
            if (line.strip().equals("…")) {
                skip = true;
                continue;
            }
            while (skip && next < printed.size() && !matches(line, printed.get(next))) {
                next++;
            }
            assertThat(next < printed.size() && matches(line, printed.get(next))).as("`%s` is printed among %s", line, printed).isTrue();
            next++;
            skip = false;
        }
        assertThat(skip || next == printed.size()).as("nothing more is printed than is shown: %s", printed.subList(Math.min(next, printed.size()), printed.size())).isTrue();
    }

    private static boolean matches(String shown, String printed) {
        return shown.endsWith("…") ? printed.startsWith(shown.substring(0, shown.length() - 1)) : printed.equals(shown);
    }
}
