package dev.dunlin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MappingReaderTest {

    @Test
    void everyFaultComesBackAtOnceWithWhatWasMeant() {
        MappingReader.Outcome outcome = MappingReader.read("m.yaml", """
                group_by: Customer
                formats: { date: M/b/yyyy }
                time-zone: Europe/Berln
                fields:
                  account.curency: { value: EUR }
                  invoices[].id: { colunm: Number }
                  invoices.dueOn: Due
                  invoices[].open: { column: Open, decmal: "," }
                  promises: { known: nothing }
                  behaviour.ordersPaid: { derive: order-paid }
                """);
        assertThat(((MappingReader.Outcome.Bad) outcome).faults()).containsExactlyInAnyOrder(
                "m.yaml:1: `group_by` is no key of a mapping; there are file, formats, time-zone, as-of, group-by, rewind, fields. Maybe `group-by` was meant.",
                "m.yaml: `group-by` is missing. Name the column that holds the account's id: rows with the same value make one account.",
                "m.yaml: `M/b/yyyy` is no date format. One is written as `M/d/yyyy`, `dd.MM.yyyy` or `yyyyMMdd`.",
                "m.yaml:3: `time-zone` is `Europe/Berln`, which is no IANA time zone. Maybe `Europe/Berlin` was meant.",
                "m.yaml:5: `account.curency` is no field of a snapshot. Maybe `account.currency` was meant.",
                "m.yaml:6: `invoices[].id` needs one of `column`, `value`, `known` or `derive`, and has none. Maybe `column` was meant.",
                "m.yaml:7: `invoices.dueOn` is no field of a snapshot. It lies in a list: `invoices[].dueOn`, one element for each row, was meant.",
                "m.yaml:8: `decmal` is no key of `invoices[].open`; there are column, format, decimal, thousands, absolute, values, else, empty. Maybe `decimal` was meant.",
                "m.yaml:9: `known` of `promises` is `nothing`, and can only be `none`. What is not known is left out.",
                "m.yaml:10: `order-paid` cannot be derived; there are on-time-rate-12m, average-days-late, orders-paid. Maybe `orders-paid` was meant.",
                "m.yaml: Nothing fills `account.currency`, which every snapshot needs: The ISO 4217 currency the account is kept in; amounts without a currency of their own are in this one.",
                "m.yaml: Nothing fills `invoices[].id`, which every snapshot needs: The invoice number the debtor knows; with the instalment it names a line, and no line stands twice.",
                "m.yaml: Nothing fills `invoices[].dueOn`, which every snapshot needs: The last day on which payment is on time; days past due are counted from it.");
    }

    @Test
    void whatIsNotYamlIsSaidSo() {
        assertThat(((MappingReader.Outcome.Bad) MappingReader.read("m.yaml", "group-by: [")).faults()).singleElement().asString().startsWith("m.yaml:1: The file is not YAML: ");
        assertThat(((MappingReader.Outcome.Bad) MappingReader.read("m.yaml", "- a")).faults()).singleElement().asString().contains("no mapping");
    }
}
