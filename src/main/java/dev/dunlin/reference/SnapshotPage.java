package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.snapshot.SnapshotFields;
import dev.dunlin.snapshot.SnapshotFields.Entry;
import dev.dunlin.snapshot.SnapshotFields.Kind;

/** Every field of the request, and the field of an ERP that fills it. */
final class SnapshotPage {
    private static final List<String> SYSTEMS = List.of("SAP S/4HANA", "Dynamics 365 Finance", "Odoo", "ERPNext");

    private SnapshotPage() {
    }

    static String write() {
        Markdown page = new Markdown("The snapshot", """
                What a caller sends: one account as it stands at one instant, UTF-8 JSON. Fields marked **required** must be
                there; leave any other out and it is *unknown*, send `null` or an empty list and it is *known to be none* ([why
                that matters](../explanation/unknown-is-not-false.md)). A property that is not listed here is a fault, with a
                suggestion. Money is a number or a decimal string, with 6 decimals at most. Texts have 2,000 characters at most,
                ids 200, lists 10,000 elements.

                Below each table stands which field of four common systems fills what. Check it against your own installation:
                versions and customising differ.""");
        Map<String, List<Entry>> sections = SnapshotFields.all().entries().stream()
                .collect(Collectors.groupingBy(SnapshotPage::section, LinkedHashMap::new, Collectors.toList()));
        sections.forEach((section, fields) -> write(page, section, fields));
        return page.toString();
    }

    private static void write(Markdown page, String section, List<Entry> fields) {
        page.heading(2, section.toLowerCase(java.util.Locale.ROOT), code(section));
        page.table(List.of("Field", "Holds", "Required", "Meaning"), fields.stream().map(field -> List.of(
                code(field.path()), holds(field), field.required() ? "**required**" : "", plain(field.doc()))).toList());
        List<Entry> filled = fields.stream().filter(field -> !field.filledBy().isEmpty()).toList();
        page.table(Stream.concat(Stream.of("Filled by"), SYSTEMS.stream()).toList(), filled.stream().map(field -> Stream.concat(
                Stream.of(code(field.path())), SYSTEMS.stream().map(system -> plain(field.filledBy().getOrDefault(system, ""))))
                        .toList()).toList());
    }

    private static String section(Entry field) {
        return field.path().replaceFirst("(\\[])?\\..*", "");
    }

    private static String holds(Entry field) {
        List<String> parts = new ArrayList<>();
        parts.add(switch (field.kind()) {
            case ID -> "id";
            case TEXT -> "text";
            case CURRENCY -> "ISO 4217 currency";
            case COUNTRY -> "ISO 3166-1 country";
            case REGION -> "ISO 3166-2 region";
            case ACTION -> Markdown.link("action", "actions.md#catalogue");
            case TIME_ZONE -> "IANA time zone";
            case MONEY -> "money";
            case NUMBER -> "number";
            case WHOLE -> "whole number";
            case YES_NO -> "true or false";
            case DATE -> "date, `yyyy-MM-dd`";
            case INSTANT -> "instant with offset";
            case ONE_OF -> "one of " + Markdown.codes(field.values());
            case LIST -> field.values().isEmpty() ? "list" : "list of " + Markdown.codes(field.values());
            case OBJECT -> "object";
        });
        if (field.unit() != null && field.kind() != Kind.MONEY) {
            parts.add(field.unit());
        }
        if (field.min() != null || field.max() != null) {
            parts.add(range(field.min(), field.max()));
        }
        if (field.time() == SnapshotFields.Time.PAST) {
            parts.add("not after `asOf`");
        }
        return String.join(", ", parts);
    }

    private static String range(BigDecimal min, BigDecimal max) {
        return max == null ? "from " + min.toPlainString() : min == null ? "up to " + max.toPlainString() : min.toPlainString() + " to " + max.toPlainString();
    }
}
