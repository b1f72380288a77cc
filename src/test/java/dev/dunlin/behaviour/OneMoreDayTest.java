package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.facts.Fact;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.rulebook.Action.Track;
import dev.dunlin.rulebook.RuleCard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A day later the same account is not treated more gently, unless something with a name says so. */
class OneMoreDayTest {
    /** Tips that are good for some days only: before the date, on it, while nothing is owed yet, while softness lasts. */
    private static final Set<String> OF_THEIR_DAYS = Set.of("C06", "C07", "C08b", "T11", "T09");

    @Property(tries = 2000, seed = "20261103")
    void noLessThanTheDayBefore(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        check(account);
    }

    static void check(long account) {
        ObjectNode today = Accounts.of(account);
        ObjectNode tomorrow = today.deepCopy();
        for (JsonNode invoice : tomorrow.path("invoices")) {
            ((ObjectNode) invoice).put("dueOn", LocalDate.parse(invoice.path("dueOn").asText()).minusDays(1).toString());
        }
        Decision before = Decisions.decide(today);
        Decision after = Decisions.decide(tomorrow);
        if (!history(before).equals(history(after))) {
            return;
        }
        for (Track track : List.of(Track.CONTACT, Track.CREDIT)) {
            int lasting = before.recommendations().stream().filter(one -> one.action().track() == track && lasts(one))
                    .mapToInt(one -> one.action().rung()).max().orElse(0);
            boolean named = after.withheld().stream().anyMatch(one -> one.action().track() == track && one.action().rung() >= lasting);
            assertThat(Decisions.hardest(after, track) >= lasting || named)
                    .as("a day later %s after %s", codes(after), codes(before)).isTrue();
        }
    }

    private static boolean lasts(Recommendation one) {
        return one.because().stream().map(Because::rule).anyMatch(rule -> rule != null && rule.card().actions().contains(one.action())
                && (rule.card().kind() == RuleCard.Kind.GUARD || !OF_THEIR_DAYS.contains(rule.card().catalogueId())));
    }

    /** What was already done counts from the due date on, so an earlier one may take more of it in. */
    private static List<Object> history(Decision decision) {
        return decision.facts().stream().map(facts -> (Object) List.of(facts.get(Fact.FULL_DEMAND_MADE), facts.get(Fact.FULL_DEMAND_STALE),
                facts.get(Fact.FINAL_NOTICE_SENT), facts.get(Fact.REFERRED))).toList();
    }

    private static List<String> codes(Decision decision) {
        return decision.recommendations().stream().map(one -> one.action().code()).toList();
    }
}
