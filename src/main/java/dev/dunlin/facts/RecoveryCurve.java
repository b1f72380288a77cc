package dev.dunlin.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import dev.dunlin.settings.SettingValue;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.Field;

/**
 * The share of debts of an age that are recovered, read off the curve in force: {@code survey} runs straight between its
 * points, {@code seed} in steps.
 */
final class RecoveryCurve {
    private static final int DIGITS = 4;

    private RecoveryCurve() {
    }

    static void fill(FactSheet sheet) {
        Field<Integer> daysPastDue = sheet.get(Fact.DAYS_PAST_DUE);
        sheet.set(Fact.RECOVERY_LIKELIHOOD, daysPastDue.get(days -> likelihood(sheet.settings, days)));
    }

    private static Field<BigDecimal> likelihood(SettingsInForce settings, int days) {
        SettingValue name = settings.get("recovery.curve");
        SettingValue curve = name == null ? null : settings.get("recovery.curve." + name.value());
        if (curve == null || !(curve.value() instanceof List<?> points) || points.isEmpty()) {
            return Field.unknown();
        }
        return Field.of(at(points, days, "seed".equals(name.value())));
    }

    private static BigDecimal at(List<?> points, int days, boolean steps) {
        Map<?, ?> before = (Map<?, ?>) points.get(0);
        for (Object point : points) {
            Map<?, ?> next = (Map<?, ?>) point;
            if (day(next) > days) {
                return steps || next == points.get(0) ? ratio(before) : between(before, next, days);
            }
            before = next;
        }
        return ratio(before);
    }

    private static BigDecimal between(Map<?, ?> before, Map<?, ?> next, int days) {
        BigDecimal rise = ratio(next).subtract(ratio(before)).multiply(BigDecimal.valueOf(days - day(before)));
        return ratio(before).add(rise.divide(BigDecimal.valueOf(day(next) - day(before)), DIGITS, RoundingMode.HALF_EVEN));
    }

    private static int day(Map<?, ?> point) {
        return ((Number) point.get("day")).intValue();
    }

    private static BigDecimal ratio(Map<?, ?> point) {
        Object ratio = point.get("ratio");
        return ratio instanceof BigDecimal number ? number : new BigDecimal(ratio.toString());
    }
}
