package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.link;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.dunlin.facts.Fact;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Setting;

/** How the pages point at one another: the anchors, and the links to them. Pure. */
final class Links {

    private Links() {
    }

    static String anchor(Rule rule) {
        return rule.id().replace("/", "--");
    }

    static String catalogueAnchor(String id) {
        return id.toLowerCase(Locale.ROOT).replace(".", "-");
    }

    static String to(Rule rule) {
        return link(code(rule.id()), page(rule.card()) + "#" + anchor(rule));
    }

    static String to(Action action) {
        return link(code(action.code()), "actions.md#" + action.code().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static String to(Fact fact) {
        return link(code(fact.inRules()), "facts.md#" + fact.inRules().toLowerCase(Locale.ROOT));
    }

    static String to(Setting setting) {
        return link(code(setting.name()), "settings.md#" + settingAnchor(setting));
    }

    static String settingAnchor(Setting setting) {
        return setting.name().replace(".", "-");
    }

    static String toSignal(String name) {
        return link(code(name), "signals.md#" + name);
    }

    static String toTip(String id) {
        return link(id, "tips.md#" + catalogueAnchor(id));
    }

    static String toSource(String file, int line) {
        return link(code("rules/" + file + ":" + line), "../../rules/" + file + "#L" + line);
    }

    static String actions(List<Action> actions) {
        return actions.stream().map(Links::to).collect(Collectors.joining(", "));
    }

    static String rules(List<Rule> rules) {
        return rules.stream().map(Links::to).collect(Collectors.joining(", "));
    }

    private static String page(RuleCard card) {
        return switch (card.kind()) {
            case TIP -> "tips.md";
            case GUARD -> GuardrailPages.page(card.shelf());
            case SIGNAL -> "signals.md";
        };
    }
}
