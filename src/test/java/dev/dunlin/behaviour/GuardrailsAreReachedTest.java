package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** The generated accounts meet every guardrail, so that the properties tested over them speak of all of them. */
class GuardrailsAreReachedTest {
    private static final int MOST_ACCOUNTS = 40_000;
    private static final int FORM_ACCOUNTS = 4_000;
    /** As a small company would say it of itself: else the laws that protect small sellers wait for an answer. */
    private static final RuleBook BOOK = Decisions.BOOK.supposing(Map.<String, JsonNode>of(
            "creditor.small-enterprise", TextNode.valueOf("yes"), "debtor.large-enterprise", TextNode.valueOf("yes")));

    @Test
    void everyGuardrailStrikesSomewhere() {
        Set<String> never = BOOK.rules().stream()
                .filter(rule -> rule.card().kind() == RuleCard.Kind.GUARD && rule.card().status() == RuleCard.Status.STABLE)
                .map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        for (long account = 0; account < MOST_ACCOUNTS && !never.isEmpty(); account++) {
            for (Verdict verdict : Decider.judge(BOOK, Decisions.snapshot(Accounts.of(account))).verdicts()) {
                verdict.fired().forEach(rule -> never.remove(rule.id()));
            }
        }
        assertThat(never).isEmpty();
    }

    /** It says something of e-mails, and this is a letter. */
    private static boolean speaksOfAnotherWay(RuleCard card, Recommendation one) {
        return card.shape() != null && card.shape().channel() == null && card.actions().isEmpty()
                && !card.by().isEmpty() && !card.by().contains(one.channel());
    }

    /** What a message looks like hangs on one law at a time: else which form it takes would hang on the order of the rules. */
    @Test
    void noTwoLawsAskForTwoFormsOfOneMessage() {
        for (long account = 0; account < FORM_ACCOUNTS; account++) {
            Decider.Judged judged = Decisions.judge(Accounts.of(account));
            for (Recommendation one : judged.decision().recommendations()) {
                Set<String> forms = judged.verdicts().stream()
                        .filter(verdict -> verdict.judged().facts().currency().equals(one.currency())).flatMap(verdict -> verdict.fired().stream()).map(rule -> rule.card().shape())
                        .filter(shape -> shape != null && shape.form() != null && shape.targets().get(one.action().number()))
                        .map(RuleCard.Shape::form).collect(Collectors.toSet());
                assertThat(forms).as(one.action().code()).hasSizeLessThanOrEqualTo(1);
                assertThat(one.form()).isEqualTo(forms.stream().findFirst().orElse(null));
                assertThat(one.because()).as(one.action().code()).noneMatch(because -> because.rule() != null && speaksOfAnotherWay(because.rule().card(), one));
            }
        }
    }
}
