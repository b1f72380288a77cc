package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;

import dev.dunlin.decision.Decider;
import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Action.Track;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.CreditorRole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What a guardrail forbids does not stand; what it leaves is never more than was proposed; and the answer keeps its own promises. */
class GuardAlwaysWinsTest {

    @Property(tries = 3000, seed = "20261103")
    void andNeverAddsPressure(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        check(account);
    }

    static void check(long account) {
        Decider.Judged judged = Decisions.judge(Accounts.of(account));
        for (Recommendation one : judged.decision().recommendations()) {
            for (Verdict verdict : judged.verdicts()) {
                if (verdict.judged().facts().currency().equals(one.currency())) {
                    assertThat(verdict.fired().stream().filter(guard -> forbids(guard, one)).map(Rule::id)).as(one.action().code()).isEmpty();
                }
            }
            boolean onlyGuards = !one.because().isEmpty() && one.because().stream().allMatch(because -> because.rule() != null
                    && because.rule().card().kind() == RuleCard.Kind.GUARD && because.rule().card().actions().contains(one.action()));
            assertThat(!onlyGuards || one.action().isProtective()).as(one.action().code() + " is added by a guardrail").isTrue();
        }
    }

    private static boolean forbids(Rule guard, Recommendation one) {
        boolean spared = guard.card().sparesPrevention() && one.because().stream()
                .anyMatch(because -> because.rule() != null && because.rule().card().isPrevention() && because.rule().card().actions().contains(one.action()));
        boolean goesOutSo = guard.card().by().isEmpty() || one.channel() != null && guard.card().by().contains(one.channel());
        return !spared && goesOutSo && !guard.card().onTactics() && guard.card().strikes().stream().anyMatch(strike -> strike.effect() == RuleCard.Effect.VETO
                && strike.binding() == null && strike.targets().get(one.action().number()));
    }

    @Property(tries = 3000, seed = "20261103")
    void theAnswerKeepsItsOwnPromises(@ForAll @LongRange(max = Integer.MAX_VALUE) long account) {
        checkAnswer(account);
    }

    static void checkAnswer(long account) {
        Decider.Judged judged = Decisions.judge(Accounts.of(account));
        List<Recommendation> standing = judged.decision().recommendations();
        OffsetDateTime now = judged.decision().asOf();
        List<String> codes = standing.stream().map(one -> one.action().code()).toList();
        assertThat(codes).isNotEmpty();
        assertThat(codes.contains("NO_ACTION")).isEqualTo(codes.equals(List.of("NO_ACTION")));
        assertThat(standing).isSortedAccordingTo((a, b) -> b.action().rung() - a.action().rung());
        if (!judged.decision().reviewReasons().isEmpty()) {
            assertThat(codes).contains("REQUIRE_HUMAN_REVIEW");
        }
        for (Verdict verdict : judged.verdicts()) {
            List<Integer> rungs = standing.stream().filter(one -> one.currency().equals(verdict.judged().facts().currency()))
                    .map(Recommendation::action).filter(action -> action.track() == Track.CONTACT).map(Action::rung).distinct().toList();
            assertThat(rungs.size() <= 1 || rungs.size() == 2 && codes.contains("VERIFY_PAYMENT_CLAIM")).as("one rung of the contact track stands: " + codes).isTrue();
        }
        for (Recommendation one : standing) {
            assertThat(one.because()).as(one.action().code()).isNotEmpty();
            assertThat(one.action().rung() < 8 || one.humanReview()).as(one.action().code() + " needs a person's approval").isTrue();
            assertThat(!one.action().isDebtorFacing() || one.addressee() != null && one.tone() != null).as(one.action().code()).isTrue();
            assertThat(one.notBefore() == null || !one.notBefore().isBefore(now)).as(one.action().code() + " not before " + one.notBefore()).isTrue();
            assertThat(one.notAfter() == null || one.notBefore() == null || one.notAfter().isAfter(one.notBefore())).as(one.action().code()).isTrue();
            if (one.action().track() == Track.CREDIT) {
                assertThat(judged.decision().facts().get(0).get(Fact.CREDITOR_ROLE).orNull()).isNotEqualTo(CreditorRole.THIRD_PARTY);
            }
            assertThat(one.action().code().equals("IDENTIFY_CAUSE") && !codes.contains("CALL")).isFalse();
        }
        for (Withheld one : judged.decision().withheld()) {
            assertThat(one.by()).as(one.action().code()).isNotEmpty().allMatch(by -> by.reason() != null && !by.reason().isBlank());
            assertThat(one.until() == null || one.until().isAfter(now)).as(one.action().code() + " until " + one.until()).isTrue();
            boolean waits = one.effect() == Withheld.Effect.DELAY || one.effect() == Withheld.Effect.COOLING_OFF;
            assertThat(waits).as(one.action().code() + " " + one.effect()).isEqualTo(one.until() != null);
            assertThat((one.effect() == Withheld.Effect.RESHAPE) == (one.became() != null)).as(one.action().code()).isTrue();
        }
    }
}
