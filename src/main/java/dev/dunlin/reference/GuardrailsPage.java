package dev.dunlin.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;

/** A section for each guardrail: what it holds back, under which law, and how sure that is. */
record GuardrailsPage(RuleSection rules) {

    String write() {
        Map<String, List<Rule>> guards = new LinkedHashMap<>(rules.book().rules().stream()
                .filter(rule -> rule.card().kind() == RuleCard.Kind.GUARD)
                .collect(Collectors.groupingBy(rule -> rule.card().catalogueId(), TreeMap::new, Collectors.toList())));
        Markdown page = new Markdown("Guardrails", """
                What must not be done, and what must wait. A guardrail only ever reduces: it forbids, delays, caps, softens,
                asks for a person, or adds an action that protects. A tip never overrules one.

                **This is engineering, not legal advice.** The rows were written by engineers from public texts. Have a lawyer
                of the country look at the ones you rely on. How sure each row is stands beside it:

                | Confidence | What was seen |
                | --- | --- |
                | A | the text of the statute or rule itself was read |
                | B | a verbatim quote or a summary in a secondary source was read |
                | R | from memory; nothing was looked up |
                | policy | a house rule; no statute was relied on |

                B and R need counsel before production. A guardrail whose fact is unknown forbids nothing; it is listed under
                `notEvaluated`, and a hard step that it might have stopped waits for a person ([unknown is not
                false](../explanation/unknown-is-not-false.md)).""");
        page.table(List.of("Guardrail", "Title", "Shelf", "Rules", "Confidence"), guards.entrySet().stream().map(guard -> List.of(
                Markdown.link(guard.getKey(), "#" + Links.catalogueAnchor(guard.getKey())), title(guard.getKey(), guard.getValue()),
                shelves(guard.getValue()), String.valueOf(guard.getValue().size()),
                guard.getValue().stream().map(rule -> rule.card().confidence()).distinct().sorted()
                        .collect(Collectors.joining(", ")))).toList());
        guards.forEach((id, its) -> {
            page.heading(2, Links.catalogueAnchor(id), id + " " + title(id, its));
            page.paragraph("Scope: " + shelves(its) + ".");
            its.forEach(rule -> rules.write(page, rule));
        });
        return page.toString();
    }

    private static String title(String id, List<Rule> its) {
        return id.equals("LADDER") ? "The ladder's own pauses" : TipsPage.title(its);
    }

    private static String shelves(List<Rule> its) {
        return its.stream().map(rule -> rule.card().shelf()).distinct().map(shelf -> switch (shelf) {
            case "everywhere" -> "every country";
            case "ladder" -> "every country (house policy of the ladder)";
            default -> shelf.toUpperCase(java.util.Locale.ROOT);
        }).collect(Collectors.joining(", "));
    }
}
