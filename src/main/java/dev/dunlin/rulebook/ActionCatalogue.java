package dev.dunlin.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.Channel;

/** Every action there is, in the order of `rules/actions.yaml`. Immutable. */
public final class ActionCatalogue {
    static final String FILE = "actions.yaml";
    static final ActionCatalogue NONE = new ActionCatalogue(List.of());
    private static final int HIGHEST_RUNG = 8;
    private static final Set<String> KEYS = Set.of("title", "track", "rung", "class", "asks", "channel", "conversation", "needs",
            "excludes", "beats", "subsumes", "rides-on", "beside-delayed", "protective", "review");
    private static final Pattern RUNGS = Pattern.compile("R([0-8])(?:\\s*-\\s*R([0-8]))?");

    private final List<Action> actions;
    private final Map<String, Action> byCode;

    private ActionCatalogue(List<Action> actions) {
        this.actions = List.copyOf(actions);
        Map<String, Action> codes = new LinkedHashMap<>();
        actions.forEach(action -> codes.put(action.code(), action));
        this.byCode = codes;
    }

    static ActionCatalogue read(RuleFiles.Text file, List<RuleFault> faults) {
        JsonNode root = Yaml.read(file, faults);
        List<Action> actions = new ArrayList<>();
        root.properties().forEach(entry -> {
            String code = entry.getKey();
            JsonNode node = entry.getValue();
            node.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    faults.add(new RuleFault(FILE, Yaml.placeOfKey(file, code, key), FaultKind.UNKNOWN_KEY,
                            "Action `" + code + "` has an unknown key `" + key + "`." + DidYouMean.sentence(key, KEYS)));
                }
            });
            try {
                actions.add(new Action(actions.size(), code, node.path("title").asText(code),
                        constant(Action.Track.class, node, "track"), rung(node),
                        constant(Action.Kind.class, node, "class"), constant(Action.Asks.class, node, "asks"),
                        node.has("channel") ? constant(Channel.class, node, "channel") : null,
                        flag(node, "conversation"), Yaml.strings(node.path("needs")), Yaml.strings(node.path("excludes")),
                        Yaml.strings(node.path("beats")), Yaml.strings(node.path("subsumes")), node.path("rides-on").asText(null),
                        flag(node, "beside-delayed"), flag(node, "protective"), flag(node, "review")));
            } catch (IllegalArgumentException e) {
                faults.add(new RuleFault(FILE, Yaml.placeOfKey(file, code), FaultKind.BAD_ACTION, "Action `" + code + "`: " + e.getMessage()));
            }
        });
        ActionCatalogue catalogue = new ActionCatalogue(actions);
        catalogue.check(file, faults);
        return catalogue;
    }

    private void check(RuleFiles.Text file, List<RuleFault> faults) {
        for (Action action : actions) {
            List<String> named = new ArrayList<>(action.excludes());
            named.addAll(action.beats());
            named.addAll(action.subsumes());
            if (action.ridesOn() != null) {
                named.add(action.ridesOn());
            }
            for (String other : named) {
                if (!byCode.containsKey(other)) {
                    faults.add(new RuleFault(FILE, Yaml.placeOfKey(file, action.code()), FaultKind.UNKNOWN_ACTION, "Action `" + action.code()
                            + "` names the action `" + other + "`, which is not in the catalogue." + DidYouMean.sentence(other, codes())));
                }
            }
        }
    }

    private static int rung(JsonNode node) {
        JsonNode rung = node.path("rung");
        if (!rung.isInt() || rung.intValue() < 0 || rung.intValue() > HIGHEST_RUNG) {
            throw new IllegalArgumentException("`rung` is `" + rung.asText("") + "`, and must be a whole number from 0 (beside the ladder) to " + HIGHEST_RUNG + ".");
        }
        return rung.intValue();
    }

    private static boolean flag(JsonNode node, String key) {
        if (node.has(key) && !node.path(key).isBoolean()) {
            throw new IllegalArgumentException("`" + key + "` is `" + node.path(key).asText("") + "`, and must be `true` or `false`.");
        }
        return node.path(key).booleanValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String key) {
        String value = node.path(key).asText("");
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
            known.add(constant.name());
        }
        throw new IllegalArgumentException("`" + key + "` is `" + value + "`, and must be one of "
                + String.join(", ", known) + "." + DidYouMean.sentence(value.toUpperCase(Locale.ROOT), known));
    }

    public List<Action> all() {
        return actions;
    }

    /** The action with this code, or {@code null}. */
    public Action get(String code) {
        return byCode.get(code);
    }

    /** A word as a code is written: `stop-supply` is `STOP_SUPPLY`. */
    public static String code(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    public Set<String> codes() {
        return byCode.keySet();
    }

    /** The actions a comma list of codes and rungs (`R2`, `R2-R8`, `ALL`) means; what it cannot mean goes to {@code unknown}. */
    BitSet targets(String list, List<String> unknown) {
        BitSet targets = new BitSet();
        for (String item : list.split(",")) {
            String target = item.strip();
            Matcher rungs = RUNGS.matcher(target);
            if (target.equals("ALL")) {
                targets.set(0, actions.size());
            } else if (byCode.containsKey(target)) {
                targets.set(byCode.get(target).number());
            } else if (rungs.matches() && (rungs.group(2) == null || Integer.parseInt(rungs.group(1)) <= Integer.parseInt(rungs.group(2)))) {
                int from = Integer.parseInt(rungs.group(1));
                int to = rungs.group(2) == null ? from : Integer.parseInt(rungs.group(2));
                actions.stream().filter(action -> action.rung() >= from && action.rung() <= to)
                        .forEach(action -> targets.set(action.number()));
            } else {
                unknown.add(target);
            }
        }
        return targets;
    }
}
