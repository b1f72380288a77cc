package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.JavaSettings;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.Setting;

/** Every number of the rulebook with its dated rows, its reason and its readers, file by file. */
record SettingsPage(RuleBook book) {

    String write() {
        Markdown page = new Markdown("Settings", """
                Every number the rules go by. For a decision the row is taken that has begun (`from`) by the debtor's day and
                names most of the debtor's type, country, region and currency; of two that name as much, the later one. An unknown
                debtor type counts as CONSUMER, an unknown country as UNKNOWN. Where no row fits, conditions that read the setting are
                unknown. A rate (unit `rate`, percent a year) is known for the days its rows cover, and not beyond them.""");
        Map<String, List<Setting>> files = book.settings().all().stream()
                .collect(Collectors.groupingBy(Setting::file, LinkedHashMap::new, Collectors.toList()));
        files.forEach((file, settings) -> {
            String shelf = file.replaceAll("^settings/|\\.yaml$", "");
            page.heading(2, "shelf-" + shelf, Markdown.title(shelf));
            page.paragraph(Markdown.link(code("rules/" + file), "../../rules/" + file));
            settings.forEach(setting -> write(page, setting));
        });
        return page.toString();
    }

    private void write(Markdown page, Setting setting) {
        page.heading(3, Links.settingAnchor(setting), code(setting.name()));
        page.paragraph("**" + plain(setting.title()) + "** (" + setting.unit() + "). " + plain(setting.why()));
        boolean sourced = setting.rows().stream().anyMatch(row -> row.source() != null || row.confidence() != null);
        List<String> columns = List.of("From", "For", "Value");
        page.table(sourced ? List.of("From", "For", "Value", "Source", "Confidence") : columns, setting.rows().stream().map(row -> {
            List<String> cells = new ArrayList<>(List.of(row.from() + (row.to() == null ? "" : " to " + row.to()),
                    Values.scope(row).isEmpty() ? "everybody" : Values.scope(row), Values.value(setting, row.value())));
            if (sourced) {
                cells.add(row.source() == null ? "" : plain(row.source()));
                cells.add(row.confidence() == null ? "" : row.confidence());
            }
            return cells;
        }).toList());
        page.list(List.of("source: " + plain(setting.source()), "read by " + readers(setting),
                "written in " + Links.toSource(setting.file(), setting.line())));
    }

    private String readers(Setting setting) {
        int number = book.settings().all().indexOf(setting);
        List<String> readers = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (rule.settings().contains(number) || setting.name().equals(rule.card().points())) {
                readers.add(Links.to(rule));
            }
        }
        if (JavaSettings.NAMES.contains(setting.name()) || JavaSettings.OF_LAWS.contains(setting.name())) {
            readers.add("the arithmetic of " + Markdown.link("facts", "facts.md") + " and hours");
        }
        return String.join(", ", readers);
    }
}
