package dev.dunlin.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Permission.Ruling;
import dev.dunlin.resolution.Permissions;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Tactic;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What may be done by itself agrees with what comes of asking for it in a decision, and what is not known permits nothing. */
class PermissionsTest {
    private static final List<Action> ACTIONS = Decisions.BOOK.actions().all();

    @Property(tries = 1000, seed = "20261103")
    void permissionAgreesWithTheDecision(@ForAll @LongRange(max = Integer.MAX_VALUE) long account, @ForAll @IntRange(max = 1_000_000) int number) {
        Action action = ACTIONS.get(number % ACTIONS.size());
        if (action.ridesOn() != null || action.code().equals("NO_ACTION")) {
            return;
        }
        ObjectNode asking = asking(Accounts.of(account), action, null);
        Decision decision = Decisions.judge(asking).decision();
        for (Permission permission : permissions(asking)) {
            boolean stands = decision.recommendations().stream().anyMatch(one -> one.action() == action);
            List<Withheld> withheld = decision.withheld().stream().filter(one -> one.action() == action && one.amount() == null).toList();
            switch (permission.ruling()) {
                case REFUSED, RESHAPED, NOT_YET -> assertThat(withheld).as("%s is %s", action.code(), permission.ruling()).isNotEmpty();
                case ALLOWED_FROM -> assertThat(withheld).as("%s waits", action.code()).anyMatch(one -> one.until() != null && !one.until().isAfter(permission.from()));
                case ALLOWED -> {
                    assertThat(stands || !withheld.isEmpty()).as("%s is judged", action.code()).isTrue();
                    assertThat(decision.facts().size() > 1 || withheld.stream().allMatch(one -> isForTheSakeOfAnother(one.effect())))
                            .as("%s is allowed, and no guardrail withholds it: %s", action.code(), withheld).isTrue();
                }
                default -> { }
            }
        }
    }

    private static boolean isForTheSakeOfAnother(Withheld.Effect effect) {
        return effect == Withheld.Effect.EXCLUSION || effect == Withheld.Effect.SUPERSEDED;
    }

    @Property(tries = 1000, seed = "20261104")
    void whatIsNotKnownPermitsNothing(@ForAll @LongRange(max = Integer.MAX_VALUE) long account, @ForAll @IntRange(max = 1_000_000) int number) {
        ObjectNode before = Accounts.of(account);
        List<String> pointers = new ArrayList<>();
        UnknownNeverPermitsTest.collect(before, "", pointers);
        String pointer = pointers.get(new Random(number).nextInt(pointers.size()));
        ObjectNode after = UnknownNeverPermitsTest.without(pointer, before);
        if (!Decisions.isAccepted(after) || UnknownNeverPermitsTest.SHIFTED.matcher(pointer).matches()) {
            return;
        }
        for (Action action : ACTIONS) {
            List<Permission> known = permissions(asking(before, action, null));
            List<Permission> unknown = permissions(asking(after, action, null));
            for (int i = 0; i < Math.min(known.size(), unknown.size()); i++) {
                if (unknown.get(i).isAllowed()) {
                    assertThat(known.get(i).ruling()).as("%s, allowed without %s", action.code(), pointer).isEqualTo(Ruling.ALLOWED);
                }
            }
        }
    }

    @Property(tries = 100, seed = "20261105")
    void noTacticIsEverAllowed(@ForAll @LongRange(max = Integer.MAX_VALUE) long account, @ForAll Tactic tactic) {
        ObjectNode asking = asking(Accounts.of(account), ACTIONS.get((int) (account % ACTIONS.size())), tactic);
        assertThat(permissions(asking)).isNotEmpty().allSatisfy(permission -> {
            assertThat(permission.ruling()).isEqualTo(Ruling.REFUSED);
            assertThat(permission.against()).extracting(Withheld.By::guardrail).contains("G-ALL-01");
            assertThat(permission.against()).extracting(Withheld.By::citation).doesNotContainNull();
        });
    }

    static ObjectNode asking(ObjectNode snapshot, Action action, Tactic tactic) {
        ObjectNode asking = snapshot.deepCopy();
        ObjectNode request = asking.putArray("requested").addObject().put("action", action.code());
        if (tactic != null) {
            request.putArray("tactics").add(tactic.name());
        } else {
            request.putArray("tactics");
        }
        return asking;
    }

    static List<Permission> permissions(ObjectNode asking) {
        AccountSnapshot snapshot = Decisions.snapshot(asking);
        return Permissions.of(snapshot, Decider.judge(Decisions.BOOK, snapshot).verdicts());
    }
}
