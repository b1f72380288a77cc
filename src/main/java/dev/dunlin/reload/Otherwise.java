package dev.dunlin.reload;

import java.util.List;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;

/** What one version says that another does not: what went, and what came; empty texts for nothing. Immutable. */
public record Otherwise(String gone, String come) {

    /** Line by line. */
    public static Otherwise of(Rule before, Rule after) {
        return between(lines(before), lines(after), " ");
    }

    /** Part by part; its place in the catalogue does not count. */
    public static Otherwise of(Action before, Action after) {
        return between(parts(before), parts(after), ", ");
    }

    private static Otherwise between(List<String> before, List<String> after, String comma) {
        return new Otherwise(before.stream().filter(each -> !after.contains(each)).distinct().collect(Collectors.joining(comma)),
                after.stream().filter(each -> !before.contains(each)).distinct().collect(Collectors.joining(comma)));
    }

    private static List<String> lines(Rule rule) {
        return rule.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> parts(Action action) {
        return List.of("title " + action.title(), "track " + action.track(), "rung " + action.rung(), "class " + action.kind(), "asks " + action.asks(), "channel " + action.channel(),
                "conversation " + action.conversation(), "needs " + action.needs(), "excludes " + action.excludes(), "beats " + action.beats(), "subsumes " + action.subsumes(),
                "rides on " + action.ridesOn(), "beside-delayed " + action.besideDelayed(), "protective " + action.isProtective(), "review " + action.isReviewed());
    }

    public boolean isNothing() {
        return gone.isEmpty() && come.isEmpty();
    }

    /**
     * In words.
     *
     * @param nothing where neither differs
     * @param colon   between the words and what went or came alone
     * @param quote   around what went and what came
     */
    public String told(String nothing, String colon, String quote) {
        String then = quote + gone + quote;
        String now = quote + come + quote;
        return isNothing() ? nothing : gone.isEmpty() ? "now also" + colon + now : come.isEmpty() ? "no longer" + colon + then : then + " → " + now;
    }
}
