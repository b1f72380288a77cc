package dev.dunlin.rulebook;

import java.util.List;

/** A named signal and the rules that raise it: it holds where any of them does. Immutable. */
public record Signal(String name, List<Rule> rules) {
}
