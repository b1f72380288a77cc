package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.facts.Fact;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What is charged for lateness is never negative, grows with the days, comes to its lines, and is charged to nobody the law spares. */
class LateInterestTest {
    private static final String CHARGE = "CHARGE_LATE_INTEREST";
    private static final List<String[]> PLACES = List.of(new String[] {"GB", "GBP"}, new String[] {"NL", "EUR"}, new String[] {"DE", "EUR"},
            new String[] {"FR", "EUR"}, new String[] {"US", "USD"}, new String[] {"SE", "SEK"}, new String[] {"BR", "BRL"}, new String[] {"JP", "JPY"});
    private static final Set<String> SPARE_CONSUMERS = Set.of("GB", "NL", "FR", "SE");

    @Property(tries = 2000, seed = "20261103")
    void neverNegativeNothingBeforeItIsLateAndNeverLessADayLater(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        ObjectNode account = account(seed);
        Decision before = Decisions.decide(account);
        for (Fact fact : List.of(Fact.CONTRACT_INTEREST, Fact.STATUTORY_INTEREST, Fact.FIXED_SUM, Fact.LATE_CHARGE)) {
            BigDecimal today = money(before, fact);
            LocalDate day = LocalDate.parse(account.path("asOf").asText().substring(0, 10));
            Decision after = Decisions.decide(account.deepCopy().put("asOf", day.plusDays(1) + "T10:00:00Z"));
            BigDecimal tomorrow = money(after, fact);
            assertThat(today == null || today.signum() >= 0).as("%s is not negative: %s", fact, today).isTrue();
            assertThat(today == null || tomorrow == null || tomorrow.compareTo(today) >= 0).as("%s is %s and a day later %s", fact, today, tomorrow).isTrue();
            if (before.facts().get(0).overdueInvoices().isEmpty()) {
                assertThat(today == null || today.signum() == 0).as("%s is %s and nothing is overdue", fact, today).isTrue();
            }
        }
    }

    @Property(tries = 2000, seed = "20261103")
    void theLinesComeToTheAmountInOneCurrency(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        ObjectNode account = account(seed);
        for (Recommendation one : Decisions.decide(account).recommendations()) {
            if (one.action().code().equals(CHARGE)) {
                assertThat(one.amount()).isPositive().isEqualByComparingTo(one.breakdown().stream().map(Recommendation.BreakdownLine::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
                for (Recommendation.BreakdownLine line : one.breakdown()) {
                    if (line.invoiceId() != null) {
                        assertThat(currencyOf(line.invoiceId(), account)).isEqualTo(one.currency());
                    }
                    if (line.days() != null) {
                        assertThat(line.to().toEpochDay() - line.from().toEpochDay() + 1).isEqualTo((long) line.days());
                    }
                }
            }
        }
    }

    @Property(tries = 2000, seed = "20261103")
    void noConsumerIsChargedWhereTheLawSparesHim(@ForAll @LongRange(max = Integer.MAX_VALUE) long seed) {
        ObjectNode account = account(seed);
        account.putArray("requested").addObject().put("action", CHARGE);
        String type = account.path("account").path("debtorType").asText("CONSUMER");
        String country = account.path("account").path("country").asText();
        boolean charged = Decisions.decide(account).recommendations().stream().anyMatch(one -> one.action().code().equals(CHARGE));
        if (type.equals("CONSUMER") && SPARE_CONSUMERS.contains(country)) {
            assertThat(charged).as("%s in %s is charged", type, country).isFalse();
        }
    }

    private static BigDecimal money(Decision decision, Fact fact) {
        return decision.facts().get(0).<BigDecimal>get(fact).orNull();
    }

    private static String currencyOf(String invoice, JsonNode account) {
        for (JsonNode one : account.path("invoices")) {
            if (one.path("id").asText().equals(invoice)) {
                return one.path("currency").asText(account.path("account").path("currency").asText());
            }
        }
        throw new AssertionError(invoice);
    }

    static ObjectNode owing(String country, String currency, String type, String asOf, LocalDate dueOn, String open) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("asOf", asOf);
        root.putObject("account").put("id", "A1").put("country", country).put("currency", currency).put("debtorType", type).put("timeZone", "UTC");
        root.putArray("invoices").addObject().put("id", "I1").put("dueOn", dueOn.toString()).put("open", new BigDecimal(open));
        return root;
    }

    /** Some debtor, now and then unknown, with invoices due around today in one or two currencies, a credit note, a dispute or cash. */
    private static ObjectNode account(long seed) {
        Random random = new Random(seed);
        String[] place = PLACES.get(random.nextInt(PLACES.size()));
        LocalDate today = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
        String type = List.of("CONSUMER", "SOLE_TRADER", "COMPANY", "PUBLIC").get(random.nextInt(4));
        ObjectNode root = owing(place[0], place[1], type, today + "T10:00:00Z", today.minusDays(random.nextInt(300) - 20),
                List.of("26", "999.99", "1000", "3600", "10000").get(random.nextInt(5)));
        for (int i = 2; i < 2 + random.nextInt(3); i++) {
            ObjectNode line = root.withArray("invoices").addObject().put("id", "I" + i).put("dueOn", today.minusDays(random.nextInt(200) - 20).toString())
                    .put("open", random.nextInt(5000) + 1);
            if (random.nextInt(4) == 0) {
                line.put("type", "CREDIT_NOTE");
            } else if (random.nextInt(4) == 0) {
                line.put("currency", "EUR");
            } else if (random.nextInt(4) == 0) {
                line.put("disputedAmount", line.path("open").decimalValue());
            }
        }
        if (random.nextBoolean()) {
            root.put("unappliedCash", random.nextInt(2000));
        }
        if (random.nextInt(4) > 0) {
            root.putObject("terms").put("interest", random.nextBoolean()).put("interestRate", random.nextInt(12)).put("dueDateFixed", random.nextInt(4) > 0);
        }
        if (random.nextInt(6) == 0) {
            ((ObjectNode) root.path("account")).remove("debtorType");
        }
        return root;
    }
}
