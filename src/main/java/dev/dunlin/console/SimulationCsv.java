package dev.dunlin.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;

import dev.dunlin.simulation.ActionChange;
import dev.dunlin.simulation.Comparison;
import dev.dunlin.simulation.Ground;
import dev.dunlin.simulation.Impact;

/** A row for each account that differs and currency, for a spreadsheet; no totals. One thread at a time. */
final class SimulationCsv implements SimulationPrinting {
    private final CsvWriter csv;
    private final long most;
    private long listed;

    SimulationCsv(PrintWriter out, long most) {
        this.csv = CsvWriter.builder().build(out);
        this.most = most;
    }

    @Override
    public void begin() {
        csv.writeRecord("account", "country", "debtorType", "ageing", "daysPastDue", "change", "currency", "open", "askedBefore", "askedAfter",
                "before", "after", "new", "gone", "otherwise", "because", "becauseBefore");
    }

    @Override
    public void add(Comparison account) {
        if (listed++ < most) {
            account.money().forEach((currency, money) -> csv.writeRecord(account.accountId(), account.country(), account.debtorType(), account.ageing().title(),
                    account.daysPastDue() == null ? "" : account.daysPastDue().toString(), account.kind().name(), currency, money.open().toPlainString(),
                    money.asked().before().toPlainString(), money.asked().after().toPlainString(), actions(account.standing().before()), actions(account.standing().after()),
                    actions(account, ActionChange.What.NEW), actions(account, ActionChange.What.GONE), otherwise(account), grounds(account.come()), grounds(account.gone())));
        }
    }

    @Override
    public void end(Impact impact) {
        // the totals are no rows of this table; what is buffered goes out
        try {
            csv.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String actions(List<Comparison.Standing> standing) {
        return standing.stream().map(Comparison.Standing::action).distinct().collect(Collectors.joining(" "));
    }

    private static String actions(Comparison account, ActionChange.What what) {
        return account.changes().stream().filter(change -> change.what() == what).map(ActionChange::action).distinct().collect(Collectors.joining(" "));
    }

    private static String otherwise(Comparison account) {
        return account.changes().stream().filter(change -> change.what() == ActionChange.What.CHANGED || change.what() == ActionChange.What.DELAYED)
                .map(change -> change.action() + ": " + SimulationTable.terms(change)).collect(Collectors.joining("; "));
    }

    private static String grounds(List<Ground> grounds) {
        return grounds.stream().map(ground -> ground.rule() + ": " + ground.reason()).collect(Collectors.joining(" | "));
    }
}
