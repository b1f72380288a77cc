package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.dunlin.reload.Otherwise;
import dev.dunlin.reload.RuleBookDiff;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Setting;

/** What a person would write into the changelog about a change of rules, as Markdown to be gone over: what is added, removed and changed, and its effect. Pure. */
public final class ChangelogDraft {
    /** Rows from the beginning of time: in force for all days. */
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private final List<String> lines = new ArrayList<>();

    private ChangelogDraft() {
    }

    /** @param impact what it comes to on a portfolio; {@code null} where it was not tried */
    public static String of(RuleBook against, RuleBook rules, Impact impact) {
        ChangelogDraft draft = new ChangelogDraft();
        draft.settings(RuleBookDiff.byName(against.settings().all(), Setting::name), RuleBookDiff.byName(rules.settings().all(), Setting::name));
        draft.rules(RuleBookDiff.byName(against.rules(), Rule::id), RuleBookDiff.byName(rules.rules(), Rule::id));
        draft.actions(RuleBookDiff.byName(against.actions().all(), Action::code), RuleBookDiff.byName(rules.actions().all(), Action::code));
        if (draft.lines.isEmpty()) {
            draft.lines.add("Nothing that decides has changed.");
        }
        if (impact != null) {
            draft.effect(impact);
        }
        return "## Unreleased\n\n" + draft.lines.stream().map(line -> (line.startsWith(" ") ? "  - " + line.strip() : "- " + line) + "\n").collect(Collectors.joining());
    }

    private void settings(Map<String, Setting> before, Map<String, Setting> after) {
        after.forEach((name, setting) -> {
            Setting was = before.get(name);
            if (was == null) {
                lines.add("**New setting** " + named(setting) + ": " + setting.rows().stream().map(row -> value(row, setting) + scope(row) + from(row)).collect(Collectors.joining("; ")) + ".");
            } else {
                List<String> rows = rows(was, setting);
                if (!rows.isEmpty()) {
                    lines.add("**Setting** " + named(setting) + ": " + String.join("; ", rows) + ".");
                }
            }
        });
        before.forEach((name, setting) -> {
            if (!after.containsKey(name)) {
                lines.add("**Setting removed** " + named(setting) + ".");
            }
        });
    }

    private static String named(Setting setting) {
        return "`" + setting.name() + "` (" + setting.title() + "; shelf `" + shelf(setting.file()) + "`)";
    }

    private static String shelf(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.replaceFirst("\\.yaml$", "");
    }

    private static List<String> rows(Setting before, Setting after) {
        List<String> told = new ArrayList<>();
        for (Setting.Row row : after.rows()) {
            Optional<Setting.Row> same = before.rows().stream().filter(other -> isFor(other, row) && other.from().equals(row.from())).findFirst();
            if (same.isPresent()) {
                Setting.Row was = same.get();
                if (!was.value().equals(row.value())) {
                    told.add(value(was, before) + " → " + value(row, after) + scope(row) + from(row));
                } else if (!Objects.equals(was.to(), row.to())) {
                    told.add(value(row, after) + scope(row) + " until " + (was.to() == null ? "no end" : was.to()) + " → until " + (row.to() == null ? "no end" : row.to()));
                }
            } else {
                String was = before.rows().stream().filter(other -> isFor(other, row) && other.from().isBefore(row.from())).max(Comparator.comparing(Setting.Row::from))
                        .map(other -> value(other, before) + " → ").orElse("new: ");
                told.add(was + value(row, after) + scope(row) + from(row));
            }
        }
        before.rows().stream().filter(row -> after.rows().stream().noneMatch(other -> isFor(other, row) && other.from().equals(row.from())))
                .forEach(row -> told.add("no longer " + value(row, before) + scope(row) + from(row)));
        return told;
    }

    private static boolean isFor(Setting.Row one, Setting.Row other) {
        return one.scope().equals(other.scope());
    }

    private static String value(Setting.Row row, Setting setting) {
        String value = row.value() instanceof BigDecimal number ? number.toPlainString() : String.valueOf(row.value());
        return Set.of("text", "period", "curve", "bands").contains(setting.unit()) ? value : value + " " + setting.unit();
    }

    private static String scope(Setting.Row row) {
        return row.whom().isEmpty() ? "" : " for " + String.join(", ", row.whom());
    }

    private static String from(Setting.Row row) {
        return row.from().isAfter(ALWAYS) ? ", in force from " + row.from() : ", for all days";
    }

    private void rules(Map<String, Rule> before, Map<String, Rule> after) {
        after.forEach((id, rule) -> {
            Rule was = before.get(id);
            if (was == null) {
                lines.add("**New " + kind(rule) + "** " + named(rule) + ": " + rule.card().sentence() + " (" + force(rule.card()) + ").");
            } else if (!was.text().equals(rule.text())) {
                lines.add("**" + Character.toUpperCase(kind(rule).charAt(0)) + kind(rule).substring(1) + "** " + named(rule) + ", " + force(rule.card()) + ": " + Otherwise.of(was, rule).told("its lines in another order", " ", "`") + ".");
            }
        });
        before.forEach((id, rule) -> {
            if (!after.containsKey(id)) {
                lines.add("**" + Character.toUpperCase(kind(rule).charAt(0)) + kind(rule).substring(1) + " removed** " + named(rule) + ": " + rule.card().sentence() + ".");
            }
        });
    }

    private static String kind(Rule rule) {
        return switch (rule.card().kind()) {
            case TIP -> "tip";
            case GUARD -> "guardrail";
            case SIGNAL -> "signal";
        };
    }

    private static String named(Rule rule) {
        RuleCard card = rule.card();
        String id = card.catalogueId() == null ? "" : card.catalogueId() + ", ";
        return "`" + card.id() + "` (" + id + "shelf `" + card.shelf() + "`)";
    }

    private static String force(RuleCard card) {
        return switch (card.status()) {
            case DRAFT -> "a draft";
            case RETIRED -> "retired";
            case STABLE -> (card.inForce().from() == null ? "in force for all days" : "in force from " + card.inForce().from())
                    + (card.inForce().to() == null ? "" : " to " + card.inForce().to());
        };
    }

    private void actions(Map<String, Action> before, Map<String, Action> after) {
        after.forEach((code, action) -> {
            Action was = before.get(code);
            if (was == null) {
                lines.add("**New action** `" + code + "`: " + action.title() + ", rung " + action.rung() + ".");
            } else if (!Otherwise.of(was, action).isNothing()) {
                lines.add("**Action** `" + code + "`: " + Otherwise.of(was, action).gone() + " → " + Otherwise.of(was, action).come() + ".");
            }
        });
        before.forEach((code, action) -> {
            if (!after.containsKey(code)) {
                lines.add("**Action removed** `" + code + "`: " + action.title() + ".");
            }
        });
    }

    private void effect(Impact impact) {
        Tally all = impact.all();
        lines.add("**Effect** on %,d accounts: %,d change (%.1f %%), %,d of them get other actions.".formatted(
                all.accounts(), all.changed(), 100 * impact.share(), impact.of(Comparison.Kind.ACTIONS)));
        all.money().forEach((currency, money) -> {
            if (money.openChanged().signum() != 0) {
                String was = Reason.said(money.asked().before(), currency);
                String is = Reason.said(money.asked().after(), currency);
                lines.add("  %s open on accounts that change; asked for in all %s.".formatted(Reason.said(money.openChanged(), currency),
                        is.equals(was) ? was + ", as before" : was + " → " + is));
            }
        });
        impact.byAction().forEach((code, flow) -> {
            if (flow.come() + flow.gone() + flow.altered() > 0) {
                lines.add("  `%s`: %,d → %,d accounts (%,d new, %,d gone, %,d on other terms).".formatted(code, flow.before(), flow.after(), flow.come(), flow.gone(), flow.altered()));
            }
        });
        impact.byGuardrail().forEach((id, flow) -> {
            if (flow.come() + flow.gone() > 0) {
                lines.add("  %s strikes on %,d → %,d accounts.".formatted(id, flow.before(), flow.after()));
            }
        });
    }
}
