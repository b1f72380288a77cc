package dev.dunlin.reload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.Setting;

/** What one rulebook says otherwise than another, rule by rule, setting by setting, action by action. Pure. */
public final class RuleBookDiff {

    private RuleBookDiff() {
    }

    /**
     * One difference.
     *
     * @param kind   `rule`, `setting` or `action`
     * @param what   `added`, `removed` or `changed`
     * @param detail what is new about it; empty where its name says enough
     */
    public record Row(String kind, String what, String name, String detail) {
    }

    public static List<Row> between(RuleBook before, RuleBook after) {
        List<Row> rows = new ArrayList<>();
        compare("rule", byName(before.rules(), Rule::id), byName(after.rules(), Rule::id), RuleBookDiff::rule, rule -> rule.card().sentence(), rows);
        compare("setting", byName(before.settings().all(), Setting::name), byName(after.settings().all(), Setting::name), RuleBookDiff::setting, RuleBookDiff::values, rows);
        compare("action", byName(before.actions().all(), Action::code), byName(after.actions().all(), Action::code), RuleBookDiff::action, Action::title, rows);
        return rows;
    }

    public static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(one -> byName.put(name.apply(one), one));
        return byName;
    }

    /** @param differ what differs between two of the same name; {@code null} for nothing */
    private static <T> void compare(String kind, Map<String, T> before, Map<String, T> after, BiFunction<T, T, String> differ, Function<T, String> told, List<Row> rows) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            T then = before.get(name);
            T now = after.get(name);
            if (then == null) {
                rows.add(new Row(kind, "added", name, told.apply(now)));
            } else if (now == null) {
                rows.add(new Row(kind, "removed", name, told.apply(then)));
            } else {
                String difference = differ.apply(then, now);
                if (difference != null) {
                    rows.add(new Row(kind, "changed", name, difference));
                }
            }
        }
    }

    /** The lines of a rule that came or went, shortest told. */
    private static String rule(Rule before, Rule after) {
        if (before.text().equals(after.text()) && before.card().why().equals(after.card().why())) {
            return null;
        }
        return Otherwise.of(before, after).told("only its comment or its order", ": ", "");
    }

    private static String setting(Setting before, Setting after) {
        if (!before.rows().equals(after.rows()) || !before.unit().equals(after.unit())) {
            boolean sameUnit = before.unit().equals(after.unit());
            String gone = values(before, before.rows().stream().filter(row -> !sameUnit || !after.rows().contains(row)).toList());
            String come = values(after, after.rows().stream().filter(row -> !sameUnit || !before.rows().contains(row)).toList());
            return new Otherwise(gone, come).told("only its order", ": ", "");
        }
        boolean words = before.title().equals(after.title()) && before.why().equals(after.why()) && before.source().equals(after.source());
        return words ? null : "only its words";
    }

    private static String values(Setting setting) {
        return values(setting, setting.rows());
    }

    private static String values(Setting setting, List<Setting.Row> rows) {
        return rows.stream().map(row -> row.value() + " " + setting.unit() + whom(row) + " from " + row.from() + (row.to() == null ? "" : " to " + row.to())).collect(Collectors.joining(", "));
    }

    private static String whom(Setting.Row row) {
        return row.whom().isEmpty() ? "" : " for " + String.join(" ", row.whom());
    }

    private static String action(Action before, Action after) {
        Otherwise otherwise = Otherwise.of(before, after);
        return otherwise.isNothing() ? null : otherwise.gone() + " → " + otherwise.come();
    }
}
