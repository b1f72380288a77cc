package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.decision.Decider;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;
import dev.dunlin.rulebook.Signal;
import dev.dunlin.snapshot.Field;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Until when claims can be sued for by the shipped laws, to the day, and what becomes of those that cannot. */
class LimitationTest {
    private static final RuleBook EAGER = eager();

    @ParameterizedTest(name = "{0} {1} {2} due {3}: until {4}")
    @CsvSource(nullValues = "-", textBlock = """
            GB, GB-ENG, CONSUMER,    2020-03-10, 2026-03-10
            GB, GB-WLS, COMPANY,     2020-03-10, 2026-03-10
            GB, GB-NIR, COMPANY,     2020-03-10, 2026-03-10
            GB, GB-SCT, COMPANY,     2020-03-10, 2025-03-10
            GB, GB-ENG, COMPANY,     2020-02-29, 2026-02-28
            GB, GB-ENG, COMPANY,     2018-02-28, 2024-02-28
            DE, -,      COMPANY,     2022-01-01, 2025-12-31
            DE, -,      CONSUMER,    2022-12-31, 2025-12-31
            DE, -,      CONSUMER,    2023-01-01, 2026-12-31
            DE, DE-BE,  COMPANY,     2024-02-29, 2027-12-31
            FR, -,      CONSUMER,    2024-02-29, 2026-02-28
            FR, -,      SOLE_TRADER, 2024-02-29, 2029-02-28
            FR, -,      COMPANY,     2021-06-30, 2026-06-30
            JP, -,      COMPANY,     2020-03-31, 2025-03-31
            CN, -,      COMPANY,     2024-10-04, 2027-10-04
            IN, -,      COMPANY,     2024-02-29, 2027-02-28
            US, US-NC,  COMPANY,     2024-03-10, 2027-03-10
            US, US-NY,  COMPANY,     2024-03-10, 2030-03-10
            US, US-NY,  CONSUMER,    2024-03-10, 2027-03-10
            US, US-RI,  COMPANY,     2024-03-10, 2034-03-10
            US, US-OH,  COMPANY,     2021-06-15, 2029-06-15
            US, US-OH,  COMPANY,     2021-06-16, 2027-06-16
            """)
    void aClaimEndsOnItsDay(String country, String region, String type, LocalDate dueOn, LocalDate end) {
        ObjectNode account = account(country, region, type, dueOn);
        assertThat(facts(account, end).get(Fact.LIMITATION_EXPIRES_ON)).isEqualTo(Field.of(end));
        assertThat(facts(account, end).get(Fact.TIME_BARRED)).isEqualTo(money(0));
        assertThat(facts(account, end.plusDays(1)).get(Fact.TIME_BARRED)).isEqualTo(money(1000));
        assertThat(facts(account, end.plusDays(1)).get(Fact.LIMITATION_ENDED_ON)).isEqualTo(Field.of(end));
    }

    /** First the last day on which it is sure to be alive, then the last on which it may be. */
    @ParameterizedTest(name = "{0} {1} due {2} with {3}: {4} or {5}")
    @CsvSource(nullValues = "-", textBlock = """
            GB, -,      2020-03-10, -,                 2025-03-10, 2026-03-10
            GB, GB-LND, 2020-03-10, -,                 2025-03-10, 2026-03-10
            US, -,      2015-03-10, -,                 2018-03-10, 2025-03-10
            US, US-PR,  2015-03-10, -,                 2018-03-10, 2025-03-10
            US, US-NY,  2020-03-10, goods unknown,     2024-03-10, 2026-03-10
            US, US-NY,  2020-03-10, goods sold,        2024-03-10, 2024-03-10
            US, US-IL,  2015-03-10, terms unknown,     2020-03-10, 2025-03-10
            US, US-IL,  2015-03-10, terms oral,        2020-03-10, 2020-03-10
            JP, -,      2020-03-31, goods sold,        2022-03-31, 2022-03-31
            JP, -,      2020-04-01, goods sold,        2025-04-01, 2025-04-01
            """)
    void whatIsNotKnownMakesItAStretch(String country, String region, LocalDate dueOn, String with, LocalDate earliest, LocalDate latest) {
        ObjectNode account = account(country, region, "COMPANY", dueOn);
        ObjectNode line = (ObjectNode) account.at("/invoices/0");
        switch (with == null ? "" : with) {
            case "goods unknown" -> line.remove("goods");
            case "goods sold" -> line.put("goods", "SOLD");
            case "terms unknown" -> account.remove("terms");
            case "terms oral" -> account.putObject("terms").put("written", false);
            default -> { }
        }
        assertStretch(account, earliest, latest);
    }

    @Test
    void aPaymentThatNamesTheInvoiceGivesThePeriodAnew() {
        assertEnds(paid("GB", "GB-ENG", "2020-03-10", "2026-03-10", "I1"), "2032-03-10");
        assertEnds(paid("GB", "GB-ENG", "2020-03-10", "2026-03-11", "I1"), "2026-03-10");
        assertEnds(paid("GB", "GB-ENG", "2020-03-10", "2020-02-10", "I1"), "2026-03-10");
        assertEnds(paid("GB", "GB-ENG", "2020-03-10", "2021-03-10", "another"), "2026-03-10");
        assertEnds(paid("DE", null, "2020-03-10", "2020-06-01", "I1"), "2023-12-31");
        assertEnds(paid("DE", null, "2020-03-10", "2022-06-01", "I1"), "2025-06-01");
        ObjectNode returned = paid("GB", "GB-ENG", "2020-03-10", "2022-03-10", "I1");
        ((ObjectNode) returned.at("/payments/0")).put("returned", true);
        assertEnds(returned, "2026-03-10");
    }

    @Test
    void aPaymentThatNamesNoneMayHaveAndOneInAnAmericanStateToo() {
        assertStretch(paid("GB", "GB-ENG", "2020-03-10", "2021-03-10", null), "2026-03-10", "2027-03-10");
        assertStretch(paid("US", "US-TX", "2020-03-10", "2021-03-10", "I1"), "2024-03-10", "2025-03-10");
        ObjectNode twoLines = paid("GB", "GB-ENG", "2020-03-10", "2021-03-10", "I1");
        twoLines.withArray("invoices").addObject().put("id", "I1").put("instalment", 2).put("dueOn", "2030-03-10").put("open", 5);
        assertStretch(twoLines, "2026-03-10", "2027-03-10");
    }

    @Test
    void aPromiseOrALetterOfTheDebtorMayHave() {
        ObjectNode promised = account("DE", null, "COMPANY", LocalDate.parse("2020-03-10"));
        promised.withArray("promises").addObject().put("madeOn", "2022-06-01");
        assertStretch(promised, "2023-12-31", "2025-06-01");
        ObjectNode wrote = account("DE", null, "COMPANY", LocalDate.parse("2020-03-10"));
        ObjectNode letter = wrote.withArray("interactions").addObject().put("at", "2022-06-01T12:00:00Z").put("channel", "LETTER").put("direction", "IN");
        assertStretch(wrote, "2023-12-31", "2025-06-01");
        letter.put("outcome", "DISPUTED");
        assertEnds(wrote, "2023-12-31");
    }

    @Test
    void whileAListIsNotKnownNothingIsKnownToHaveEnded() {
        for (String list : List.of("payments", "promises", "interactions", "legal")) {
            ObjectNode account = account("GB", "GB-ENG", "COMPANY", LocalDate.parse("2020-03-10"));
            account.remove(list);
            assertThat(facts(account, LocalDate.parse("2026-03-10")).get(Fact.MAY_BE_TIME_BARRED)).as(list).isEqualTo(money(0));
            assertThat(facts(account, LocalDate.parse("2036-03-11")).get(Fact.MAY_BE_TIME_BARRED)).as(list).isEqualTo(money(1000));
        }
    }

    @Test
    void aSuitInTimeStopsTheClockAndOneTooLateDoesNot() {
        ObjectNode account = account("GB", "GB-ENG", "COMPANY", LocalDate.parse("2020-03-10"));
        account.putObject("legal").put("suitFiledOn", "2026-03-10");
        assertThat(facts(account, LocalDate.parse("2040-01-01")).get(Fact.TIME_BARRED).isUnknown()).isTrue();
        account.putObject("legal").put("suitFiledOn", "2026-03-11");
        assertEnds(account, "2026-03-10");
    }

    @Test
    void inChinaADemandThatArrivedGivesThePeriodAnewButNoMoreThanTwentyYears() {
        ObjectNode account = account("CN", null, "COMPANY", LocalDate.parse("2024-10-04"));
        ObjectNode demand = account.withArray("interactions").addObject().put("at", "2026-09-30T20:00:00Z").put("channel", "LETTER")
                .put("action", "DEMAND_FULL_PAYMENT").put("outcome", "DELIVERED");
        assertEnds(account, "2029-10-01");
        demand.put("outcome", "BOUNCED");
        assertEnds(account, "2027-10-04");
        demand.remove("outcome");
        assertStretch(account, "2027-10-04", "2029-10-01");
        demand.put("outcome", "DELIVERED").put("action", "SEND_REMINDER");
        assertStretch(account, "2027-10-04", "2029-10-01");
        ObjectNode old = account("CN", null, "COMPANY", LocalDate.parse("2001-10-04"));
        for (int year = 2004; year <= 2021; year += 2) {
            old.withArray("interactions").addObject().put("at", year + "-10-01T04:00:00Z").put("channel", "LETTER").put("action", "SEND_FINAL_NOTICE")
                    .put("outcome", "DELIVERED");
        }
        assertEnds(old, "2021-10-04");
    }

    @Test
    void theLastDayIsTheDebtors() {
        ObjectNode account = account("JP", null, "COMPANY", LocalDate.parse("2021-06-30"));
        ((ObjectNode) account.at("/account")).put("timeZone", "Asia/Tokyo");
        account.put("asOf", "2026-06-30T14:59:00Z");
        assertThat(facts(account).get(Fact.TIME_BARRED)).isEqualTo(money(0));
        account.put("asOf", "2026-06-30T15:00:00Z");
        assertThat(facts(account).get(Fact.TIME_BARRED)).isEqualTo(money(1000));
    }

    @Test
    void aDateThatWasSentCountsForMoreThanTheLaw() {
        ObjectNode account = account("GB", "GB-ENG", "COMPANY", LocalDate.parse("2020-03-10"));
        ((ObjectNode) account.at("/legal")).put("limitationExpiresOn", "2030-01-01");
        assertEnds(account, "2030-01-01");
        ((ObjectNode) account.at("/invoices/0")).put("limitationExpiresOn", "2024-01-01");
        assertEnds(account, "2024-01-01");
        ((ObjectNode) account.at("/invoices/0")).putNull("limitationExpiresOn");
        ((ObjectNode) account.at("/legal")).putNull("limitationExpiresOn");
        assertEnds(account, "2026-03-10");
    }

    @Test
    void aCompanyIsSuedForTheRestAlone() {
        ObjectNode account = account("GB", "GB-ENG", "COMPANY", LocalDate.parse("2020-03-10"));
        account.withArray("invoices").addObject().put("id", "I2").put("dueOn", "2026-05-10").put("open", 4000).putNull("goods");
        account.put("cause", "WILFUL");
        account.withArray("contacts").addObject().put("id", "C1").put("role", "ACCOUNTS_PAYABLE").put("postal", true).put("valid", true);
        step(account, "2026-05-15", "EMAIL", "SEND_REMINDER");
        step(account, "2026-06-15", "LETTER", "DEMAND_FULL_PAYMENT");
        step(account, "2026-08-15", "LETTER", "SEND_FINAL_NOTICE");
        account.put("asOf", "2026-11-03T12:00:00Z");
        Decision decision = Decisions.decide(account);
        Recommendation suit = decision.recommendations().stream().filter(one -> one.action().code().equals("LEGAL_ACTION")).findFirst().orElseThrow();
        assertThat(suit.amount()).isEqualByComparingTo("4000");
        assertThat(suit.invoices()).containsExactly("I2");
        assertThat(decision.withheld()).anySatisfy(one -> {
            assertThat(one.action().code()).isEqualTo("LEGAL_ACTION");
            assertThat(one.amount()).isEqualByComparingTo("1000");
            assertThat(one.by()).extracting(Withheld.By::guardrail).contains("G-ALL-11");
        });
    }

    @Test
    void aPersonIsRemindedOfTheRestAndTheOldPartAloneIsWrittenOff() {
        ObjectNode account = account("GB", "GB-ENG", "CONSUMER", LocalDate.parse("2020-03-10"));
        account.withArray("invoices").addObject().put("id", "I2").put("dueOn", "2026-10-30").put("open", 400).putNull("goods");
        account.withArray("contacts").addObject().put("id", "C1").put("role", "DEBTOR").put("email", "a@debtor.example").put("valid", true);
        account.put("asOf", "2026-11-03T12:00:00Z");
        Decision decision = Decisions.decide(account);
        Recommendation reminder = decision.recommendations().stream().filter(one -> one.action().code().equals("SEND_REMINDER")).findFirst().orElseThrow();
        assertThat(reminder.amount()).isEqualByComparingTo("400");
        assertThat(reminder.invoices()).containsExactly("I2");
        Recommendation writeOff = decision.recommendations().stream().filter(one -> one.action().code().equals("WRITE_OFF_REVIEW")).findFirst().orElseThrow();
        assertThat(writeOff.amount()).isEqualByComparingTo("1000");
        assertThat(writeOff.invoices()).containsExactly("I1");
    }

    /** Whatever else is known, whatever rules and settings say: of a person nothing that is barred is asked. */
    @Property(tries = 3000, seed = "20261103")
    void aPersonIsNeverPressedForABarredDebt(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        ObjectNode account = Accounts.of(seed);
        ((ObjectNode) account.at("/account")).put("debtorType", seed % 2 == 0 ? "CONSUMER" : "SOLE_TRADER");
        LocalDate today = LocalDate.parse(account.path("asOf").asText().substring(0, 10));
        account.path("invoices").forEach(line -> ((ObjectNode) line).put("dueOn", today.minusDays(1000).toString())
                .put("limitationExpiresOn", today.minusDays(2 + seed % 900).toString()).remove("issuedOn"));
        Decider.Judged judged = Decider.judge(seed % 3 == 0 ? Decisions.BOOK : EAGER, Decisions.snapshot(account));
        for (Recommendation one : judged.decision().recommendations()) {
            boolean barred = judged.verdicts().stream().map(verdict -> verdict.judged().facts())
                    .anyMatch(facts -> facts.currency().equals(one.currency()) && !facts.timeBarredInvoices().isEmpty());
            assertThat(barred && one.action().rung() >= 2)
                    .as(one.action().code() + " over a barred debt").isFalse();
        }
    }

    /** Of a mixed balance no amount asked of a person reaches into the barred part, nor names its invoices; nor is a company sued for it. */
    @Property(tries = 3000, seed = "20261103")
    void noAskReachesIntoTheBarredPart(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        ObjectNode account = Accounts.of(seed);
        int number = 0;
        for (var line : account.path("invoices")) {
            ((ObjectNode) line).put("id", "L" + number).put("limitationExpiresOn", LocalDate.parse(account.path("asOf").asText().substring(0, 10)).plusDays(number % 2 == 0 ? -2 : 50).toString());
            number++;
        }
        Decider.Judged judged = Decider.judge(seed % 3 == 0 ? Decisions.BOOK : EAGER, Decisions.snapshot(account));
        boolean natural = Decisions.isNatural(judged.decision());
        for (Recommendation one : judged.decision().recommendations()) {
            Facts facts = judged.verdicts().stream().map(verdict -> verdict.judged().facts()).filter(its -> its.currency().equals(one.currency())).findFirst().orElseThrow();
            if (one.action().rung() >= 2 && (natural && one.action().rung() != 5 || one.action().code().equals("LEGAL_ACTION")) && !one.action().code().equals("FILE_PROOF_OF_CLAIM")) {
                assertThat(one.invoices()).as(one.action().code()).noneMatch(id -> facts.timeBarredInvoices().stream().anyMatch(line -> line.id().equals(id)));
                assertThat(one.amount() == null || one.amount().compareTo(facts.<BigDecimal>get(Fact.LIVE).orNull()) <= 0).as(one.action().code()).isTrue();
            }
        }
    }

    /** A rulebook bent on pressing: every wait is none, every other guardrail is retired, and a tip proposes whatever presses, at once and of everybody. */
    private static RuleBook eager() {
        String everything = Decisions.BOOK.actions().all().stream().filter(action -> action.rung() >= 2).map(Action::code).collect(Collectors.joining(", "));
        String needs = Decisions.BOOK.signals().stream().map(Signal::name).collect(Collectors.joining(", "));
        List<RuleFiles.Text> texts = new ArrayList<>();
        for (RuleFiles.Text text : Decisions.BOOK.files().texts()) {
            boolean otherGuard = text.path().startsWith("guardrails/") && text.path().endsWith(".drl") && !text.path().endsWith("time-barred.drl");
            boolean waits = Set.of("settings/ladder.yaml", "settings/thresholds.yaml", "settings/timing.yaml").contains(text.path());
            texts.add(new RuleFiles.Text(text.path(), otherGuard ? text.text().replace("@status( \"stable\" )", "@status( \"retired\" )")
                    : waits ? text.text().replaceAll("value: [0-9]+ }", "value: 0 }") : text.text()));
        }
        texts.add(new RuleFiles.Text("tips/firm/everything.drl", """
                package rules.tips.firm

                import dev.dunlin.facts.*
                import dev.dunlin.findings.*

                // Pressing is all it knows.
                rule "everything: whatever presses, always"
                    @tip( "T05" )
                    @action( "%s" )
                    @basis( "PREVENTION" )
                    @waives( "cooling-off, %s" )
                    @reason( "Pay." )
                    @source( "test" )
                    @status( "stable" )
                when
                    Account( live >= 0 )
                then
                    findings.add( drools.getMatch() );
                end
                """.formatted(everything, needs)));
        texts.add(new RuleFiles.Text("tips/firm/everything.scenarios.yaml", "scenarios: []"));
        texts.sort(Comparator.comparing(RuleFiles.Text::path));
        RuleBookReader.Outcome outcome = RuleBookReader.read(new RuleFiles(texts));
        return outcome instanceof RuleBookReader.Outcome.Good good ? good.book() : fail(outcome.toString());
    }

    private static void assertEnds(ObjectNode account, String day) {
        assertStretch(account, day, day);
    }

    private static void assertStretch(ObjectNode account, String earliest, String latest) {
        assertStretch(account, LocalDate.parse(earliest), LocalDate.parse(latest));
    }

    private static void assertStretch(ObjectNode account, LocalDate earliest, LocalDate latest) {
        assertThat(facts(account, earliest).get(Fact.TIME_BARRED)).as("on " + earliest).isEqualTo(money(0));
        if (earliest.isBefore(latest)) {
            assertThat(facts(account, earliest.plusDays(1)).get(Fact.MAY_BE_TIME_BARRED)).as("after " + earliest).isEqualTo(money(1000));
            assertThat(facts(account, latest).get(Fact.MAY_BE_TIME_BARRED)).as("on " + latest).isEqualTo(money(1000));
        }
        assertThat(facts(account, latest.plusDays(1)).get(Fact.TIME_BARRED)).as("after " + latest).isEqualTo(money(1000));
    }

    private static Facts facts(ObjectNode account, LocalDate on) {
        return facts(account.put("asOf", on + "T12:00:00Z"));
    }

    private static Facts facts(ObjectNode account) {
        return Decisions.decide(account).facts().get(0);
    }

    private static Field<BigDecimal> money(int amount) {
        return Field.of(BigDecimal.valueOf(amount));
    }

    private static ObjectNode paid(String country, String region, String dueOn, String on, String invoice) {
        ObjectNode account = account(country, region, "COMPANY", LocalDate.parse(dueOn));
        account.withArray("payments").addObject().put("on", on).put("amount", 10).put("invoiceId", invoice);
        return account;
    }

    private static void step(ObjectNode account, String day, String channel, String action) {
        account.withArray("interactions").addObject().put("at", day + "T12:00:00Z").put("channel", channel).put("action", action).put("outcome", "DELIVERED");
    }

    /** 1,000 owed under written terms for something that is no goods, and nothing since. */
    private static ObjectNode account(String country, String region, String type, LocalDate dueOn) {
        ObjectNode root = Decisions.JSON.createObjectNode();
        ObjectNode account = root.putObject("account").put("id", "A1").put("currency", "EUR").put("country", country).put("debtorType", type);
        account.put("timeZone", country.equals("CN") ? "Asia/Shanghai" : "UTC");
        if (region != null) {
            account.put("region", region);
        }
        root.putArray("invoices").addObject().put("id", "I1").put("dueOn", dueOn.toString()).put("open", 1000).putNull("goods");
        root.put("unappliedCash", 0);
        root.putArray("payments");
        root.putArray("promises");
        root.putArray("paymentClaims");
        root.putArray("interactions");
        root.putObject("terms").put("written", true);
        root.putObject("legal").putNull("suitFiledOn").putNull("insolvency");
        return root;
    }
}
