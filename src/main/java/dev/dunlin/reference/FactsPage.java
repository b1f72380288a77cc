package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.plain;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Range;
import dev.dunlin.rulebook.RuleBook;

/** Every fact a rule may read. */
record FactsPage(RuleBook book) {
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]+(_[A-Z0-9]+)+\\b");

    String write() {
        Markdown page = new Markdown("Facts", """
                What is derived from a snapshot, as of its `asOf`, before any rule is judged. A fact is known, known to be none,
                or unknown; when a fact is unknown, the paths it comes from are named under `notEvaluated[].missing`. Money
                facts are in the currency being judged. The answer leaves out facts that are unknown, yes-or-no facts that are
                false, and facts that only repeat a field of the snapshot.""");
        page.table(List.of("Fact", "Type", "Unit", "Meaning", "Comes from", "In the answer"),
                Arrays.stream(Fact.values()).map(fact -> List.of(
                "<a id=\"" + fact.inRules().toLowerCase(java.util.Locale.ROOT) + "\"></a>" + code(fact.inRules()),
                        type(fact), fact.unit(), meaning(fact),
                Markdown.codes(fact.from()), inAnswer(fact))).toList());
        return page.toString();
    }

    private static String inAnswer(Fact fact) {
        return fact.isEcho() ? "no" : fact.type() == Boolean.class ? "when true" : "when known";
    }

    private static String type(Fact fact) {
        return fact.type() == Range.class ? "whole number or range"
                : fact.type().isEnum() ? Markdown.codes(Arrays.stream(fact.type().getEnumConstants()).map(Object::toString).toList())
                : switch (fact.type().getSimpleName()) {
                    case "BigDecimal" -> "decimal";
                    case "Integer" -> "whole number";
                    case "Boolean" -> "yes or no";
                    case "LocalDate" -> "date";
                    case "OffsetDateTime" -> "instant";
                    default -> "text";
                };
    }

    /** The meaning, with facts named as rules name them. */
    private static String meaning(Fact fact) {
        return CONSTANT.matcher(plain(fact.meaning()).replace("\\_", "_")).replaceAll(found -> Arrays.stream(Fact.values())
                .filter(other -> other.name().equals(found.group())).map(other -> code(other.inRules()))
                        .findFirst().orElse(code(found.group())));
    }
}
