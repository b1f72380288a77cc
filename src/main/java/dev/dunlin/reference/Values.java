package dev.dunlin.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Setting;

/** Settings' values in words. Pure. */
final class Values {

    private Values() {
    }

    static String value(Setting setting, Object value) {
        if (setting.unit().equals("bands")) {
            return ((List<?>) value).stream().map(band -> (Map<?, ?>) band)
                    .map(band -> plain((BigDecimal) band.get("amount")) + " from " + plain((BigDecimal) band.get("from")))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> curve) {
            return curve.stream().map(point -> (Map<?, ?>) point)
                    .map(point -> "day " + point.get("day") + ": " + plain((BigDecimal) point.get("ratio")))
                            .collect(Collectors.joining(", "));
        }
        return value instanceof BigDecimal number ? plain(number) : value.toString();
    }

    /** Whom a row is for; empty for everybody. */
    static String scope(Setting.Row row) {
        List<String> parts = new ArrayList<>();
        for (Set<?> set : row.scope()) {
            if (!set.isEmpty()) {
                parts.add(set.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", parts);
    }

    /** All rows on one line: {@code 15 days; CONSUMER: 30 days}. */
    static String rows(Setting setting) {
        boolean dated = setting.rows().stream().map(Setting.Row::from).distinct().count() > 1;
        return setting.rows().stream().map(row -> (scope(row).isEmpty() ? setting.rows().size() > 1 ? "all others: " : "" : scope(row) + ": ")
                + value(setting, row.value()) + unit(setting, row.value()) + (dated ? " from " + row.from() : ""))
                        .collect(Collectors.joining("; "));
    }

    private static String unit(Setting setting, Object value) {
        return switch (setting.unit()) {
            case "days", "points", "business-days" -> {
                String unit = " " + setting.unit().replace('-', ' ');
                yield value.equals(1) ? unit.substring(0, unit.length() - 1) : unit;
            }
            case "percent", "rate" -> " %";
            default -> "";
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
