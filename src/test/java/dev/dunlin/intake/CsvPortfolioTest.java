package dev.dunlin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.SnapshotReader;

class CsvPortfolioTest {
    private static final String LEAST = """
            group-by: customer
            formats: { date: M/d/yyyy }
            fields:
              account.currency: { value: USD }
              invoices[].id: number
              invoices[].dueOn: due
              invoices[].open: open
            """;

    @Test
    void rowsOfOneAccountNeedNotBeAdjacent() throws IOException {
        List<AccountSnapshot> accounts = accounts(LEAST, "2013-01-31", "customer,number,due,open\nA,1,1/2/2013,10\nB,2,1/3/2013,20\nA,3,1/4/2013,30.50\n");
        assertThat(accounts).extracting(account -> account.account().id()).containsExactly("A", "B");
        assertThat(accounts.get(0).invoices()).extracting(invoice -> invoice.dueOn() + " " + invoice.open())
                .containsExactly("2013-01-02 10", "2013-01-04 30.50");
        assertThat(accounts.get(0).asOf()).isEqualTo(OffsetDateTime.parse("2013-01-31T09:00:00Z"));
        assertThat(accounts.get(0).promises().isUnknown()).isTrue();
    }

    @Test
    void aDateThatIsNoneIsNamedByRowLineAndColumn() throws IOException {
        assertThat(faults(LEAST, "customer,number,due,open\nA,1,1/2/2013,10\n\nA,2,13/45/2013,1O\n")).containsExactly(
                "row 2 (line 4), column `due`: `13/45/2013` is no date in format M/d/yyyy.",
                "row 2 (line 4), column `open`: `1O` is no number with the decimal mark `.`.");
    }

    @Test
    void whatTheSnapshotReaderFindsIsNamedByRowLineAndColumn() throws IOException {
        assertThat(faults(LEAST, "customer,number,due,open\nA,1,1/2/2013,-10\n")).singleElement().asString()
                .startsWith("row 1 (line 2), column `open`: `open` is `-10`");
        assertThat(faults(LEAST, "customer,number,due,open\nA,1,,10\n")).singleElement().asString()
                .startsWith("row 1 (line 2), `invoices[0].dueOn`: `dueOn` is missing.");
    }

    @Test
    void aRowWithTooFewCellsAndOneWithoutAccountCostOnlyThemselves() throws IOException {
        String csv = "customer,number,due,open\nA,1,1/2/2013\n,2,1/2/2013,5\nB,3,1/2/2013,5\n";
        assertThat(faults(LEAST, csv)).containsExactly(
                "row 2 (line 3), column `customer`: it is empty, so the row belongs to no account.",
                "row 1 (line 2): it has 3 cells, and the file has 4 columns. Maybe a text with the delimiter in it is not quoted.");
        assertThat(accounts(LEAST, "2013-01-31", csv)).hasSize(1);
    }

    @Test
    void columnsThatAreNotThereAreNamedTogether() throws IOException {
        CsvPortfolio.Outcome outcome = read(LEAST, "2013-01-31", "customer,nunber,Due Date,open\n");
        assertThat(((CsvPortfolio.Outcome.Bad) outcome).faults()).containsExactly(
                "m.yaml: `invoices[].id` reads the column `number`, which the file does not have; it has customer, nunber, Due Date, open. Maybe `nunber` was meant.",
                "m.yaml: `invoices[].dueOn` reads the column `due`, which the file does not have; it has customer, nunber, Due Date, open.");
    }

    @Test
    void aFileIsRewoundAndBehaviourKnowsOnlyWhatWasSettledBefore() throws IOException {
        String mapping = LEAST + """
                  invoices[].disputedAmount: { column: disputed, when: "Yes", then-column: open, else: 0 }
                  promises: { known: none }
                  behaviour.onTimeRate12m: { derive: on-time-rate-12m }
                  behaviour.averageDaysLate: { derive: average-days-late }
                  behaviour.ordersPaid: { derive: orders-paid }
                rewind: { issued: issued, settled: settled }
                """;
        String csv = """
                customer,number,issued,due,open,disputed,settled
                A,1,11/1/2012,12/1/2012,10,No,12/11/2012
                A,2,11/1/2012,12/1/2012,10,No,12/1/2012
                A,3,12/1/2012,12/31/2012,10,No,1/31/2013
                A,4,12/1/2012,12/31/2012,10,Yes,2/1/2013
                A,5,12/1/2012,12/31/2012,10,No,
                A,6,2/1/2013,3/3/2013,10,No,
                B,7,2/1/2013,3/3/2013,10,No,
                """;
        AccountSnapshot only = accounts(mapping, "2013-01-31", csv).get(0);
        assertThat(accounts(mapping, "2013-01-31", csv)).hasSize(1);
        assertThat(only.invoices()).extracting(invoice -> invoice.id()).containsExactly("4", "5");
        assertThat(only.invoices().get(0).disputedAmount().orNull()).isEqualByComparingTo("10");
        assertThat(only.behaviour().orNull().onTimeRate12m().orNull()).isEqualByComparingTo("0.5");
        assertThat(only.behaviour().orNull().averageDaysLate().orNull()).isEqualByComparingTo("5");
        assertThat(only.behaviour().orNull().ordersPaid().orNull()).isEqualTo(2);
        assertThat(only.promises().orNull()).isEmpty();
    }

    @Test
    void namedElementsStandWhereOneOfTheirColumnsIsFilled() throws IOException {
        String mapping = """
                group-by: customer
                file: { delimiter: ";" }
                formats: { date: dd.MM.yyyy, decimal: ",", thousands: "." }
                fields:
                  account.currency: { value: EUR }
                  invoices[].id: number
                  invoices[].dueOn: due
                  invoices[].open: { column: open, absolute: true }
                  invoices[].type: { column: open, when: "< 0", then: CREDIT_NOTE, else: INVOICE }
                  interactions[reminder].at: reminded
                  interactions[reminder].action: { value: SEND_REMINDER }
                """;
        List<AccountSnapshot> accounts = accounts(mapping, "2026-11-03", """
                customer;number;due;open;reminded
                A;1;01.10.2026;1.234,56;03.11.2026
                A;2;01.10.2026;-34,56;
                B;3;01.10.2026;5;
                """);
        assertThat(accounts.get(0).invoices()).extracting(invoice -> invoice.type().orNull() + " " + invoice.open()).containsExactly("INVOICE 1234.56", "CREDIT_NOTE 34.56");
        assertThat(accounts.get(0).interactions().orNull()).singleElement()
                .satisfies(reminder -> assertThat(reminder.at().orNull()).isEqualTo(accounts.get(0).asOf()));
        assertThat(accounts.get(1).interactions().orNull()).isEmpty();
    }

    @Test
    void rowsOfAnAccountMustAgreeOnIt() throws IOException {
        assertThat(faults(LEAST + "  account.name: name\n", "customer,number,due,open,name\nA,1,1/2/2013,10,Ann\nA,2,1/2/2013,10,Bob\n")).containsExactly(
                "row 2 (line 3), column `name`: `Bob`, but row 1 (line 2), column `name` says `Ann`; `account.name` can have one value for an account.");
    }

    private static CsvPortfolio.Outcome read(String yaml, String asOf, String csv) throws IOException {
        MappingReader.Outcome outcome = MappingReader.read("m.yaml", yaml);
        assertThat(outcome).isInstanceOf(MappingReader.Outcome.Good.class);
        Mapping mapping = ((MappingReader.Outcome.Good) outcome).mapping();
        return CsvPortfolio.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), mapping, "m.yaml", mapping.instant(asOf).orElseThrow());
    }

    private static List<Object> all(String yaml, String asOf, String csv) throws IOException {
        List<Object> all = new ArrayList<>();
        SnapshotReader reader = new SnapshotReader(Set.of());
        ((CsvPortfolio.Outcome.Good) read(yaml, asOf, csv)).intake().snapshots().forEachRemaining(incoming -> {
            all.addAll(incoming.faults());
            if (incoming.json() != null) {
                SnapshotReader.Reading reading = reader.read(incoming.json());
                if (reading instanceof SnapshotReader.Reading.Faulty faulty) {
                    faulty.faults().forEach(fault -> all.add(incoming.worded(fault)));
                } else {
                    all.add(((SnapshotReader.Reading.Ok) reading).snapshot());
                }
            }
        });
        return all;
    }

    private static List<AccountSnapshot> accounts(String yaml, String asOf, String csv) throws IOException {
        return all(yaml, asOf, csv).stream().filter(AccountSnapshot.class::isInstance).map(AccountSnapshot.class::cast).toList();
    }

    private static List<String> faults(String yaml, String csv) throws IOException {
        return all(yaml, "2013-01-31", csv).stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
}
