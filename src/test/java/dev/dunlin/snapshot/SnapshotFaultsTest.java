package dev.dunlin.snapshot;

import static dev.dunlin.snapshot.Snapshots.faults;
import static dev.dunlin.snapshot.Snapshots.ok;
import static dev.dunlin.snapshot.Snapshots.reading;
import static dev.dunlin.snapshot.Snapshots.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dunlin.problem.Fault;
import dev.dunlin.snapshot.SnapshotReader.Kind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFaultsTest {

    /** Where · what is sent there · pointer · code · detail. `root`, `account` and `invoice` are the places of {@link Snapshots#small}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "root|\"promise\": []|/promise|unknown-property|`promise` is not a property here. Maybe `promises` was meant.",
        "root|\"supply_threat\": true|/supply_threat|unknown-property|`supply_threat` is not a property here. Maybe `supplyThreat` was meant.",
        "root|\"currency\": 1|/currency|unknown-property|`currency` is not a property here. Maybe it belongs at `account.currency`.",
        "invoice|\"invoiceId\": 1|/invoices/0/invoiceId|unknown-property|`invoiceId` is not a property here.",
        "invoice|\"country\": 1|/invoices/0/country|unknown-property|`country` is not a property here. Maybe it belongs at `account.country`.",
        "root|\"a/b~c\": {\"x\":[1]}|/a~1b~0c|unknown-property|`a/b~c` is not a property here.",
        "invoice|\"dueDate\": \"2026-01-01\"|/invoices/0/dueDate|unknown-property|`dueDate` is not a property here. Maybe `dueOn` was meant.",
        "invoice|\"open\": 3|/invoices/0/open|duplicate-property|`open` is sent twice in the same object. Leave one of them out.",
        "root|\"supplyThreat\": \"true\"|/supplyThreat|wrong-type|`supplyThreat` is the text `true`, not `true` or `false`. Send it in lower case without quotes.",
        "root|\"supplyThreat\": 1|/supplyThreat|wrong-type|`supplyThreat` is `1`, not `true` or `false`.",
        "root|\"promises\": {}|/promises|wrong-type|`promises` is an object, not a list. Put it in square brackets.",
        "root|\"promises\": [null]|/promises/0|wrong-type|`promises[0]` is `null`, not an object with `madeOn`, `dueOn`, `amount`, `currency`.",
        "root|\"credit\": []|/credit|wrong-type|`credit` is a list, not an object with `limit`, `standardLimit`, `exposure`, `currency`.",
        "account|\"name\": 7|/account/name|wrong-type|`name` is `7`, not a text in quotes. Put it in quotes.",
        "account|\"customerSince\": 20190401|/account/customerSince|wrong-type|`customerSince` is `20190401`, not a date as `2026-11-03`.",
        "account|\"customerSince\": \"01.04.2019\"|/account/customerSince|not-a-date|`customerSince` is `01.04.2019`, not a date as `2026-11-03`. Maybe `2019-04-01` was meant.",
        "account|\"customerSince\": \"20190401\"|/account/customerSince|not-a-date|`customerSince` is `20190401`, not a date as `2026-11-03`. Maybe `2019-04-01` was meant.",
        "account|\"customerSince\": \"2019-02-29\"|/account/customerSince|not-a-date|`customerSince` is `2019-02-29`, not a date as `2026-11-03`.",
        "account|\"customerSince\": \"1899-12-31\"|/account/customerSince|out-of-range|`customerSince` is `1899-12-31`; the year must be from 1900 to 2200. A stand-in for \"none\" is sent as `null`.",
        "root|\"interactions\": [{\"at\": \"2026-11-01T10:00:00\"}]|/interactions/0/at|not-an-instant|`at` is `2026-11-01T10:00:00`, not an instant with its offset as `2026-11-03T10:00:00+01:00`. Write it with a `T`, and add the offset, or `Z` for UTC.",
        "root|\"interactions\": [{\"at\": \"2026-11-03T09:00:01Z\"}]|/interactions/0/at|in-the-future|`at` is `2026-11-03T09:00:01Z`, after `asOf` `2026-11-03T10:00+01:00`; it tells of something that has happened. Check it, or `asOf`.",
        "root|\"payments\": [{\"on\": \"2026-11-05\"}]|/payments/0/on|in-the-future|`on` is `2026-11-05`, after `asOf` `2026-11-03T10:00+01:00`; it tells of something that has happened. Check it, or `asOf`.",
        "invoice|\"disputeOpenedOn\": \"2026-11-05\"|/invoices/0/disputeOpenedOn|in-the-future|`disputeOpenedOn` is `2026-11-05`, after `asOf` `2026-11-03T10:00+01:00`; it tells of something that has happened. Check it, or `asOf`.",
        "root|\"cause\": \"wilful\"|/cause|unknown-value|`cause` is `wilful`, not one of `OVERSIGHT`, `ADMIN`, `DISPUTE`, `CASH_SHORTAGE`, `WILFUL`, `FRAUD`, `UNKNOWN`. Maybe `WILFUL` was meant.",
        "account|\"debtorType\": \"SOLETRADER\"|/account/debtorType|unknown-value|`debtorType` is `SOLETRADER`, not one of `CONSUMER`, `SOLE_TRADER`, `COMPANY`, `PUBLIC`. Maybe `SOLE_TRADER` was meant.",
        "account|\"country\": \"UK\"|/account/country|unknown-country|`country` is `UK`, not an ISO 3166-1 country of two letters as `DE`. Maybe `GB` was meant.",
        "account|\"country\": \"Germany\"|/account/country|unknown-country|`country` is `Germany`, not an ISO 3166-1 country of two letters as `DE`. Maybe `DE` was meant.",
        "account|\"country\": \"AUT\"|/account/country|unknown-country|`country` is `AUT`, not an ISO 3166-1 country of two letters as `DE`. Maybe `AT` was meant.",
        "root|\"cause\": \"CASH\"|/cause|unknown-value|`cause` is `CASH`, not one of `OVERSIGHT`, `ADMIN`, `DISPUTE`, `CASH_SHORTAGE`, `WILFUL`, `FRAUD`, `UNKNOWN`. Maybe `CASH_SHORTAGE` was meant.",
        "account|\"country\": \"de\"|/account/country|unknown-country|`country` is `de`, not an ISO 3166-1 country of two letters as `DE`. Maybe `DE` was meant.",
        "account|\"country\": \"US\", \"region\": \"MA\"|/account/region|unknown-region|`region` is `MA`, not an ISO 3166-2 region as `US-MA`. Maybe `US-MA` was meant.",
        "account|\"country\": \"DE\", \"region\": \"US-MA\"|/account/region|unknown-region|`region` is `US-MA`, which does not lie in `country` `DE`.",
        "account|\"region\": \"ZZ-1\"|/account/region|unknown-region|`region` is `ZZ-1`, not an ISO 3166-2 region as `US-MA`.",
        "account|\"region\": \"NL-XX\"|/account/region|unknown-region|`region` is `NL-XX`, which is none of the regions of `NL`: AW, BQ1, BQ2, BQ3, CW, DR, FL, FR, GE, GR, LI, NB, NH, OV, SX, UT, ZE, ZH.",
        "account|\"country\": \"DE\", \"region\": \"NL-ZH\"|/account/region|unknown-region|`region` is `NL-ZH`, which does not lie in `country` `DE`.",
        "account|\"country\": \"US\", \"region\": \"XX\"|/account/region|unknown-region|`region` is `XX`, not an ISO 3166-2 region as `US-MA`.",
        "invoice|\"currency\": \"XAU\"|/invoices/0/currency|unknown-currency|`currency` is `XAU`, which nobody pays in: it stands for a metal, a unit of account, a test or none. Send the currency of the amounts, as `EUR`.",
        "invoice|\"currency\": \"XXX\"|/invoices/0/currency|unknown-currency|`currency` is `XXX`, which nobody pays in: it stands for a metal, a unit of account, a test or none. Send the currency of the amounts, as `EUR`.",
        "invoice|\"currency\": \"XTS\"|/invoices/0/currency|unknown-currency|`currency` is `XTS`, which nobody pays in: it stands for a metal, a unit of account, a test or none. Send the currency of the amounts, as `EUR`.",
        "invoice|\"amount\": NaN|/invoices/0/amount|not-a-number|`amount` is `NaN`, not an amount as `1234.56`, a number or the same in quotes, at least 0. Leave it out where nobody knows it, or send `null` where there is none.",
        "invoice|\"instalment\": -Infinity|/invoices/0/instalment|not-a-number|`instalment` is `-Infinity`, not a whole number, at least 1. Leave it out where nobody knows it, or send `null` where there is none.",
        "account|\"name\": NaN|/account/name|wrong-type|`name` is `NaN`, not a text in quotes. Put it in quotes.",
        "account|\"timeZone\": \"+02:00\"|/account/timeZone|unknown-time-zone|`timeZone` is `+02:00`, not an IANA time zone as `Europe/Berlin`.",
        "account|\"timeZone\": \"Berlin\"|/account/timeZone|unknown-time-zone|`timeZone` is `Berlin`, not an IANA time zone as `Europe/Berlin`. Maybe `Europe/Berlin` was meant.",
        "invoice|\"currency\": \"eur\"|/invoices/0/currency|unknown-currency|`currency` is `eur`, not an ISO 4217 currency as `EUR`. Maybe `EUR` was meant.",
        "root|\"requested\": [{\"action\": \"STOP-SUPPLY\"}]|/requested/0/action|unknown-action|`action` is `STOP-SUPPLY`, not the code of an action. Maybe `STOP_SUPPLY` was meant.",
        "root|\"requested\": [{\"action\": null}]|/requested/0/action|required|`action` is `null`, but it is required. Send the code of an action.",
        "invoice|\"type\": \"CREDIT_NOTE\", \"amount\": -5|/invoices/0/amount|negative|`amount` is `-5`, less than 0. Send a positive amount with type `CREDIT_NOTE`.",
        "invoice|\"amount\": \"1.234,56\"|/invoices/0/amount|not-a-number|`amount` is `1.234,56`, not an amount as `1234.56`, a number or the same in quotes, at least 0. Maybe `1234.56` was meant.",
        "invoice|\"amount\": 0.1234567|/invoices/0/amount|not-exact|`amount` is `0.1234567`; at most 6 decimals are kept. Round it before sending.",
        "invoice|\"amount\": 1000000000000000|/invoices/0/amount|out-of-range|`amount` is `1000000000000000`; money must be below 1,000,000,000,000,000.",
        "invoice|\"amount\": 1e1000000|/invoices/0/amount|out-of-range|`amount` is `1e1000000`; a number has at most 30 digits and a two-digit exponent.",
        "invoice|\"amount\": 1234567890123456789012345678901|/invoices/0/amount|out-of-range|`amount` is `1234567890123456789012345678901`; a number has at most 30 digits and a two-digit exponent.",
        "invoice|\"instalment\": 0|/invoices/0/instalment|out-of-range|`instalment` is `0`, less than 1.",
        "invoice|\"instalment\": 1.5|/invoices/0/instalment|not-whole|`instalment` is `1.5`, not a whole number, at least 1.",
        "invoice|\"instalment\": 2147483648|/invoices/0/instalment|out-of-range|`instalment` is `2147483648`, more than 2147483647.",
        "invoice|\"disputedAmount\": 100.01|/invoices/0/disputedAmount|out-of-range|`disputedAmount` is `100.01`, more than `open`, which is `100`. Send the part that is still open and disputed.",
        "root|\"behaviour\": {\"onTimeRate12m\": 85}|/behaviour/onTimeRate12m|out-of-range|`onTimeRate12m` is `85`, more than 1. Send a share of 1, as 0.85 for 85 percent.",
        "root|\"behaviour\": {\"onTimeRate12m\": \"0.85\"}|/behaviour/onTimeRate12m|wrong-type|`onTimeRate12m` is the text `0.85`, not a number, at least 0, at most 1. Leave out the quotes.",
        "root|\"behaviour\": {\"excuses\": -1}|/behaviour/excuses|negative|`excuses` is `-1`, less than 0.",
        "root|\"behaviour\": {\"averageDaysLate\": -36501}|/behaviour/averageDaysLate|out-of-range|`averageDaysLate` is `-36501`, less than -36500.",
        "root|\"warnings\": {\"orderDropPct\": 100.1}|/warnings/orderDropPct|out-of-range|`orderDropPct` is `100.1`, more than 100.",
        "root|\"terms\": {\"interestRate\": 1001}|/terms/interestRate|out-of-range|`interestRate` is `1001`, more than 1000.",
        "account|\"parentId\": \" \"|/account/parentId|empty|`parentId` is blank. Send the id, or leave the property out where it is optional.",
        "account|\"name\": \"\\ud83d!\"|/account/name|not-unicode|`name` is `\\uD83D!`, which holds half of a surrogate pair. Send the whole character in UTF-8.",
        "root|\"cause\": \"\\u001b[2J\\u202eX\"|/cause|unknown-value|`cause` is `\\u001B[2J\\u202EX`, not one of `OVERSIGHT`, `ADMIN`, `DISPUTE`, `CASH_SHORTAGE`, `WILFUL`, `FRAUD`, `UNKNOWN`.",
        "root|\"promises\": [{\"madeOn\": \"2026-10-02\", \"dueOn\": \"2026-10-01\"}]|/promises/0/dueOn|out-of-order|`dueOn` is `2026-10-01`, before `madeOn` `2026-10-02`. Maybe the two were swapped.",
        "root|\"contacts\": [{\"id\": \"C\"}, {\"id\": \"C\"}]|/contacts/1/id|duplicate-id|`id` `C` stands twice in `contacts`. Give each contact an id of its own.",
        "root|\"collector\": {\"trained\": [\"LAW\", \"LAWS\"]}|/collector/trained/1|unknown-value|`trained[1]` is `LAWS`, not one of `TRADE`, `FINANCE`, `LAW`. Maybe `LAW` was meant.",
    })
    void saysExactlyWhatIsWrong(String where, String members, String pointer, String code, String detail) {
        String json = small(where.equals("root") ? members : "", where.equals("account") ? members : "", where.equals("invoice") ? members : "");
        assertThat(faults(json)).containsExactly(new Fault(pointer, code, detail));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheSnapshot() {
        String json = small("", "", "");
        assertThat(ok("\uFEFF" + json).account().id()).isEqualTo(ok(json).account().id());
        assertThat(reading("\uFEFF\uFEFF" + json).kind()).as("one is enough").isEqualTo(Kind.NOT_JSON);
        assertThat(reading("\uFEFF").faults()).extracting(Fault::detail).containsExactly("The body is empty. Send a snapshot as a JSON object.");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(faults("{}")).containsExactly(
                new Fault("/asOf", "missing", "`asOf` is missing. Send an instant with its offset as `2026-11-03T10:00:00+01:00`."),
                new Fault("/account", "missing", "`account` is missing. Send an object with `id`, `currency`."),
                new Fault("/invoices", "missing", "`invoices` is missing. Send a list."));
        assertThat(faults("{\"asOf\":null,\"account\":null,\"invoices\":null}")).extracting(Fault::code).containsOnly("required").hasSize(3);
        assertThat(faults(small("", "", "").replace("\"open\"", "\"oben\""))).extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/invoices/0/oben", "unknown-property"), tuple("/invoices/0/open", "missing"));
        assertThat(faults("[]")).containsExactly(
                new Fault("", "wrong-type", "`snapshot` is a list, not an object with `asOf`, `account`, `invoices`."));
    }

    @Test
    void reportsAllFaultsOfARequestAtOnceAndAlsoWhereFieldsDisagree() {
        String json = """
            { "payments": [ { "on": "2027-01-01", "amount": "x" } ],
              "asOf": "2026-11-03T10:00:00+01:00",
              "account": { "id": "", "currency": "EURO", "country": "US", "region": "NY", "colour": 1 },
              "invoices": [
                { "id": "I1", "dueOn": "yesterday", "open": 10, "disputedAmount": 11, "status": "OPEN" },
                7,
                { "id": "I1", "dueOn": "2026-10-01", "open": -1 } ] }""";
        assertThat(faults(json)).extracting(Fault::pointer, Fault::code).containsExactly(
                tuple("/payments/0/amount", "not-a-number"),
                tuple("/payments/0/on", "in-the-future"),
                tuple("/account/id", "empty"),
                tuple("/account/currency", "unknown-currency"),
                tuple("/account/colour", "unknown-property"),
                tuple("/invoices/0/dueOn", "not-a-date"),
                tuple("/invoices/0/status", "unknown-property"),
                tuple("/invoices/1", "wrong-type"),
                tuple("/invoices/2/open", "negative"),
                tuple("/account/region", "unknown-region"),
                tuple("/invoices/0/disputedAmount", "out-of-range"),
                tuple("/invoices/2/id", "duplicate-id"));
    }

    @Test
    void lineIsNamedByIdAndInstalment() {
        String one = "{\"id\":\"I1\",\"dueOn\":\"2026-10-01\",\"open\":1,\"instalment\":1}";
        String two = one.replace("\"instalment\":1", "\"instalment\":2");
        String invoices = "{\"asOf\":\"2026-11-03T10:00:00Z\",\"account\":{\"id\":\"A\",\"currency\":\"EUR\"},\"invoices\":[%s,%s]}";
        assertThat(ok(invoices.formatted(one, two)).invoices()).hasSize(2);
        assertThat(faults(invoices.formatted(one, one))).containsExactly(new Fault("/invoices/1/id", "duplicate-id",
                "`id` `I1` with `instalment` `1` stands twice in `invoices`. Number the due dates of one invoice with `instalment`."));
    }

    @Test
    void allowsADayForTimeZones() {
        assertThat(ok(small("\"payments\": [{\"on\": \"2026-11-04\"}]", "", "")).payments().orNull()).hasSize(1);
    }

    @Test
    void stopsListingAtAHundred() {
        String many = IntStream.range(0, 250).mapToObj(i -> "\"x" + i + "\": 1").collect(Collectors.joining(", "));
        assertThat(faults(small(many, "", ""))).hasSize(101).last()
                .isEqualTo(new Fault("", "too-many-faults", "There are 150 more faults than the 100 listed. Mend these first."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"asOf\": }|Not JSON at line 1, column 10",
        "{\"asOf\": \"2026|Not JSON at line 1, column ",
        "{} {}|Not JSON at line 1, column 3: something follows the end",
        "{} x|Not JSON at line 1, column ",
        "{'asOf': 1}|Not JSON at line 1, column 2",
        "{\"asOf\": 01}|Not JSON at line 1, column ",
    })
    void saysWhereItIsNotJson(String body, String detail) {
        assertThat(reading(body).kind()).isEqualTo(Kind.NOT_JSON);
        assertThat(faults(body)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("not-json");
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.detail()).startsWith(detail);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void anEmptyBodyIsNotJson(String body) {
        assertThat(faults(body)).containsExactly(new Fault("", "not-json", "The body is empty. Send a snapshot as a JSON object."));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (byte[] bad : new byte[][] {{(byte) 0xC3, '"'}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xFF}}) {
            byte[] start = "{\n \"asOf\": \"".getBytes(StandardCharsets.UTF_8);
            byte[] body = new byte[start.length + bad.length];
            System.arraycopy(start, 0, body, 0, start.length);
            System.arraycopy(bad, 0, body, start.length, bad.length);
            var faulty = (SnapshotReader.Reading.Faulty) Snapshots.READER.read(body);
            assertThat(faulty.kind()).isEqualTo(Kind.NOT_JSON);
            assertThat(faulty.faults().get(0).detail()).startsWith("Not JSON at line 2, column 11: the byte 0x").endsWith("Send the body in UTF-8.");
        }
    }

    @Test
    void limitsSizeDepthAndLength() {
        assertThat(((SnapshotReader.Reading.Faulty) Snapshots.READER.read(new byte[SnapshotReader.MAX_BYTES + 1])).faults()).containsExactly(
                new Fault("", "too-large", "The snapshot has 5,242,881 bytes; at most 5,242,880 are allowed."));
        assertThat(faults(small("\"deep\": " + "[".repeat(30) + "]".repeat(30), "", ""))).extracting(Fault::code)
                .containsExactly("unknown-property", "too-deep");
        assertThat(faults(small("\"deep\": " + "[".repeat(100_000), "", ""))).extracting(Fault::code).contains("too-deep");
        assertThat(faults(small("", "\"name\": \"" + "n".repeat(2_001) + "\"", ""))).containsExactly(
                new Fault("/account/name", "too-long", "`name` has 2,001 characters; at most 2,000 are allowed."));
        assertThat(faults(small("", "\"parentId\": \"" + "n".repeat(201) + "\"", ""))).extracting(Fault::code).containsExactly("too-long");
        assertThat(faults(small("\"promises\": [" + "{},".repeat(10_000) + "{}]", "", ""))).containsExactly(
                new Fault("/promises", "too-many", "`promises` has 10,001 elements; at most 10,000 are allowed."));
    }
}
