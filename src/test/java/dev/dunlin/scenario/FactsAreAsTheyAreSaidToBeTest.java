package dev.dunlin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dunlin.ShippedRules;
import dev.dunlin.engine.RuleEngine;
import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.facts.Invariant;
import dev.dunlin.snapshot.Field;

/** What the proofs about rules take for granted of facts holds in every scenario, also with any one member of its snapshot left out or sent as none. */
class FactsAreAsTheyAreSaidToBeTest {
    private static final List<Scenario> ALL = ScenarioReader.readAll(ShippedRules.BOOK.files(), new ArrayList<>());

    private final ScenarioPlayer player = new ScenarioPlayer(ShippedRules.BOOK);
    private final Set<String> seen = new HashSet<>();
    private final Set<Invariant> met = new HashSet<>();
    private int refused;

    @Test
    void everyInvariantHolds() {
        for (Scenario scenario : ALL) {
            look(scenario, scenario.snapshot());
            if (scenario.snapshot().path("unappliedCash").isNumber()) {
                ObjectNode listed = scenario.snapshot().deepCopy();
                listed.putArray("unappliedCash").addObject().set("amount", scenario.snapshot().path("unappliedCash"));
                eachMemberGone(listed, thinned -> look(scenario, thinned));
            }
            eachMemberGone(scenario.snapshot(), thinned -> look(scenario, thinned));
        }
        assertThat(met).containsAll(Invariant.ALL);
        assertThat(refused).isLessThan(seen.size() / 3);
    }

    @Test
    void whatAnAccountCannotHaveIsNotAllowed() {
        assertThat(Invariant.allow(Fact.OPEN, Field.of(-1))).isFalse();
        assertThat(Invariant.allow(Fact.OPEN, Field.of(0))).isTrue();
        assertThat(Invariant.allow(Fact.ORDER_EXCESS, Field.of(0))).isFalse();
        assertThat(Invariant.allow(Fact.BALANCE, Field.of(-1))).isTrue();
        assertThat(Invariant.allow(Fact.CAUSE, Field.unknown())).isFalse();
        assertThat(Invariant.allow(Fact.ACTIONABLE, Field.unknown())).isTrue();
    }

    /** Each object of the snapshot, once without each of its members and once with that member null. */
    private static void eachMemberGone(ObjectNode snapshot, Consumer<ObjectNode> each) {
        List<String> pointers = new ArrayList<>();
        pointers(snapshot, "", pointers);
        for (String pointer : pointers) {
            int last = pointer.lastIndexOf('/');
            ObjectNode without = snapshot.deepCopy();
            ((ObjectNode) without.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
            each.accept(without);
            ObjectNode none = snapshot.deepCopy();
            ((ObjectNode) none.at(pointer.substring(0, last))).putNull(pointer.substring(last + 1));
            each.accept(none);
        }
    }

    private static void pointers(JsonNode node, String at, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                pointers.add(at + "/" + member.getKey());
                pointers(member.getValue(), at + "/" + member.getKey(), pointers);
            }
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(i -> pointers(array.get(i), at + "/" + i, pointers));
        }
    }

    private void look(Scenario one, ObjectNode snapshot) {
        if (!seen.add(one.settings() + snapshot.toString())) {
            return;
        }
        Scenario changed = new Scenario(one.file(), one.line(), one.name(), one.rule(), snapshot, one.settings(), one.then(), one.missing(), one.recommends(), one.withholds());
        Stage stage;
        try {
            stage = player.stage(changed);
        } catch (IllegalArgumentException withoutWhatItMustSay) {
            assertThat(withoutWhatItMustSay).hasMessageContaining("fault");
            refused++;
            return;
        }
        stage.questions().forEach(asked -> look(RuleEngine.caseOf(stage.book(), asked.facts(), asked.settings()).facts(), snapshot));
    }

    private void look(Facts facts, ObjectNode snapshot) {
        for (Invariant one : Invariant.ALL) {
            if (!one.holds().test(facts)) {
                throw new AssertionError(one.says() + ": not of " + one.about().stream().map(fact -> fact.inRules() + " " + facts.get(fact)).toList() + " in " + snapshot);
            }
            if (one.about().stream().map(facts::get).allMatch(Field::hasValue)) {
                met.add(one);
            }
        }
    }
}
