package dev.dunlin.console;

import java.util.List;

/** What was asked for cannot be done, because of what was given: told to the user line by line, with exit status 1. */
final class Refusal extends RuntimeException {
    private static final int SHOWN = 20;
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message, null, false, false);
    }

    /** A headline and the first of its faults. */
    static Refusal of(String headline, List<String> faults) {
        StringBuilder message = new StringBuilder(headline);
        faults.stream().limit(SHOWN).forEach(fault -> message.append(System.lineSeparator()).append("  ").append(fault));
        if (faults.size() > SHOWN) {
            message.append(System.lineSeparator()).append("  and %,d more.".formatted(faults.size() - SHOWN));
        }
        return new Refusal(message.toString());
    }
}
