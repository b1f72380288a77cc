package dev.dunlin.console;

import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.dunlin.portfolio.WorkItem;

/** The work list and the totals for people: two lines a row, the second says why. */
record TablePrinting(PrintWriter out, Terminal terminal) implements Printing {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final String[] RUNG_COLOURS = {"90", "32", "32", "36", "33", "35", "31", "31", "1;31"};
    private static final int WHEN_WIDTH = 16;
    private static final int DAYS_WIDTH = 6;

    @Override
    public void print(PortfolioReport report) {
        List<WorkItem> items = report.workList().ranked();
        if (!items.isEmpty()) {
            Widths widths = Widths.of(items, terminal.columns());
            header(widths);
            for (int i = 0; i < items.size(); i++) {
                row(i + 1, items.get(i), widths);
            }
            long left = report.workList().added() - items.size();
            if (left > 0) {
                out.println(terminal.coloured("90", " ".repeat(widths.rank + 2) + "and %,d more; `--top 0` shows all.".formatted(left)));
            }
            if (items.stream().anyMatch(WorkItem::humanReview)) {
                out.println(terminal.coloured("90", " ".repeat(widths.rank + 2) + "* a person must approve it first"));
            }
            out.println();
        }
        new TotalsPrinting(out, terminal).print(report);
    }

    /** How wide the columns are that depend on what stands in them. */
    private record Widths(int rank, int account, int name, int action, int amount) {

        static Widths of(List<WorkItem> items, int columns) {
            int rank = Math.max(2, String.valueOf(items.size()).length());
            int account = widest(items.stream().map(WorkItem::accountId).toList(), 7, 18);
            int amount = widest(items.stream().map(TablePrinting::amount).toList(), 6, 40);
            int left = columns - rank - account - amount - DAYS_WIDTH - WHEN_WIDTH - 6 * 2;
            boolean named = items.stream().anyMatch(item -> item.name() != null);
            int action = Math.min(widest(items.stream().map(TablePrinting::action).toList(), 6, 50), named ? Math.max(20, left * 3 / 5) : left);
            return new Widths(rank, account, named ? Math.min(Math.max(8, left - action), widest(items.stream().map(TablePrinting::name).toList(), 4, 40)) : 0,
                    action, amount);
        }

        private static int widest(List<String> texts, int least, int most) {
            return Math.min(most, Math.max(least, texts.stream().mapToInt(Columns::width).max().orElse(0)));
        }
    }

    private void header(Widths widths) {
        String line = Columns.right("#", widths.rank) + "  " + Columns.left("Account", widths.account) + "  "
                + (widths.name == 0 ? "" : Columns.left("Name", widths.name) + "  ") + Columns.left("Action", widths.action) + "  "
                + Columns.right("Amount", widths.amount) + "  " + Columns.right("Days", DAYS_WIDTH) + "  When";
        out.println(terminal.coloured("1", line));
    }

    private void row(int rank, WorkItem item, Widths widths) {
        String days = item.daysPastDue() == null ? "" : String.format(Locale.ROOT, "%,d", item.daysPastDue());
        String when = item.notBefore() == null ? "now" : WHEN.format(item.notBefore());
        out.println(Columns.right(String.valueOf(rank), widths.rank) + "  " + Columns.left(item.accountId(), widths.account) + "  "
                + (widths.name == 0 ? "" : Columns.left(name(item), widths.name) + "  ")
                + terminal.coloured(RUNG_COLOURS[item.action().rung()], Columns.left(action(item), widths.action)) + "  "
                + Columns.right(amount(item), widths.amount) + "  " + Columns.right(days, DAYS_WIDTH) + "  " + when);
        int indent = widths.rank + 2;
        out.println(" ".repeat(indent) + terminal.coloured("90", Columns.cut(item.why(), terminal.columns() - indent)));
    }

    private static String action(WorkItem item) {
        return "R" + item.action().rung() + (item.humanReview() ? "* " : " ") + item.action().title() + (item.more() == 0 ? "" : " +" + item.more());
    }

    private static String name(WorkItem item) {
        return item.name() == null ? "" : item.name();
    }

    private static String amount(WorkItem item) {
        return item.amount() == null ? "" : Money.withCurrency(item.amount(), item.currency());
    }
}
