package dev.dunlin.console;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.dunlin.facts.Fact;
import dev.dunlin.portfolio.Totals;

/** The totals as tables: by action and by age, a column or a row for each currency. */
record TotalsPrinting(PrintWriter out, Terminal terminal) {
    private static final int TITLE = 46;
    private static final int ACCOUNTS = 8;
    private static final int MONEY = 15;
    private static final List<String> AGES = List.of("not due", "1-30 days", "31-60", "61-90", "over 90", "open");

    void print(PortfolioReport report) {
        Totals totals = report.totals();
        actions(totals);
        ageing(totals);
        out.println("%,d account%s: %,d with something to do, %,d without; %,d for a person to review.".formatted(totals.accounts(), totals.accounts() == 1 ? "" : "s",
                totals.accounts() - totals.withoutAction(), totals.withoutAction(), totals.reviews()));
        if (!totals.withheld().isEmpty()) {
            out.println("Withheld: " + totals.withheld().entrySet().stream()
                    .map(each -> "%,d %s".formatted(each.getValue(), each.getKey().name())).collect(Collectors.joining(", ")) + ".");
        }
    }

    private void actions(Totals totals) {
        TreeSet<String> currencies = new TreeSet<>();
        totals.byAction().values().forEach(step -> currencies.addAll(step.amounts().keySet()));
        List<String> left = new ArrayList<>(currencies);
        int fitting = Math.max(1, (terminal.columns() - TITLE - ACCOUNTS - 2) / MONEY);
        while (!totals.byAction().isEmpty()) {
            List<String> shown = left.subList(0, Math.min(fitting, left.size()));
            out.println(bold(Columns.left("By action", TITLE) + Columns.right("accounts", ACCOUNTS + 2) + cells(shown)));
            totals.byAction().forEach((action, step) -> {
                if (shown.size() == currencies.size() || shown.stream().anyMatch(step.amounts()::containsKey) || left.size() == currencies.size()) {
                    out.println(Columns.left("R" + action.rung() + " " + action.title(), TITLE) + Columns.right("%,d".formatted(step.accounts()), ACCOUNTS + 2)
                            + cells(shown.stream().map(currency -> amount(step.amounts().get(currency), currency)).toList()));
                }
            });
            out.println();
            shown.clear();
            if (left.isEmpty()) {
                return;
            }
        }
    }

    private void ageing(Totals totals) {
        if (!totals.ageing().isEmpty()) {
            out.println(bold(Columns.left("By age", 8) + cells(AGES)));
            totals.ageing().forEach((currency, buckets) -> out.println(Columns.left(currency, 8) + cells(row(currency, buckets))));
            out.println();
        }
    }

    private static List<String> row(String currency, Map<Fact, BigDecimal> buckets) {
        List<String> row = new ArrayList<>();
        Totals.AGEING.forEach(bucket -> row.add(amount(buckets.get(bucket), currency)));
        row.add(amount(buckets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency));
        return row;
    }

    private static String amount(BigDecimal amount, String currency) {
        return amount == null || amount.signum() == 0 ? "-" : Money.plain(amount, currency);
    }

    private static String cells(List<String> texts) {
        return texts.stream().map(text -> Columns.right(text, MONEY)).collect(Collectors.joining());
    }

    private String bold(String line) {
        return terminal.coloured("1", line);
    }
}
