package dev.dunlin.facts;

import static dev.dunlin.facts.SnapshotBuilder.creditNote;
import static dev.dunlin.facts.SnapshotBuilder.disputed;
import static dev.dunlin.facts.SnapshotBuilder.in;
import static dev.dunlin.facts.SnapshotBuilder.invoice;
import static dev.dunlin.facts.SnapshotBuilder.money;
import static dev.dunlin.facts.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.dunlin.ShippedRules;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Cash;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;
import dev.dunlin.snapshot.InvoiceType;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.Terms;

/** What lateness costs under the shipped settings, to the cent. */
class LateChargesTest {
    private static final Field<Boolean> YES = Field.of(true);
    private static final Field<Boolean> NO = Field.of(false);
    private static final RuleBook SMALL_SELLER = ShippedRules.BOOK.supposing(Map.<String, JsonNode>of("creditor.small-enterprise", TextNode.valueOf("yes")));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/late-interest/figures.csv", delimiter = '|', numLinesToSkip = 1)
    void asReckonedByHand(String law, String country, DebtorType debtorType, String currency, LocalDate dueOn, LocalDate today, BigDecimal open,
            BigDecimal interest, BigDecimal fixedSum) {
        Facts facts = owed(country, debtorType, currency, today, line("I1", currency, dueOn, open.toPlainString(), dueOn.minusDays(60)));
        assertThat(facts.<BigDecimal>get(Fact.STATUTORY_INTEREST).orNull()).isEqualByComparingTo(interest);
        if (fixedSum == null) {
            assertThat(facts.get(Fact.FIXED_SUM)).isEqualTo(Field.none());
        } else {
            assertThat(facts.<BigDecimal>get(Fact.FIXED_SUM).orNull()).isEqualByComparingTo(fixedSum);
        }
        assertThat(facts.<BigDecimal>get(Fact.LATE_CHARGE).orNull()).isEqualByComparingTo(ChargeLine.sum(facts.charges()))
                .isEqualByComparingTo(interest.add(fixedSum == null ? BigDecimal.ZERO : fixedSum));
    }

    @Test
    void aLineSaysWhatItIsReckonedFrom() {
        List<ChargeLine> lines = owed("NL", DebtorType.COMPANY, "EUR", LocalDate.of(2024, 7, 15), in("EUR", "I1", LocalDate.of(2024, 6, 15), "5000")).charges();
        assertThat(lines).containsExactly(
                new ChargeLine("Directive 2011/7/EU: interest", "I1", new BigDecimal("5000"), new BigDecimal("12.50"),
                        LocalDate.of(2024, 6, 16), LocalDate.of(2024, 6, 30), 15, new BigDecimal("25.68")),
                new ChargeLine("Directive 2011/7/EU: interest", "I1", new BigDecimal("5000"), new BigDecimal("12.25"),
                        LocalDate.of(2024, 7, 1), LocalDate.of(2024, 7, 15), 15, new BigDecimal("25.17")),
                new ChargeLine("Directive 2011/7/EU: fixed sum", "I1", new BigDecimal("5000"), null, null, null, null, new BigDecimal("40")));
    }

    @Test
    void creditsAndUnappliedCashHavePaidTheOldestAndDisputesBearNothing() {
        SnapshotBuilder account = british(terms(NO, Field.none(), YES)).with(gbp(disputed("I1", LocalDate.of(2026, 8, 20), "1000", "400")),
                gbp(invoice("I2", LocalDate.of(2026, 9, 29), "5000")), gbp(creditNote("C1", Field.unknown(), "500")));
        account.unappliedCash = Field.of(List.of(new Cash(money("300"), Field.of("GBP")), new Cash(money("99"), Field.of("EUR"))));
        Facts facts = facts(account, "GBP", ShippedRules.BOOK);
        // 600 of I1 is undisputed and paid by 500 + 300, which leaves 200 for I2: 4800 x 11.75 x 35 / 36500 = 54.08
        assertThat(facts.charges()).extracting(ChargeLine::invoiceId).containsExactly("I2", "I2");
        assertThat(facts.charges().get(0).base()).isEqualByComparingTo("4800").isEqualByComparingTo(facts.<BigDecimal>get(Fact.ACTIONABLE).orNull());
        assertThat(facts.charges().get(0).amount()).isEqualByComparingTo("54.08");
        assertThat(facts.<BigDecimal>get(Fact.FIXED_SUM).orNull()).isEqualByComparingTo("70");
        account.terms = terms(YES, money("8"), YES);
        // 4800 x 8 x 35 / 36500 = 36.82, and no fixed sum beside a rate that was agreed
        assertThat(facts(account, "GBP", ShippedRules.BOOK).<BigDecimal>get(Fact.LATE_CHARGE).orNull()).isEqualByComparingTo("36.82");
    }

    @Test
    void cashOfUnknownAmountLeavesItAllUnknown() {
        SnapshotBuilder account = british(terms(NO, Field.none(), YES)).with(gbp(invoice("I1", LocalDate.of(2026, 8, 20), "1000")));
        account.unappliedCash = Field.of(List.of(new Cash(Field.unknown(), Field.of("GBP"))));
        Facts facts = facts(account, "GBP", ShippedRules.BOOK);
        assertThat(facts.get(Fact.LATE_CHARGE).isUnknown()).isTrue();
        assertThat(facts.missing(Fact.LATE_CHARGE)).containsExactly("unappliedCash");
    }

    @Test
    void aRateThatWasAgreedGoesFirstAndTheFixedSumOfTheDirectiveStandsBesideIt() {
        LocalDate today = LocalDate.of(2026, 6, 30);
        SnapshotBuilder account = debtor("NL", DebtorType.COMPANY, today).with(in("EUR", "I1", today.minusDays(73), "1000"));
        account.terms = terms(YES, money("5"), YES);
        Facts facts = facts(account, "EUR", ShippedRules.BOOK);
        assertThat(facts.charges()).extracting(ChargeLine::label).containsExactly("contract interest", "Directive 2011/7/EU: fixed sum");
        assertThat(facts.<BigDecimal>get(Fact.LATE_CHARGE).orNull()).isEqualByComparingTo("50");
    }

    @Test
    void instalmentsOfAnInvoiceCarryOneFixedSumByWhatTheyComeTo() {
        Facts facts = owed("GB", DebtorType.COMPANY, "GBP", LocalDate.of(2026, 11, 3), gbp(invoice("I1", LocalDate.of(2026, 8, 20), "600")),
                gbp(invoice("I1", LocalDate.of(2026, 9, 20), "600")), gbp(invoice("I1", LocalDate.of(2026, 11, 20), "9000")));
        assertThat(facts.<BigDecimal>get(Fact.FIXED_SUM).orNull()).isEqualByComparingTo("70");
    }

    @Test
    void whereNoDateWasAgreedInterestRunsFromTheThirtiethDayAfterTheInvoice() {
        SnapshotBuilder account = british(terms(NO, Field.none(), NO)).with(gbp(invoice("I1", LocalDate.of(2026, 8, 20), "3600")));
        // 45 days: 3600 x 11.75 x 45 / 36500
        assertThat(facts(account, "GBP", ShippedRules.BOOK).<BigDecimal>get(Fact.STATUTORY_INTEREST).orNull()).isEqualByComparingTo("52.15");
    }

    @Test
    void aHalfYearWithoutARateIsNamedAndNotGuessed() {
        Facts facts = owed("ES", DebtorType.COMPANY, "EUR", LocalDate.of(2026, 7, 1), in("EUR", "I1", LocalDate.of(2022, 12, 1), "1000"));
        assertThat(facts.get(Fact.STATUTORY_INTEREST).isUnknown()).isTrue();
        assertThat(facts.missing(Fact.LATE_CHARGE)).containsExactly("settings/late-interest.reference-rate/2022-07-01/2022-12-31",
                "settings/late-interest.reference-rate/2026-07-01/2026-12-31");
        assertThat(facts.charges()).isEmpty();
    }

    @Test
    void currenciesAreNeverMixedAndTheFixedSumOfAnotherIsNotKnown() {
        SnapshotBuilder account = british(terms(NO, Field.none(), YES)).with(gbp(invoice("I1", LocalDate.of(2026, 8, 20), "3600")),
                in("EUR", "I2", LocalDate.of(2026, 8, 20), "3600"));
        assertThat(facts(account, "GBP", ShippedRules.BOOK).charges()).extracting(ChargeLine::invoiceId).containsOnly("I1");
        Facts euros = facts(account, "EUR", ShippedRules.BOOK);
        assertThat(euros.charges()).extracting(ChargeLine::invoiceId).containsExactly("I2");
        assertThat(euros.get(Fact.FIXED_SUM).isUnknown()).isTrue();
        assertThat(euros.missing(Fact.FIXED_SUM)).containsExactly("settings/late-interest.fixed-sum/EUR");
    }

    @Test
    void thoseWhoServeAreReckonedAtSixPercentBesides() {
        SnapshotBuilder account = debtor("US", DebtorType.CONSUMER, LocalDate.of(2026, 11, 3)).with(in("USD", "I1", LocalDate.of(2026, 8, 22), "1000"));
        account.terms = terms(YES, money("10"), YES);
        account.legal = military(YES);
        // 73 days are a fifth of a year
        assertThat(facts(account, "USD", ShippedRules.BOOK).<BigDecimal>get(Fact.SERVICE_INTEREST).orNull()).isEqualByComparingTo("12");
        assertThat(facts(account, "USD", ShippedRules.BOOK).<BigDecimal>get(Fact.LATE_CHARGE).orNull()).isEqualByComparingTo("20");
        account.legal = military(NO);
        assertThat(facts(account, "USD", ShippedRules.BOOK).get(Fact.SERVICE_INTEREST)).isEqualTo(Field.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CZ", "DK", "HU", "PL", "RO", "SE"})
    void aMemberWithoutTheEuroNeedsARowOfItsOwn(String country) {
        Facts facts = owed(country, DebtorType.COMPANY, "EUR", LocalDate.of(2026, 6, 30), in("EUR", "I1", LocalDate.of(2026, 5, 30), "1000"));
        assertThat(facts.missing(Fact.STATUTORY_INTEREST)).containsExactly("settings/late-interest.reference-rate/2026-01-01/2026-06-30");
    }

    @Test
    void everyMemberOfTheUnionHasItsRows() {
        for (String country : settings("DE", DebtorType.COMPANY, "EUR", LocalDate.of(2026, 11, 3), ShippedRules.BOOK).text("eu.members").split(" ")) {
            SettingsInForce settings = settings(country, DebtorType.COMPANY, "EUR", LocalDate.of(2026, 11, 3), ShippedRules.BOOK);
            assertThat(settings.get("late-interest.points")).as(country).isNotNull();
            assertThat(settings.get("late-interest.fixed-sum")).as(country).isNotNull();
            assertThat(settings.get("late-interest.days-without-date")).as(country).isNotNull();
        }
    }

    // --- the parts ---

    /** What is owed for lateness where the contract grants no interest, the date was fixed and we are a small seller. */
    private static Facts owed(String country, DebtorType debtorType, String currency, LocalDate today, Invoice... invoices) {
        SnapshotBuilder account = debtor(country, debtorType, today).with(invoices);
        account.terms = terms(NO, Field.none(), YES);
        return facts(account, currency, SMALL_SELLER);
    }

    private static SnapshotBuilder british(Field<Terms> terms) {
        SnapshotBuilder account = debtor("GB", DebtorType.COMPANY, LocalDate.of(2026, 11, 3));
        account.terms = terms;
        return account;
    }

    private static SnapshotBuilder debtor(String country, DebtorType debtorType, LocalDate today) {
        SnapshotBuilder account = snapshot();
        account.country = Field.of(country);
        account.debtorType = Field.of(debtorType);
        account.timeZone = Field.of(ZoneId.of("UTC"));
        account.asOf = today.atTime(10, 0).atOffset(ZoneOffset.UTC);
        return account;
    }

    private static Facts facts(SnapshotBuilder account, String currency, RuleBook book) {
        AccountSnapshot snapshot = account.build();
        Moment moment = FactFinder.momentOf(snapshot);
        return FactFinder.find(snapshot, moment, currency,
                settings(snapshot.account().country().orNull(), snapshot.account().debtorType().orNull(), currency, moment.today(), book));
    }

    private static SettingsInForce settings(String country, DebtorType debtorType, String currency, LocalDate today, RuleBook book) {
        return book.settings().inForce(today, debtorType, country, null, currency).byName();
    }

    private static Invoice gbp(Invoice of) {
        return new Invoice(of.id(), of.instalment(), of.type(), of.issuedOn(), of.dueOn(), of.amount(), of.open(), Field.of("GBP"), of.disputedAmount(),
                of.disputeOpenedOn(), of.disputeReason(), of.goods(), of.limitationExpiresOn(), of.goodsReceivedOn());
    }

    private static Invoice line(String id, String currency, LocalDate dueOn, String open, LocalDate goodsReceivedOn) {
        return new Invoice(id, Field.unknown(), Field.of(InvoiceType.INVOICE), Field.unknown(), dueOn, Field.unknown(), new BigDecimal(open), Field.of(currency),
                Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.of(goodsReceivedOn));
    }

    private static Field<Terms> terms(Field<Boolean> interest, Field<BigDecimal> rate, Field<Boolean> dueDateFixed) {
        return Field.of(new Terms(Field.unknown(), dueDateFixed, Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), interest, rate));
    }

    private static Field<Legal> military(Field<Boolean> serves) {
        return Field.of(new Legal(Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(),
                Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(), Field.unknown(),
                Field.unknown(), serves, Field.unknown(), Field.unknown(), Field.unknown()));
    }
}
