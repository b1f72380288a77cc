package dev.dunlin.rulebook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;

/** Every setting of a rulebook, and what is in force for a day, debtor type, country and currency. Immutable but for a cache. */
public final class SettingsBook {
    private static final Set<String> KEYS = Set.of("title", "unit", "why", "source", "values");
    private static final Set<String> ROW_KEYS = Set.of("from", "for", "value");
    private static final Set<String> FOR_KEYS = Set.of("debtorType", "country", "currency");
    private static final int CACHE_LIMIT = 10_000;

    private final List<Setting> settings;
    private final Map<String, Integer> numbers;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final Set<String> countries = new TreeSet<>();
    private final Set<String> currencies = new TreeSet<>();
    private final Map<Scope, InForce> cache = new ConcurrentHashMap<>();

    /** Settings in force, by name for arithmetic and by number for compiled rules. */
    public record InForce(SettingsInForce byName, SettingValue[] byNumber, Field<?>[] values) {
    }

    private record Scope(LocalDate since, DebtorType debtorType, String country, String currency) {
    }

    private SettingsBook(List<Setting> settings) {
        this.settings = List.copyOf(settings);
        this.numbers = new HashMap<>();
        for (Setting setting : settings) {
            numbers.put(setting.name(), numbers.size());
            for (Setting.Row row : setting.rows()) {
                changes.add(row.from());
                countries.addAll(row.countries());
                currencies.addAll(row.currencies());
            }
        }
    }

    public List<Setting> all() {
        return settings;
    }

    /** The number of the setting with this name, or {@code null}. */
    Integer number(String name) {
        return numbers.get(name);
    }

    /** What is in force; an unknown debtor type is judged as a consumer, an unknown country by the rows for any. */
    public InForce inForce(LocalDate day, DebtorType debtorType, String country, String currency) {
        LocalDate since = changes.floor(day);
        Scope scope = new Scope(since == null ? LocalDate.MIN : since, debtorType == null ? DebtorType.CONSUMER : debtorType,
                country != null && countries.contains(country) ? country : "", currencies.contains(currency) ? currency : "");
        InForce known = cache.get(scope);
        if (known == null) {
            known = resolve(scope);
            if (cache.size() < CACHE_LIMIT) {
                cache.put(scope, known);
            }
        }
        return known;
    }

    private InForce resolve(Scope scope) {
        Map<String, SettingValue> byName = new LinkedHashMap<>();
        SettingValue[] byNumber = new SettingValue[settings.size()];
        Field<?>[] values = new Field<?>[settings.size()];
        for (int i = 0; i < byNumber.length; i++) {
            Setting setting = settings.get(i);
            SettingValue value = setting.inForce(scope.since(), scope.debtorType(), scope.country(), scope.currency());
            byNumber[i] = value;
            values[i] = value == null ? Field.unknown() : Field.of(value.value());
            if (value != null) {
                byName.put(setting.name(), value);
            }
        }
        return new InForce(new SettingsInForce(byName), byNumber, values);
    }

    static SettingsBook read(List<RuleFiles.Text> files, List<RuleFault> faults) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (RuleFiles.Text file : files) {
            Yaml.read(file, faults).properties().forEach(entry -> {
                int line = file.lineOf(entry.getKey() + ":");
                Setting setting = setting(entry.getKey(), entry.getValue(), file, line, faults);
                Setting twin = settings.putIfAbsent(entry.getKey(), setting);
                if (twin != null) {
                    faults.add(new RuleFault(file.path(), line, 0, "duplicate-setting",
                            "Setting `" + entry.getKey() + "` is already defined in `" + twin.file() + "`."));
                }
            });
        }
        return new SettingsBook(new ArrayList<>(settings.values()));
    }

    private static Setting setting(String name, JsonNode node, RuleFiles.Text file, int line, List<RuleFault> faults) {
        checkKeys(node, KEYS, "Setting `" + name + "`", file, line, faults);
        String unit = node.path("unit").asText("");
        if (!Setting.UNITS.contains(unit)) {
            faults.add(new RuleFault(file.path(), line, 0, "unknown-unit", "Setting `" + name + "` has the unit `" + unit
                    + "`; it must be one of " + String.join(", ", new TreeSet<>(Setting.UNITS)) + "."));
        }
        for (String needed : List.of("title", "source")) {
            if (node.path(needed).asText("").isBlank()) {
                faults.add(new RuleFault(file.path(), line, 0, "missing-key", "Setting `" + name + "` has no `" + needed + "`."));
            }
        }
        Setting bare = new Setting(name, node.path("title").asText(), unit, node.path("why").asText(""),
                node.path("source").asText(""), file.path(), line, List.of());
        List<Setting.Row> rows = new ArrayList<>();
        for (JsonNode row : node.path("values")) {
            try {
                checkKeys(row, ROW_KEYS, "A row of setting `" + name + "`", file, line, faults);
                checkKeys(row.path("for"), FOR_KEYS, "A row of setting `" + name + "`, under `for`,", file, line, faults);
                Set<DebtorType> types = new TreeSet<>();
                for (String type : Yaml.strings(row.path("for").path("debtorType"))) {
                    types.add(DebtorType.valueOf(type));
                }
                rows.add(new Setting.Row(LocalDate.parse(row.path("from").asText()), Set.copyOf(types),
                        Set.copyOf(Yaml.strings(row.path("for").path("country"))),
                        Set.copyOf(Yaml.strings(row.path("for").path("currency"))), value(bare, row.path("value"))));
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                faults.add(new RuleFault(file.path(), line, 0, "bad-setting",
                        "Setting `" + name + "` has a row that cannot be read: " + e.getMessage() + "."));
            }
        }
        if (rows.isEmpty()) {
            faults.add(new RuleFault(file.path(), line, 0, "missing-key",
                    "Setting `" + name + "` has no `values`: at least one row `{ from: 2020-01-01, value: … }` is needed."));
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                Setting.Row a = rows.get(i);
                Setting.Row b = rows.get(j);
                if (a.from().equals(b.from()) && overlap(a.debtorTypes(), b.debtorTypes()) && overlap(a.countries(), b.countries())
                        && overlap(a.currencies(), b.currencies())) {
                    faults.add(new RuleFault(file.path(), line, 0, "overlapping-rows",
                            "Setting `" + name + "` has two rows from " + a.from() + " for the same debtors; one of them must go."));
                }
            }
        }
        return new Setting(name, bare.title(), unit, bare.why(), bare.source(), file.path(), line, List.copyOf(rows));
    }

    private static boolean overlap(Set<?> a, Set<?> b) {
        return a.isEmpty() && b.isEmpty() || a.stream().anyMatch(b::contains);
    }

    private static Object value(Setting setting, JsonNode node) {
        if (setting.isWhole()) {
            if (!node.isIntegralNumber()) {
                throw new IllegalArgumentException("`" + node.asText() + "` is not a whole number of " + setting.unit());
            }
            return node.intValue();
        }
        if (setting.unit().equals("text")) {
            return node.asText();
        }
        if (setting.unit().equals("curve")) {
            List<Map<String, Object>> points = new ArrayList<>();
            node.forEach(point -> points.add(Map.of("day", point.path("day").intValue(), "ratio", point.path("ratio").decimalValue())));
            return List.copyOf(points);
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("`" + node.asText() + "` is not a number");
        }
        return node.decimalValue();
    }

    private static void checkKeys(JsonNode node, Set<String> known, String what, RuleFiles.Text file, int line, List<RuleFault> faults) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                faults.add(new RuleFault(file.path(), line, 0, "unknown-key",
                        what + " has an unknown key `" + key + "`." + DidYouMean.sentence(key, known)));
            }
        });
    }
}
