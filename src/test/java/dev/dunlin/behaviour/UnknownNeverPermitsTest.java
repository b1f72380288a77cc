package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action.Track;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Leaving a field out never leads to a harder action, but where a guardrail that struck before can no longer be judged: then
 * it is listed, and the hard step waits for a person.
 */
class UnknownNeverPermitsTest {
    /** Fields with a default or presumed figure in the contract, and those that move the day or the calendar. */
    private static final Pattern DEFAULTED = Pattern.compile("creditorRole|invoices\\[]\\.type|invoices\\[]\\.disputedAmount|unappliedCash.*"
            + "|contacts\\[]\\.valid|interactions\\[]\\.direction|.*currency|account\\.(timeZone|country|region)|invoices\\[]\\.limitationExpiresOn");

    /** Figures that win over what is counted from the lists: left out, the count stands, whatever it is. */
    private static final Map<String, List<String>> COUNTED =
            Map.of("/behaviour", List.of("excuses", "handovers", "unanswered", "requests"), "/legal", List.of("limitationExpiresOn"));

    /**
     * Fields that, left out, let another tip speak instead: no cause is a reason to ask, an unknown type is treated as a consumer,
     * a message without a tone has none, and a demand without a figure needs a broken promise before it is made again.
     */
    static final Pattern SHIFTED = Pattern.compile("/cause|/account/debtorType|/interactions/\\d+/(tone|amount)");

    @Property(tries = 3000, seed = "20261103")
    void aFieldLeftOut(@ForAll @LongRange(max = Integer.MAX_VALUE) long account, @ForAll @IntRange(max = 1_000_000) int field) {
        check(account, field);
    }

    static void check(long account, int field) {
        ObjectNode before = Accounts.of(account);
        List<String> pointers = new ArrayList<>();
        collect(before, "", pointers);
        String pointer = pointers.get(new Random(field).nextInt(pointers.size()));
        withoutCounted(before, pointer);
        ObjectNode after = without(pointer, before);
        if (Decisions.isAccepted(after)) {
            Decider.Judged known = Decisions.judge(before);
            Decider.Judged unknown = Decisions.judge(after);
            if (Decisions.setsDoubtfulAside(unknown)) {
                return;
            }
            compare(known.decision(), unknown.decision(), pointer);
            if (!SHIFTED.matcher(pointer).matches()) {
                assertThat(firedTips(known)).as("tips that fire without " + pointer).containsAll(firedTips(unknown));
            }
        }
    }

    private static void compare(Decision before, Decision after, String pointer) {
        Set<String> listed = after.notEvaluated().stream().map(unknown -> unknown.rule().id()).collect(Collectors.toSet());
        int natural = Decisions.isNatural(after) ? 5 : 6;
        for (Track track : List.of(Track.CONTACT, Track.CREDIT)) {
            int most = Math.max(Decisions.hardest(before, track), waiting(before, track));
            for (Recommendation one : after.recommendations()) {
                int rung = one.action().rung();
                if (one.action().track() != track || rung <= most || isTheCall(one, pointer)) {
                    continue;
                }
                List<Withheld> earlier = before.withheld().stream().filter(other -> other.action() == one.action() && other.amount() == null).toList();
                assertThat(earlier).as("%s stands without %s, and was not even proposed with it", one.action().code(), pointer).isNotEmpty();
                Set<String> by = earlier.stream().flatMap(other -> other.by().stream()).map(Withheld.By::rule).collect(Collectors.toSet());
                assertThat(by).as("%s stands without %s; what withheld it is listed as not evaluated", one.action().code(), pointer)
                        .anyMatch(rule -> listed.contains(rule) || isAction(rule));
                assertThat(rung < natural || one.humanReview() || by.stream().noneMatch(listed::contains))
                        .as("%s stands without %s, and a person is to approve it", one.action().code(), pointer).isTrue();
            }
        }
    }

    /** A cause left out is unknown, and unknown is a reason to call. */
    private static boolean isTheCall(Recommendation one, String pointer) {
        return pointer.equals("/cause") && Set.of("CALL", "IDENTIFY_CAUSE").contains(one.action().code());
    }

    /** A harder step kept its place before and does not any more: the weaker one comes to its turn. */
    private static boolean isAction(String rule) {
        return Decisions.BOOK.actions().get(rule) != null;
    }

    private static int waiting(Decision decision, Track track) {
        return decision.withheld().stream().filter(one -> one.until() != null && one.action().track() == track).mapToInt(one -> one.action().rung()).max().orElse(0);
    }

    /** Tips that propose something; those that only cool or shape may speak for want of better knowledge. */
    private static Set<String> firedTips(Decider.Judged judged) {
        return judged.verdicts().stream().flatMap(verdict -> verdict.fired().stream()).map(Rule::card)
                .filter(card -> card.kind() == RuleCard.Kind.TIP && !card.actions().isEmpty()).map(RuleCard::id).collect(Collectors.toSet());
    }

    /** A group is compared with the same group without the figures that win over a count. */
    static void withoutCounted(ObjectNode snapshot, String pointer) {
        if (snapshot.at(pointer) instanceof ObjectNode group) {
            group.remove(COUNTED.getOrDefault(pointer, List.of()));
        }
    }

    static ObjectNode without(String pointer, ObjectNode snapshot) {
        ObjectNode without = snapshot.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) without.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return without;
    }

    /** Pointers of every member that may be left out. */
    static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String inner = pointer + "/" + member.getKey();
                if (!COUNTED.getOrDefault(pointer, List.of()).contains(member.getKey()) && !DEFAULTED.matcher(inner.substring(1).replaceAll("/\\d+", "[]").replace('/', '.')).matches()) {
                    pointers.add(inner);
                }
                collect(member.getValue(), inner, pointers);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }
}
