package dev.dunlin.rulebook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

import org.kie.api.KieBase;

/**
 * Rules, settings and actions that decide together. Immutable, swapped whole.
 *
 * @param hash    content hash of all its files, {@code sha256:…}
 * @param rules   every rule in force, by file and line; a rule's number is its place here
 * @param signals every named signal; its number is its place here
 * @param scored  the rules that add points to the early-warning score
 * @param views   what others have worked out of this rulebook once for all; not part of it
 */
public record RuleBook(
        String hash,
        List<Rule> rules,
        List<Signal> signals,
        List<Rule> scored,
        ActionCatalogue actions,
        SettingsBook settings,
        RuleFiles files,
        KieBase compiled,
        Map<Class<?>, Object> views) {

    public List<String> settingNames() {
        return settings.all().stream().map(Setting::name).toList();
    }

    /** Something worked out of this rulebook once, and kept as long as it: {@code make} is called the first time. */
    public <T> T derived(Class<T> type, Function<RuleBook, T> make) {
        Object known = views.get(type);
        return type.cast(known != null ? known : views.computeIfAbsent(type, missing -> make.apply(this)));
    }

    /**
     * The same rules with other values of some settings, for everybody and always: what a scenario supposes.
     *
     * @throws IllegalArgumentException for a name that no setting has, or a value that is not in its unit
     */
    public RuleBook supposing(Map<String, JsonNode> values) {
        return new RuleBook(hash, rules, signals, scored, actions, settings.supposing(values), files, compiled, new ConcurrentHashMap<>());
    }

    /** The same rulebook with one rule exchanged for what it might be. What was compiled still asks the rule it was. */
    public RuleBook with(Rule changed) {
        UnaryOperator<Rule> exchange = rule -> rule.number() == changed.number() ? changed : rule;
        return new RuleBook(hash, rules.stream().map(exchange).toList(),
                signals.stream().map(signal -> new Signal(signal.name(), signal.rules().stream().map(exchange).toList())).toList(),
                scored.stream().map(exchange).toList(), actions, settings, files, compiled, views);
    }

    /** One rulebook is only ever itself. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    /** The rule with this id, or {@code null}. */
    public Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }
}
