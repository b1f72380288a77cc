package dev.dunlin.console;

import java.util.Map;

/**
 * What is known of the terminal. Immutable.
 *
 * @param columns how wide a line may be
 * @param colours whether to colour what is printed
 * @param errors  whether messages go to a terminal too
 */
record Terminal(int columns, boolean colours, boolean errors) {
    private static final int USUAL = 120;
    private static final int NARROWEST = 80;

    /** The launcher says which streams are terminals; without it, a console is one for both. */
    static Terminal here() {
        boolean console = System.console() != null;
        boolean out = Boolean.parseBoolean(System.getProperty("dunlin.terminal.out", String.valueOf(console)));
        boolean err = Boolean.parseBoolean(System.getProperty("dunlin.terminal.err", String.valueOf(console)));
        return of(out, err, System.getenv());
    }

    static Terminal of(boolean out, boolean err, Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(out && columns.matches("[1-9][0-9]{0,3}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL, out && !plain, err);
    }

    /** The text in a colour (an ANSI code as `1;31`), or as it is. */
    String coloured(String ansi, String text) {
        return colours ? "\u001b[" + ansi + "m" + text + "\u001b[0m" : text;
    }
}
