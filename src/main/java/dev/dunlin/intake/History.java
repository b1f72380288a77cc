package dev.dunlin.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What an account's invoices settled before a day say about how it pays. Immutable. */
record History(List<Settled> settled, LocalDate day) {

    /** An invoice that was paid. */
    record Settled(LocalDate due, LocalDate on) {
    }

    /** What can be counted. */
    enum Figure {
        ON_TIME_RATE_12M, AVERAGE_DAYS_LATE, ORDERS_PAID;

        String inMappings() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The figure; unknown where nothing was settled that could tell. */
    JsonNode figure(Figure figure) {
        return switch (figure) {
            case ORDERS_PAID -> Cells.NODES.numberNode(settled.size());
            case ON_TIME_RATE_12M -> {
                List<Settled> lately = settled.stream().filter(each -> !each.on.isBefore(day.minusMonths(12))).toList();
                long onTime = lately.stream().filter(each -> !each.on.isAfter(each.due)).count();
                yield ratio(onTime, lately.size(), 4);
            }
            case AVERAGE_DAYS_LATE -> ratio(settled.stream().mapToLong(each -> ChronoUnit.DAYS.between(each.due, each.on)).sum(), settled.size(), 1);
        };
    }

    private static JsonNode ratio(long sum, int count, int places) {
        return count == 0 ? MissingNode.getInstance()
                : Cells.NODES.numberNode(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), places, RoundingMode.HALF_UP));
    }
}
