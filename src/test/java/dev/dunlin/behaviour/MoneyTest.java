package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action.Track;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** No sum is asked for that is not owed, and currencies are never added. */
class MoneyTest {
    /** They ask to hear what is due, in insolvency or soon, not for what is overdue. */
    private static final Set<String> NOT_DUE = Set.of("FILE_PROOF_OF_CLAIM", "CONFIRM_BALANCE_BEFORE_DUE");

    @Property(tries = 2000, seed = "20261103")
    void nothingAskedExceedsWhatIsActionable(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        checkActionable(account);
    }

    static void checkActionable(long account) {
        Decision decision = Decisions.decide(Accounts.of(account));
        for (Recommendation one : decision.recommendations()) {
            if (one.action().track() == Track.CONTACT && one.amount() != null && !NOT_DUE.contains(one.action().code())) {
                BigDecimal actionable = money(decision, one.currency(), Fact.ACTIONABLE).max(dueToday(decision, one.currency()));
                assertThat(one.amount()).as(one.action().code()).isPositive().isLessThanOrEqualTo(actionable);
            }
        }
    }

    @Property(tries = 2000, seed = "20261103")
    void nothingIsAskedOfWhoOwesNothing(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        checkNothingOwed(account);
    }

    static void checkNothingOwed(long account) {
        ObjectNode paid = Accounts.of(account);
        ((ArrayNode) paid.path("invoices")).removeAll();
        for (Recommendation one : Decisions.decide(paid).recommendations()) {
            assertThat(one.action().track()).as(one.action().code()).isNotEqualTo(Track.CONTACT);
            assertThat(one.because()).as(one.action().code() + " rests on arrears").allMatch(because -> because.rule() == null
                    || one.action().rung() == 0 || because.rule().card().isPrevention() || !because.rule().card().actions().contains(one.action()));
        }
    }

    @Property(tries = 2000, seed = "20261103")
    void currenciesNeverMix(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        checkCurrencies(account);
    }

    /** What is open in another currency changes nothing in the figures of the account's own. */
    static void checkCurrencies(long account) {
        ObjectNode mixed = Accounts.of(account);
        String own = mixed.at("/account/currency").asText();
        ObjectNode alone = mixed.deepCopy();
        List<JsonNode> ownLines = new ArrayList<>();
        mixed.path("invoices").forEach(line -> {
            if (line.path("currency").asText(own).equals(own)) {
                ownLines.add(line);
            }
        });
        ((ArrayNode) alone.path("invoices")).removeAll().addAll(ownLines);
        Facts together = Decisions.decide(mixed).facts().get(0);
        Facts apart = Decisions.decide(alone).facts().get(0);
        assertThat(together.values()).isEqualTo(apart.values());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : ownLines) {
            sum = line.path("type").asText().equals("CREDIT_NOTE") ? sum : sum.add(line.path("open").decimalValue());
        }
        assertThat(together.<BigDecimal>get(Fact.OPEN).orNull()).isEqualByComparingTo(sum);
    }

    private static BigDecimal money(Decision decision, String currency, Fact fact) {
        return decision.facts().stream().filter(facts -> facts.currency().equals(currency)).findFirst().orElseThrow().<BigDecimal>get(fact).or(BigDecimal.ZERO);
    }

    /** On the due date the call is about what falls due that day. */
    private static BigDecimal dueToday(Decision decision, String currency) {
        Facts facts = decision.facts().stream().filter(one -> one.currency().equals(currency)).findFirst().orElseThrow();
        return Integer.valueOf(0).equals(facts.get(Fact.DAYS_TO_DUE).orNull()) ? facts.<BigDecimal>get(Fact.DUE_SOON).or(BigDecimal.ZERO) : BigDecimal.ZERO;
    }
}
