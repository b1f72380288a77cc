package dev.dunlin.rulebook;

import java.util.List;

import org.kie.api.KieBase;

/**
 * Rules, settings and actions that decide together. Immutable, swapped whole.
 *
 * @param hash    content hash of all its files, {@code sha256:…}
 * @param rules   every rule in force, by file and line; a rule's number is its place here
 * @param signals every named signal; its number is its place here
 * @param scored  the rules that add points to the early-warning score
 */
public record RuleBook(
        String hash,
        List<Rule> rules,
        List<Signal> signals,
        List<Rule> scored,
        ActionCatalogue actions,
        SettingsBook settings,
        RuleFiles files,
        KieBase compiled) {

    public List<String> settingNames() {
        return settings.all().stream().map(Setting::name).toList();
    }

    /** The rule with this id, or {@code null}. */
    public Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }
}
