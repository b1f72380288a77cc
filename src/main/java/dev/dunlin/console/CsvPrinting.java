package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;

import de.siegmar.fastcsv.writer.CsvWriter;

import dev.dunlin.portfolio.WorkItem;

/** The work list as CSV, for a spreadsheet; no totals. */
record CsvPrinting(PrintWriter out) implements Printing {

    @Override
    public void print(PortfolioReport report) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("rank", "account", "name", "action", "rung", "amount", "currency", "daysPastDue", "notBefore", "humanReview", "why");
        int rank = 0;
        for (WorkItem item : report.workList().ranked()) {
            csv.writeRecord(String.valueOf(++rank), item.accountId(), text(item.name()), item.action().code(), String.valueOf(item.action().rung()),
                    item.amount() == null ? "" : item.amount().toPlainString(), item.currency(), text(item.daysPastDue()), text(item.notBefore()),
                    String.valueOf(item.humanReview()), item.why());
        }
        csv.flush();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
