package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.link;
import static dev.dunlin.reference.Markdown.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;

/** The guardrails: a page for each shelf with a row for each rule, an index, and what counsel has not signed off. */
record GuardrailPages(RuleSection rules) {
    static final String FOLDER = "guardrails";
    private static final String INDEX = FOLDER + "/README.md";
    private static final String SIGN_OFF = FOLDER + "/sign-off.md";
    /** Shelves that are no country's, those first that hold in most. */
    private static final List<String> NO_COUNTRY = List.of("everywhere", "ladder", "unknown", "employment");
    private static final List<String> CONFIDENCES = List.of("A", "B", "R", "policy");
    private static final String NOT_ADVICE = "**This is engineering, not legal advice.**";

    /** The pages by their path below the reference directory. */
    Map<String, String> write() {
        Map<String, List<Rule>> shelves = new TreeMap<>(Comparator.comparing(GuardrailPages::isCountry).thenComparing(NO_COUNTRY::indexOf)
                .thenComparing(GuardrailPages::title));
        guards().forEach(rule -> shelves.computeIfAbsent(rule.card().shelf(), shelf -> new ArrayList<>()).add(rule));
        Map<String, String> pages = new TreeMap<>();
        shelves.forEach((shelf, its) -> pages.put(page(shelf), below(shelf(shelf, its))));
        pages.put(INDEX, below(index(shelves)));
        pages.put(SIGN_OFF, below(signOff(shelves)));
        return pages;
    }

    /** The page of a shelf, from the reference directory. */
    static String page(String shelf) {
        return FOLDER + "/" + shelf.replace('/', '-') + ".md";
    }

    private List<Rule> guards() {
        return rules.book().rules().stream().filter(rule -> rule.card().kind() == RuleCard.Kind.GUARD).toList();
    }

    /** Links are made as seen from the reference directory; these pages lie one folder below. */
    private static String below(Markdown page) {
        return page.toString().replaceAll("]\\((?!#|[a-z]+:)", "](../").replace("](../" + FOLDER + "/", "](");
    }

    private static boolean isCountry(String shelf) {
        return shelf.length() == 2;
    }

    /** {@code us} as United States; {@code employment} as Employment. */
    private static String title(String shelf) {
        return switch (shelf) {
            case "everywhere" -> "Every country";
            case "ladder" -> "The ladder's own pauses";
            case "unknown" -> "Unknown country or debtor type";
            // reserved in ISO 3166-1 for the country whose code is GB
            case "uk" -> Scope.country("GB");
            default -> isCountry(shelf) ? Scope.country(shelf.toUpperCase(Locale.ROOT)) : Markdown.title(shelf.replace('/', ' '));
        };
    }

    private Markdown shelf(String shelf, List<Rule> its) {
        Markdown page = new Markdown("Guardrails: " + title(shelf), NOT_ADVICE + " What the columns mean, and how counsel signs a row off, is told in "
                + link("how to read a guardrail", SIGN_OFF) + "; all shelves are listed in the " + link("index", INDEX) + ". The rules of this page are written in "
                + link(code("rules/guardrails/" + shelf), "../../rules/guardrails/" + shelf) + ".");
        page.table(List.of("Guardrail", "Rule", "Does", "Whom it is about", "Citation", "Confidence", "In force", "Checked", "Status", "Signed off", "Written in"),
                its.stream().sorted(byGuardrail()).map(this::row).toList());
        Map<String, List<Rule>> guardrails = its.stream().collect(Collectors.groupingBy(rule -> rule.card().catalogueId(), TreeMap::new, Collectors.toList()));
        guardrails.forEach((id, parts) -> {
            page.heading(2, Links.catalogueAnchor(id), id.equals("LADDER") ? title("ladder") : id + " " + TipsPage.title(parts));
            parts.forEach(rule -> rules.write(page, rule));
        });
        return page;
    }

    private static Comparator<Rule> byGuardrail() {
        return Comparator.comparing((Rule rule) -> rule.card().catalogueId()).thenComparingInt(Rule::number);
    }

    private List<String> row(Rule rule) {
        RuleCard card = rule.card();
        return List.of(link(card.catalogueId(), page(card.shelf()) + "#" + Links.catalogueAnchor(card.catalogueId())), Links.to(rule),
                String.join("; ", rules.effects(card)), Scope.of(rule), plain(card.citation()), card.confidence(), inForce(card.inForce()),
                card.checked() == null ? "" : card.checked().toString(), status(card), card.signedOff() == null ? "no" : plain(card.signedOff()),
                Links.toSource(card.file(), card.line()));
    }

    private static String inForce(RuleCard.Days days) {
        return days.from() == null && days.to() == null ? "always" : (days.from() == null ? "" : "from " + days.from()) + (days.to() == null ? "" : " to " + days.to());
    }

    private static String status(RuleCard card) {
        return card.status().name().toLowerCase(Locale.ROOT);
    }

    private Markdown index(Map<String, List<Rule>> shelves) {
        Markdown page = new Markdown("Guardrails", """
                What must not be done, and what must wait. A guardrail only ever reduces: it forbids, delays, caps, softens,
                asks for a person, or adds an action that protects. A tip never overrules one. A guardrail whose fact is unknown
                forbids nothing; it is listed under `notEvaluated`, and a hard step that it might have stopped waits for a person
                ([unknown is not false](../explanation/unknown-is-not-false.md)).

                """ + NOT_ADVICE + " How sure each row is, and who has looked at it, stands beside it: " + link("how to read a guardrail", SIGN_OFF)
                + ". Whether something may be done about one account is told by " + link("`./dunlin may-i`", "../how-to/may-i.md") + ".");
        List<String> head = new ArrayList<>(List.of("Shelf", "Guardrails", "Rules"));
        CONFIDENCES.forEach(confidence -> head.add(confidence.equals("policy") ? confidence : "Confidence " + confidence));
        head.add("Signed off");
        page.table(head, shelves.entrySet().stream().map(shelf -> {
            List<String> row = new ArrayList<>(List.of(link(title(shelf.getKey()), page(shelf.getKey())),
                    String.valueOf(shelf.getValue().stream().map(rule -> rule.card().catalogueId()).distinct().count()), String.valueOf(shelf.getValue().size())));
            CONFIDENCES.forEach(confidence -> row.add(count(shelf.getValue(), confidence)));
            row.add(String.valueOf(shelf.getValue().stream().filter(rule -> rule.card().signedOff() != null).count()));
            return row;
        }).toList());
        page.heading(2, "all", "Every guardrail");
        List<List<String>> rows = new ArrayList<>();
        shelves.forEach((shelf, its) -> its.stream().collect(Collectors.groupingBy(rule -> rule.card().catalogueId(), TreeMap::new, Collectors.toList()))
                .forEach((id, parts) -> rows.add(List.of(link(id, page(shelf) + "#" + Links.catalogueAnchor(id)), TipsPage.title(parts), title(shelf),
                        String.valueOf(parts.size()), parts.stream().map(rule -> rule.card().confidence()).distinct().sorted().collect(Collectors.joining(", "))))));
        page.table(List.of("Guardrail", "Title", "Shelf", "Rules", "Confidence"), rows);
        return page;
    }

    private static String count(List<Rule> its, String confidence) {
        long count = its.stream().filter(rule -> rule.card().confidence().equals(confidence)).count();
        return count == 0 ? "" : String.valueOf(count);
    }

    private Markdown signOff(Map<String, List<Rule>> shelves) {
        Markdown page = new Markdown("How to read a guardrail, and how counsel signs it off", NOT_ADVICE + """
                 The rows were written by engineers from public texts, so that a lawyer has something exact to correct. Do not
                rely on them as they stand: before a row decides about real debtors, a lawyer of that country must have read it. A row that
                is missing is no permission either, for what no row forbids may still be forbidden.""");
        page.heading(2, "confidence", "Confidence");
        page.table(List.of("Confidence", "What was seen", "What it needs"), List.of(
                List.of("A", "the text of the statute or rule itself was read", "counsel, before production: that it was read does not mean it was read well"),
                List.of("B", "a verbatim quote or a summary in a secondary source was read", "the text itself, then counsel"),
                List.of("R", "nothing was looked up: written from memory", "the text itself, then counsel; until then take it as a reminder to ask"),
                List.of("policy", "a house rule; no statute was relied on", "whoever answers for the house's manners")));
        page.heading(2, "columns", "The other columns");
        page.list(List.of(
                "**Whom it is about** is read from the rule's own conditions: countries, regions, kinds of debtor, the creditor's role. What else must hold stands in the rule's section.",
                "**In force** (`@effectiveFrom`, `@effectiveTo`): the days, in the debtor's zone, on which the row is law. Outside them it does not decide.",
                "**Checked** (`@checked`): the day somebody last compared the citation with its source. Law changes; the older it is, the less it says.",
                "**Status** (`@status`): `stable` decides, `draft` does not yet, `retired` does no more.",
                "**Signed off** (`@signedOff`): who of counsel approved the row, and when. `no` means what it says."));
        page.heading(2, "sign-off", "How counsel reviews and signs off a row");
        page.paragraph("""
                1. Open the row's section. It shows the conditions as they decide, what is forbidden, the sentence the debtor would hear, the
                   settings it reads with their sources, and how many scenarios show it at work; those stand beside the rule.
                2. Compare with the law: who is bound, what is forbidden or must come first, from which day, until which, and every figure.
                3. Have what is wrong corrected in the rule file, with a scenario that shows it. Where the text itself was read, `@confidence`
                   becomes `A`; `@checked` becomes the day. What is in doubt becomes `@status( "draft" )` and decides nothing until the doubt is gone.
                4. Sign: `@signedOff( "Jane Roe, counsel, 2026-12-01" )`. Whoever changes the row afterwards takes the line out in the same
                   change, for what was approved is no longer what stands there.
                5. `./dunlin check`, `./dunlin test` and `./dunlin docs`; the row leaves the list below.

                How a rule file is written is told in [rules/README.md](../../rules/README.md).""");
        List<Rule> all = shelves.values().stream().flatMap(List::stream).filter(rule -> rule.card().status() != RuleCard.Status.RETIRED).toList();
        List<Rule> open = all.stream().filter(rule -> rule.card().signedOff() == null).toList();
        page.heading(2, "open", "Rows not signed off");
        page.paragraph(open.isEmpty() ? "None: every row that is not retired has been signed off."
                : open.size() + " of " + all.size() + " rows that are not retired, the least sure first within each shelf.");
        page.table(List.of("Shelf", "Guardrail", "Rule", "Confidence", "Checked", "Status"), shelves.values().stream()
                .flatMap(its -> its.stream().filter(open::contains).sorted(Comparator.comparing((Rule rule) -> -sureness(rule)).thenComparing(byGuardrail())))
                .map(rule -> List.of(title(rule.card().shelf()), rule.card().catalogueId(), Links.to(rule), rule.card().confidence(),
                        rule.card().checked() == null ? "" : rule.card().checked().toString(), status(rule.card()))).toList());
        return page;
    }

    /** From memory first, house rules last. */
    private static int sureness(Rule rule) {
        return List.of("policy", "A", "B", "R").indexOf(rule.card().confidence());
    }
}
