package dev.dunlin.console;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dunlin.facts.Fact;
import dev.dunlin.portfolio.Totals;
import dev.dunlin.problem.Counted;

/** The totals as tables: by action and by age, a column or a row for each currency. */
record TotalsPrinting(PrintWriter out, Terminal terminal) {
    private static final int TITLE = 34;
    private static final int ACCOUNTS = 8;
    private static final int NARROWEST_MONEY = 11;
    private static final List<String> AGES = List.of("not due", "1-30 days", "31-60", "61-90", "over 90", "open");

    void print(PortfolioReport report) {
        Totals totals = report.totals();
        actions(totals, width(totals.byAction().values().stream().flatMap(step -> amounts(step.amounts())).toList()));
        ageing(totals);
        out.println("%s: %,d with something to do, %,d without; %,d for a person to review.".formatted(Counted.of(totals.accounts(), "account"),
                totals.accounts() - totals.withoutAction(), totals.withoutAction(), totals.reviews()));
        if (!totals.withheld().isEmpty()) {
            out.println("Withheld: " + totals.withheld().entrySet().stream()
                    .map(each -> "%,d %s".formatted(each.getValue(), each.getKey().name())).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** As many currencies side by side as the line holds, the others below. */
    private void actions(Totals totals, int money) {
        TreeSet<String> currencies = new TreeSet<>();
        totals.byAction().values().forEach(step -> currencies.addAll(step.amounts().keySet()));
        int fitting = Math.max(1, (terminal.columns() - TITLE - ACCOUNTS) / money);
        List<String> all = List.copyOf(currencies);
        for (int from = 0; from == 0 || from < all.size(); from += fitting) {
            if (!totals.byAction().isEmpty()) {
                actions(totals, all.subList(from, Math.min(all.size(), from + fitting)), from == 0, money);
            }
        }
    }

    private void actions(Totals totals, List<String> currencies, boolean withAll, int money) {
        out.println(bold(Columns.left("By action", TITLE) + Columns.right("accounts", ACCOUNTS) + cells(currencies, money)));
        totals.byAction().forEach((action, step) -> {
            if (withAll || currencies.stream().anyMatch(step.amounts()::containsKey)) {
                out.println(Columns.left("R" + action.rung() + " " + action.title(), TITLE) + Columns.right("%,d".formatted(step.accounts()), ACCOUNTS)
                        + cells(currencies.stream().map(currency -> amount(step.amounts().get(currency), currency)).toList(), money));
            }
        });
        out.println();
    }

    private void ageing(Totals totals) {
        if (!totals.ageing().isEmpty()) {
            List<List<String>> rows = totals.ageing().entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList();
            int money = width(rows.stream().flatMap(List::stream).toList());
            out.println(bold(Columns.left("By age", 8) + cells(AGES, money)));
            List<String> currencies = List.copyOf(totals.ageing().keySet());
            for (int i = 0; i < rows.size(); i++) {
                out.println(Columns.left(currencies.get(i), 8) + cells(rows.get(i), money));
            }
            out.println();
        }
    }

    private static Stream<String> amounts(Map<String, BigDecimal> amounts) {
        return amounts.entrySet().stream().map(each -> amount(each.getValue(), each.getKey()));
    }

    private static int width(List<String> amounts) {
        return Math.max(NARROWEST_MONEY, amounts.stream().mapToInt(Columns::width).max().orElse(0) + 2);
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

    private static String cells(List<String> texts, int width) {
        return texts.stream().map(text -> Columns.right(text, width)).collect(Collectors.joining());
    }

    private String bold(String line) {
        return terminal.coloured("1", line);
    }
}
