package dev.dunlin.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;

/** A section for each tip, in the order of the catalogue: the thirteen tips, the twelve countermeasures, the principles, the letter. */
record TipsPage(RuleSection rules) {
    private static final String ORDER = "TCPX";

    String write() {
        Map<String, List<Rule>> tips = rules.book().rules().stream().filter(rule -> rule.card().kind() == RuleCard.Kind.TIP)
                .sorted(Comparator.comparingInt((Rule rule) -> ORDER.indexOf(rule.card().catalogueId().charAt(0)))
                        .thenComparing(rule -> rule.card().catalogueId()))
                .collect(Collectors.groupingBy(rule -> rule.card().catalogueId(), LinkedHashMap::new, Collectors.toList()));
        Markdown page = new Markdown("Tips", """
                What the rulebook proposes, and why. A tip only ever proposes; whether the action stands is decided by the
                [guardrails](guardrails/README.md), the [ladder](actions.md#ladder) and the steps told in [how conflicts are
                resolved](../explanation/how-conflicts-are-resolved.md). `T` are the thirteen tips, `C` the twelve
                countermeasures, `P` the three principles, `X` the letter to debtors. Conditions are shown as they are written;
                names in them are [facts](facts.md), [settings](settings.md) and [signals](signals.md).""");
        page.table(List.of("Tip", "Title", "Proposes or shapes", "Rules"), tips.entrySet().stream().map(tip -> List.of(
                Links.toTip(tip.getKey()), title(tip.getValue()), effect(tip.getValue()), String.valueOf(tip.getValue().size()))).toList());
        tips.forEach((id, its) -> {
            page.heading(2, Links.catalogueAnchor(id), id + " " + title(its));
            its.forEach(rule -> rules.write(page, rule));
        });
        return page.toString();
    }

    private static String effect(List<Rule> its) {
        List<String> parts = new ArrayList<>();
        String proposed = its.stream().flatMap(rule -> rule.card().actions().stream()).distinct().map(Links::to)
                .collect(Collectors.joining(", "));
        if (!proposed.isEmpty()) {
            parts.add(proposed);
        }
        if (its.stream().anyMatch(rule -> rule.card().shape() != null)) {
            parts.add("shapes");
        }
        if (its.stream().anyMatch(rule -> !rule.card().strikes().isEmpty())) {
            parts.add("holds back");
        }
        return String.join("; ", parts);
    }

    static String title(List<Rule> its) {
        return its.stream().map(rule -> rule.id().replaceFirst("/.*", "")).distinct().map(Markdown::title)
                .collect(Collectors.joining("; "));
    }
}
