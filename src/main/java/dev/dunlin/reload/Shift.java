package dev.dunlin.reload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.dunlin.decision.SnapshotJudge;
import dev.dunlin.resolution.Decision;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Setting;

/**
 * What another rulebook would move: which rules it has more or fewer, and what it recommends otherwise to a sample of accounts. Immutable.
 *
 * @param guardsLost the guardrails that decided and would no more
 * @param leaps    settings that become ten times as large or as small, in words
 * @param accounts how many accounts were decided under both
 * @param moved    how many of them get other actions
 * @param actions  how often each action is recommended, before and after
 */
record Shift(List<String> rulesAdded, List<String> rulesRemoved, List<String> guardsLost, List<String> leaps, int rulesBefore, int rulesAfter, int accounts, int moved, Map<String, Count> actions) {

    private static final int MOST_NAMED = 5;

    /** How often an action is recommended; {@code gone} and {@code come} account by account, so that nothing is evened out. */
    record Count(int before, int after, int gone, int come) {
        private Count plus(boolean was, boolean is) {
            return new Count(before + (was ? 1 : 0), after + (is ? 1 : 0), gone + (was && !is ? 1 : 0), come + (is && !was ? 1 : 0));
        }
    }

    static Shift of(RuleBook before, RuleBook after, List<byte[]> sample) {
        Set<String> then = ids(before);
        Set<String> now = ids(after);
        Set<String> guards = guards(after);
        Map<String, Count> actions = new TreeMap<>();
        SnapshotJudge old = new SnapshotJudge(before);
        SnapshotJudge next = new SnapshotJudge(after);
        int accounts = 0;
        int moved = 0;
        for (byte[] snapshot : sample) {
            if (old.judge(snapshot) instanceof SnapshotJudge.Outcome.Decided was) {
                Set<String> had = actions(was.decision());
                Set<String> has = next.judge(snapshot) instanceof SnapshotJudge.Outcome.Decided is ? actions(is.decision()) : Set.of();
                accounts++;
                moved += had.equals(has) ? 0 : 1;
                Set<String> either = new HashSet<>(had);
                either.addAll(has);
                either.forEach(action -> actions.merge(action, new Count(0, 0, 0, 0).plus(had.contains(action), has.contains(action)),
                        (known, none) -> known.plus(had.contains(action), has.contains(action))));
            }
        }
        return new Shift(now.stream().filter(id -> !then.contains(id)).sorted().toList(), then.stream().filter(id -> !now.contains(id)).sorted().toList(),
                guards(before).stream().filter(id -> !guards.contains(id)).sorted().toList(), leaps(before, after), then.size(), now.size(), accounts, moved, actions);
    }

    private static Set<String> ids(RuleBook book) {
        return book.rules().stream().map(Rule::id).collect(Collectors.toSet());
    }

    private static List<String> leaps(RuleBook before, RuleBook after) {
        Map<String, Setting> then = before.settings().all().stream().collect(Collectors.toMap(Setting::name, setting -> setting));
        List<String> leaps = new ArrayList<>();
        for (Setting setting : after.settings().all()) {
            List<Setting.Row> old = then.containsKey(setting.name()) ? then.get(setting.name()).rows() : List.of();
            for (Setting.Row row : setting.rows()) {
                old.stream().filter(was -> was.from().equals(row.from()) && was.scope().equals(row.scope()) && isLeap(was.value(), row.value())).findFirst()
                        .ifPresent(was -> leaps.add("`" + setting.name() + "` from " + was.value() + " to " + row.value()));
            }
        }
        return leaps;
    }

    private static boolean isLeap(Object was, Object is) {
        if (!(was instanceof Number && is instanceof Number)) {
            return false;
        }
        BigDecimal a = new BigDecimal(was.toString()).abs();
        BigDecimal b = new BigDecimal(is.toString()).abs();
        return a.signum() > 0 && b.signum() > 0 && a.max(b).compareTo(a.min(b).multiply(BigDecimal.TEN)) >= 0;
    }

    private static Set<String> guards(RuleBook book) {
        return book.rules().stream().filter(rule -> rule.card().kind() == RuleCard.Kind.GUARD && rule.card().status() == RuleCard.Status.STABLE).map(Rule::id).collect(Collectors.toSet());
    }

    private static Set<String> actions(Decision decision) {
        return decision.recommendations().stream().map(one -> one.action().code()).collect(Collectors.toSet());
    }

    /** The rules that came and went, as a share of those there were. */
    double rulesShare() {
        return share(rulesAdded.size() + rulesRemoved.size(), rulesBefore);
    }

    /** The recommendations that went, or those that came if they are more, as a share of those there were. */
    double actionsShare() {
        int gone = actions.values().stream().mapToInt(Count::gone).sum();
        int come = actions.values().stream().mapToInt(Count::come).sum();
        return share(Math.max(gone, come), actions.values().stream().mapToInt(Count::before).sum());
    }

    private static double share(int part, int whole) {
        return part == 0 ? 0 : (double) part / Math.max(1, whole);
    }

    /** Why a person should look at it first; empty when nothing moves by more than this share, no guardrail is lost and no setting leaps, of which one is enough. */
    List<String> reasons(double maxChange) {
        List<String> reasons = new ArrayList<>();
        if (!guardsLost.isEmpty()) {
            reasons.add((guardsLost.size() == 1 ? "A guardrail decides no more: " : guardsLost.size() + " guardrails decide no more: ")
                    + guardsLost.stream().limit(MOST_NAMED).map(id -> "`" + id + "`").collect(Collectors.joining(", ")) + (guardsLost.size() > MOST_NAMED ? ", …." : "."));
        }
        if (!leaps.isEmpty()) {
            reasons.add("Ten times as much or as little, or more: " + leaps.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + (leaps.size() > MOST_NAMED ? ", …." : "."));
        }
        if (rulesShare() > maxChange) {
            reasons.add("%d rules come and %d go, of %d: %.0f %%, and %.0f %% may.".formatted(rulesAdded.size(), rulesRemoved.size(), rulesBefore, 100 * rulesShare(), 100 * maxChange));
        }
        if (actionsShare() > maxChange) {
            reasons.add("%d of %d accounts get other actions: %.0f %% of the recommendations move, and %.0f %% may.".formatted(moved, accounts, 100 * actionsShare(), 100 * maxChange));
        }
        return reasons;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("before", rulesBefore);
        rules.put("after", rulesAfter);
        rules.put("added", rulesAdded);
        rules.put("removed", rulesRemoved);
        rules.put("guardrailsLost", guardsLost);
        rules.put("share", rounded(rulesShare()));
        json.put("rules", rules);
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("accounts", accounts);
        sample.put("moved", moved);
        sample.put("share", rounded(actionsShare()));
        sample.put("actions", actions);
        json.put("sample", sample);
        return json;
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
