package dev.dunlin.console;

import java.nio.file.Path;
import java.util.List;

import dev.dunlin.decision.Decider;
import dev.dunlin.resolution.Permission;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.snapshot.AccountSnapshot;

/**
 * What came of asking. Immutable.
 *
 * @param rules       the directory of the rules
 * @param judged      what is recommended for the account without being asked
 * @param permissions one for each thing asked and each currency of the account
 */
record Permitted(RuleBook book, Path rules, AccountSnapshot snapshot, Decider.Judged judged, List<Permission> permissions) {

    boolean isAllowed() {
        return permissions.stream().allMatch(Permission::isAllowed);
    }

    /** Where a rule is written, as seen from here where that is shorter; {@code null} for what is no rule. */
    String place(String ruleId) {
        Rule rule = book.rule(ruleId);
        Path here = Path.of("").toAbsolutePath();
        Path file = rule == null ? null : rules.toAbsolutePath().resolve(rule.card().file());
        return rule == null ? null : (file.startsWith(here) ? here.relativize(file) : file).toString().replace('\\', '/') + ":" + rule.card().line();
    }
}
