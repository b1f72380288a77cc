package dev.dunlin.rulebook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.DebtorType;

/** Reads the files under `settings/`; every fault of them at once. */
final class SettingsReader {
    private static final int MOST = 1_000_000;
    private static final int MOST_DIGITS = 20;
    private static final Set<String> KEYS = Set.of("title", "unit", "why", "source", "values");
    private static final Set<String> ROW_KEYS = Set.of("from", "to", "for", "value", "source", "confidence");
    private static final Set<String> FOR_KEYS = Set.of("debtorType", "country", "region", "currency");

    private static final List<String> DEBTOR_TYPES = Arrays.stream(DebtorType.values()).map(Enum::name).toList();
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final RuleFiles.Text file;
    /** Where each row stands in its list. */
    private final Map<Setting.Row, Integer> numbers = new IdentityHashMap<>();
    private final List<RuleFault> faults;

    private SettingsReader(RuleFiles.Text file, List<RuleFault> faults) {
        this.file = file;
        this.faults = faults;
    }

    static SettingsBook read(List<RuleFiles.Text> files, List<RuleFault> faults) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (RuleFiles.Text file : files) {
            SettingsReader reader = new SettingsReader(file, faults);
            Yaml.read(file, faults).properties().forEach(entry -> {
                Setting setting = reader.setting(entry.getKey(), entry.getValue());
                Setting twin = settings.putIfAbsent(entry.getKey(), setting);
                if (twin != null) {
                    faults.add(new RuleFault(file.path(), Yaml.placeOfKey(file, entry.getKey()), FaultKind.DUPLICATE_SETTING,
                            "Setting `" + entry.getKey() + "` is already defined in `" + twin.file() + "`."));
                }
            });
        }
        return new SettingsBook(new ArrayList<>(settings.values()));
    }

    private Setting setting(String name, JsonNode node) {
        int line = file.lineOf(name + ":");
        checkKeys(node, KEYS, "Setting `" + name + "`", name);
        String unit = node.path("unit").asText("");
        boolean isMisspelt = keys(node).stream().anyMatch(key -> !KEYS.contains(key) && "unit".equals(DidYouMean.closest(key, KEYS)));
        if (!Setting.UNITS.contains(unit) && !(unit.isEmpty() && isMisspelt)) {
            fault(FaultKind.UNKNOWN_UNIT, "Setting `" + name + "` has the unit `" + unit + "`; it must be one of "
                    + String.join(", ", new TreeSet<>(Setting.UNITS)) + "." + DidYouMean.sentence(unit, Setting.UNITS), name, "unit");
        }
        for (String needed : List.of("title", "source")) {
            if (node.path(needed).asText("").isBlank()) {
                fault(FaultKind.MISSING_KEY, "Setting `" + name + "` has no `" + needed + "`.", name);
            }
        }
        List<Setting.Row> rows = new ArrayList<>();
        Setting setting = new Setting(name, node.path("title").asText(), unit, node.path("why").asText(""),
                node.path("source").asText(""), file.path(), line, rows);
        int number = -1;
        for (JsonNode written : node.path("values")) {
            number++;
            try {
                Setting.Row row = row(setting, written, number);
                rows.add(row);
                numbers.put(row, number);
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                fault(FaultKind.BAD_SETTING, "Setting `" + name + "` has a row that cannot be read: " + e.getMessage() + ".", name, "values", number);
            }
        }
        if (node.path("values").isEmpty()) {
            fault(FaultKind.MISSING_KEY, "Setting `" + name + "` has no `values`: at least one row `{ from: 2020-01-01, value: … }` is needed.", name);
        }
        checkRows(setting);
        return new Setting(name, setting.title(), unit, setting.why(), setting.source(), file.path(), line, List.copyOf(rows));
    }

    private Setting.Row row(Setting setting, JsonNode row, int number) {
        checkKeys(row, ROW_KEYS, "A row of setting `" + setting.name() + "`", setting.name(), "values", number);
        JsonNode scope = row.path("for");
        checkKeys(scope, FOR_KEYS, "A row of setting `" + setting.name() + "`, under `for`,", setting.name(), "values", number, "for");
        Set<DebtorType> types = new TreeSet<>();
        for (String type : Yaml.strings(scope.path("debtorType"))) {
            if (!DEBTOR_TYPES.contains(type)) {
                throw new IllegalArgumentException("`" + type + "` is no type of debtor; it must be one of " + String.join(", ", DEBTOR_TYPES));
            }
            types.add(DebtorType.valueOf(type));
        }
        for (String country : set(scope, "country")) {
            if (!COUNTRIES.contains(country) && !country.equals(Setting.UNKNOWN_COUNTRY)) {
                throw new IllegalArgumentException("`" + country + "` is no country of ISO 3166-1" + DidYouMean.sentence(country, COUNTRIES));
            }
        }
        return new Setting.Row(day(row, "from"), row.has("to") ? day(row, "to") : null,
                Set.copyOf(types), set(scope, "country"), set(scope, "region"), set(scope, "currency"), value(setting, row.path("value")),
                row.path("source").asText(null), row.path("confidence").asText(null));
    }

    private static LocalDate day(JsonNode row, String key) {
        if (!row.has(key)) {
            throw new IllegalArgumentException("it has no `" + key + "`");
        }
        try {
            return LocalDate.parse(row.path(key).asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("`" + key + "` is `" + row.path(key).asText() + "`, and that is no day; one is written `2026-11-22`", e);
        }
    }

    private static Set<String> set(JsonNode scope, String key) {
        return Set.copyOf(Yaml.strings(scope.path(key)));
    }

    private void checkRows(Setting setting) {
        List<Setting.Row> rows = setting.rows();
        for (int i = 0; i < rows.size(); i++) {
            Setting.Row a = rows.get(i);
            if (a.to() != null && a.to().isBefore(a.from())) {
                fault(setting, a, "to", FaultKind.ROW_OUT_OF_FORCE, "Setting `" + setting.name() + "` has a row that ends on " + a.to() + " and begins on "
                        + a.from() + ", so it is never in force. Maybe the two dates were exchanged.");
            }
            if (setting.isRate() && a.to() == null) {
                fault(setting, a, "from", FaultKind.MISSING_KEY, "Setting `" + setting.name() + "` has a row from " + a.from()
                        + " without `to`: a rate says how long it is known to hold, for what is not known is not guessed.");
            }
            for (int j = 0; j < i; j++) {
                if (a.from().equals(rows.get(j).from()) && a.overlaps(rows.get(j))) {
                    fault(setting, a, "from", FaultKind.OVERLAPPING_ROWS, "Setting `" + setting.name() + "` has two rows from " + a.from()
                            + " for the same debtors; one of them must go.");
                }
            }
        }
        if (setting.isRate()) {
            checkSeries(setting);
        }
    }

    /** The rows of a rate for the same debtors follow one another day by day. */
    private void checkSeries(Setting setting) {
        Map<List<Set<?>>, Setting.Row> last = new LinkedHashMap<>();
        setting.rows().stream().filter(row -> row.to() != null).sorted(Comparator.comparing(Setting.Row::from)).forEach(row -> {
            Setting.Row before = last.put(row.scope(), row);
            if (before == null || before.from().equals(row.from())) {
                return;
            }
            LocalDate next = before.to().plusDays(1);
            if (row.from().isAfter(next)) {
                fault(setting, row, "from", FaultKind.GAP_IN_RATE, "Setting `" + setting.name() + "` has no rate from " + next + " to " + row.from().minusDays(1)
                        + ": its rows must follow one another day by day.");
            } else if (row.from().isBefore(next)) {
                fault(setting, row, "from", FaultKind.OVERLAPPING_ROWS, "Setting `" + setting.name() + "` has two rates from " + row.from() + " to "
                        + (before.to().isBefore(row.to()) ? before.to() : row.to()) + "; one of them must end earlier.");
            }
        });
    }

    static Object value(Setting setting, JsonNode node) {
        if (setting.isWhole()) {
            if (!node.isIntegralNumber()) {
                throw new IllegalArgumentException("`" + node.asText() + "` is not a whole number of " + setting.unit() + unquoted(node));
            }
            if (!node.canConvertToInt() || node.intValue() > MOST) {
                throw new IllegalArgumentException("`" + node.asText() + "` is more than " + MOST + " " + setting.unit());
            }
            if (node.intValue() < 0) {
                throw new IllegalArgumentException("`" + node.asText() + "` is below 0, and " + setting.unit() + " are counted from there");
            }
            return node.intValue();
        }
        switch (setting.unit()) {
            case "text" -> {
                return node.asText();
            }
            case "period" -> {
                return Period.parse(node.asText());
            }
            case "curve" -> {
                return points(node, "day", "ratio");
            }
            case "bands" -> {
                return points(node, "from", "amount");
            }
            case "money" -> {
                BigDecimal amount = number(node);
                if (amount.signum() < 0) {
                    throw new IllegalArgumentException("`" + node.asText() + "` is below 0, and an amount is not");
                }
                return amount;
            }
            default -> {
                return number(node);
            }
        }
    }

    private static List<Map<String, Object>> points(JsonNode node, String at, String value) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (JsonNode point : node) {
            points.add(Map.of(at, at.equals("day") ? point.path(at).intValue() : number(point.path(at)), value, number(point.path(value))));
        }
        return List.copyOf(points);
    }

    private static String unquoted(JsonNode node) {
        return node.isTextual() && node.asText().matches("-?[\\d.]+") ? ": in quotes it is a text, so write it without them" : "";
    }

    private static BigDecimal number(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("`" + node.asText() + "` is not a number" + unquoted(node));
        }
        BigDecimal number = node.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number has at most " + MOST_DIGITS + " digits, and is written without `e`");
        }
        return number;
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private void checkKeys(JsonNode node, Set<String> known, String what, Object... path) {
        keys(node).forEach(key -> {
            if (!known.contains(key)) {
                List<Object> steps = new ArrayList<>(List.of(path));
                steps.add(key);
                faults.add(new RuleFault(file.path(), Yaml.placeOfKey(file, steps.toArray()), FaultKind.UNKNOWN_KEY,
                        what + " has an unknown key `" + key + "`." + DidYouMean.sentence(key, known)));
            }
        });
    }

    private void fault(Setting setting, Setting.Row row, String key, FaultKind kind, String detail) {
        fault(kind, detail, setting.name(), "values", numbers.get(row), key);
    }

    private void fault(FaultKind kind, String detail, Object... path) {
        faults.add(new RuleFault(file.path(), Yaml.place(file, path), kind, detail));
    }
}
