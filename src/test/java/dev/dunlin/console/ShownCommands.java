package dev.dunlin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.dunlin.ShownText;

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
                ShownText.compare(shown.group(3).lines().toList(), printed.toString().lines().toList());
            }
        }
        return commands;
    }
}
