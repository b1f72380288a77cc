package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Range;
import dev.dunlin.snapshot.Field;

/** What the proofs about rules take for granted of facts holds in every scenario, also with any one member of its snapshot left out. */
class FactsAreAsTheyAreSaidToBeTest {
    private final Set<Fact> negative = EnumSet.noneOf(Fact.class);
    private final Set<Fact> unknown = EnumSet.noneOf(Fact.class);

    @Test
    void someAreNeverNegativeAndSomeNeverUnknown() {
        ScenarioPlayer player = new ScenarioPlayer(ShippedRules.BOOK);
        for (Scenario scenario : ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>())) {
            look(player, scenario);
            for (String member : names(scenario.snapshot())) {
                ObjectNode thinned = scenario.snapshot().deepCopy();
                thinned.remove(member);
                look(player, with(scenario, thinned));
            }
            for (String member : names((ObjectNode) scenario.snapshot().path("account"))) {
                ObjectNode thinned = scenario.snapshot().deepCopy();
                ((ObjectNode) thinned.path("account")).remove(member);
                look(player, with(scenario, thinned));
            }
        }
        assertThat(negative).noneMatch(Fact::isNeverNegative).contains(Fact.BALANCE);
        assertThat(unknown).noneMatch(Fact::isAlwaysKnown).contains(Fact.COUNTRY);
    }

    private static boolean isZero(Field<?> money) {
        return money.orNull() instanceof BigDecimal amount && amount.signum() == 0;
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Scenario with(Scenario one, ObjectNode snapshot) {
        return new Scenario(one.file(), one.line(), one.name(), one.rule(), snapshot, one.settings(), one.then(), one.missing(), one.recommends(), one.withholds());
    }

    private void look(ScenarioPlayer player, Scenario scenario) {
        try {
            player.stage(scenario).questions().forEach(asked -> look(asked.facts()));
        } catch (IllegalArgumentException refused) {
            // a snapshot without what it must say is refused, and so never judged
            assertThat(refused).hasMessageContaining("fault");
        }
    }

    private void look(Facts facts) {
        for (Fact told : List.of(Fact.DEBTOR_TYPE, Fact.NATURAL_PERSON, Fact.BUSINESS)) {
            assertThat(facts.get(told).isUnknown()).isEqualTo(facts.get(Fact.DEBTOR_TYPE_KNOWN).orNull() == Boolean.FALSE);
        }
        assertThat(facts.get(Fact.COUNTRY).isUnknown()).isEqualTo(facts.get(Fact.COUNTRY_KNOWN).orNull() == Boolean.FALSE);
        assertThat(facts.get(Fact.TIME_BARRED).isUnknown() && isZero(facts.get(Fact.MAY_BE_TIME_BARRED)) && isZero(facts.get(Fact.LIVE))).isFalse();
        for (Fact fact : Fact.values()) {
            Object value = facts.get(fact).orNull();
            if (facts.get(fact).isUnknown()) {
                unknown.add(fact);
            } else if (value instanceof Number number && new BigDecimal(number.toString()).signum() < 0 || value instanceof Range range && range.low() < 0) {
                negative.add(fact);
            }
        }
    }
}
