package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.decision.Answer;
import dev.dunlin.decision.Decider;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleBookReader;
import dev.dunlin.rulebook.RuleFiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Neither the order of a caller's lists nor that of the rule files decides anything. */
class FiringOrderDoesNotMatterTest {
    private static final List<RuleBook> SHUFFLED = List.of(shuffled(1), shuffled(2));

    @Property(tries = 1500, seed = "20261103")
    void ofTheLists(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        check(account);
    }

    static void check(long account) {
        ObjectNode sent = Accounts.of(account);
        ObjectNode otherwise = sent.deepCopy();
        shuffle(otherwise, new Random(account));
        assertThat(new String(Decisions.answer(Decisions.bytes(otherwise)).json())).isEqualTo(new String(Decisions.answer(Decisions.bytes(sent)).json()));
    }

    @Property(tries = 700, seed = "20261103")
    void ofTheRuleFiles(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) throws Exception {
        checkFiles(account);
    }

    static void checkFiles(long account) throws Exception {
        byte[] snapshot = Decisions.bytes(Accounts.of(account));
        ObjectNode decided = content(Decisions.BOOK, snapshot);
        for (RuleBook book : SHUFFLED) {
            assertThat(content(book, snapshot)).isEqualTo(decided);
        }
    }

    private static ObjectNode content(RuleBook book, byte[] snapshot) throws Exception {
        Answer answer = Answer.of(Decider.decide(book, Decisions.snapshot(snapshot)), null);
        ObjectNode content = (ObjectNode) Decisions.JSON.readTree(answer.json());
        content.remove(List.of("rulebook", "contentHash"));
        sort(content);
        return content;
    }

    private static void sort(JsonNode node) {
        node.forEach(FiringOrderDoesNotMatterTest::sort);
        if (node instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(items::add);
            items.sort(Comparator.comparing(JsonNode::toString));
            array.removeAll().addAll(items);
        }
    }

    private static void shuffle(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(items::add);
            Collections.shuffle(items, random);
            array.removeAll().addAll(items);
        }
        node.forEach(inner -> shuffle(inner, random));
    }

    private static RuleBook shuffled(int seed) {
        List<RuleFiles.Text> texts = new ArrayList<>(Decisions.BOOK.files().texts());
        Collections.shuffle(texts, new Random(seed));
        return ((RuleBookReader.Outcome.Good) RuleBookReader.read(new RuleFiles(texts))).book();
    }
}
