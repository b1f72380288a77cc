package dev.dunlin.rulebook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.dunlin.problem.DidYouMean;
import dev.dunlin.snapshot.Channel;
import dev.dunlin.snapshot.ContactRole;

/** Reads a rule's metadata into its {@link RuleCard}; every fault of it at once. */
final class CardReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("tip", "guard", "signal", "action", "amount", "addressee", "assign", "on",
            "basis", "waives", "rides", "tone", "courteous", "channel", "lever", "slot", "forbids", "delays", "cools", "until", "reshapes",
            "caps", "at", "requires", "reviews", "spares", "withholds", "tactics", "requested", "points", "reason", "source", "citation",
            "confidence", "status", "form", "only", "effectiveFrom", "effectiveTo", "checked", "signedOff", "by"));
    private static final List<String> STRIKES = List.of("forbids", "delays", "cools", "caps", "requires", "reviews", "reshapes");
    /** Keys that mean something only beside one of others. */
    private static final Map<String, List<String>> COMPANY = company();
    private static final Set<String> ASSIGNEES = Set.of("SALES", "FINANCE", "SPECIALIST", "ACCOUNT_MANAGER", "OTHER");
    private static final Set<String> LEVERS = Set.of("SUPPLY", "DISCOUNT", "CREDIT_STANDING", "INTEREST", "COURT_COST");
    private static final Set<String> FORMS = Set.of("LETTER_OF_CLAIM", "LETTER_BEFORE_CLAIM", "VALIDATION_NOTICE", "WRITTEN_ASSURANCE_DEMAND",
            "ADVERSE_ACTION_NOTICE", "ITEMISED_NOTICE", "R124_4_LETTER", "PROVABLE_DEMAND", "RECLAMATION_DEMAND");
    private static final Set<String> CONFIDENCES = Set.of("A", "B", "R", "policy");

    private final ActionCatalogue actions;
    private final Map<String, String> meta;
    private final Set<String> bindings;
    private final Complaints faults;

    /** Takes what is wrong: the key whose value it is about ({@code null} for the rule as a whole), and the words of it that are meant. */
    interface Complaints {
        void add(FaultKind kind, String key, String words, String detail);
    }

    CardReader(ActionCatalogue actions, Map<String, String> meta, Set<String> bindings, Complaints faults) {
        this.actions = actions;
        this.meta = meta;
        this.bindings = bindings;
        this.faults = faults;
    }

    RuleCard read(String id, String sentence, String shelf, String file, int line, String why) {
        meta.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key ->
                faults.add(FaultKind.UNKNOWN_METADATA, key, "@" + key, "There is no metadata `@" + key + "`." + DidYouMean.sentence(key, KEYS)));
        checkCompany();
        RuleCard.Kind kind = kind();
        boolean isGuard = kind == RuleCard.Kind.GUARD;
        need("reason");
        need("status");
        need(isGuard ? "citation" : "source");
        if (isGuard) {
            need("confidence");
            if (!"policy".equals(oneOf("confidence", CONFIDENCES))) {
                need("effectiveFrom");
                need("checked");
            }
        }
        List<Action> proposed = actions("action");
        if (meta.containsKey("action") && list("action").isEmpty()) {
            faults.add(FaultKind.BAD_METADATA, "action", "", "`@action` is empty.");
        }
        if (isGuard) {
            proposed.stream().filter(action -> !action.isProtective()).forEach(action -> faults.add(FaultKind.GUARD_ADDS_PRESSURE, "action", action.code(), "A guardrail may not add `"
                    + action.code() + "`: it is not marked `protective` in the action catalogue."));
        }
        List<RuleCard.Strike> strikes = strikes();
        if (kind == RuleCard.Kind.SIGNAL) {
            if (!proposed.isEmpty() || !strikes.isEmpty() || meta.containsKey("rides")) {
                faults.add(FaultKind.SIGNAL_ACTS, proposed.isEmpty() ? strikes.isEmpty() ? "rides" : null : "action", "", "A signal says what something is; it proposes and forbids nothing.");
            }
        } else if (!meta.containsKey("action") && !meta.containsKey("rides") && STRIKES.stream().noneMatch(meta::containsKey)) {
            faults.add(FaultKind.NO_EFFECT, null, "", "The rule proposes, shapes and reduces nothing: give it `@action`, `@rides` or `@forbids`.");
        }
        return new RuleCard(id, sentence, kind, firstOf("tip", "guard", "signal"), shelf, file, line, proposed, binding("amount"),
                constants("addressee", ContactRole.class), oneOf("assign", ASSIGNEES), binding("on"),
                "PREVENTION".equals(oneOf("basis", Set.of("ARREARS", "PREVENTION"))), Set.copyOf(list("waives")), shape(), strikes,
                "PREVENTION".equals(oneOf("spares", Set.of("PREVENTION"))), isTrue("tactics"), isTrue("requested"),
                Set.copyOf(constants("by", Channel.class)), meta.get("points"),
                meta.get("source"), meta.get("citation"), meta.get("confidence"), status(), inForce(),
                date("checked"), meta.get("signedOff"), why);
    }

    /** A key that says more about another one means nothing without it. */
    private void checkCompany() {
        COMPANY.forEach((key, others) -> {
            if (meta.containsKey(key) && others.stream().noneMatch(meta::containsKey)) {
                faults.add(FaultKind.MISSING_METADATA, key, "@" + key, "`@" + key + "` says more about "
                        + String.join(" or ", others.stream().map(other -> "`@" + other + "`").toList()) + ", which the rule has not.");
            }
        });
        if (meta.containsKey("caps") && !meta.containsKey("at")) {
            faults.add(FaultKind.MISSING_METADATA, "caps", "@caps", "`@caps` needs `@at( \"$money\" )` with the most that may be asked for.");
        }
    }

    private RuleCard.Kind kind() {
        List<RuleCard.Kind> kinds = new ArrayList<>();
        for (RuleCard.Kind kind : RuleCard.Kind.values()) {
            if (meta.containsKey(kind.name().toLowerCase(java.util.Locale.ROOT))) {
                kinds.add(kind);
            }
        }
        if (kinds.size() != 1) {
            faults.add(FaultKind.MISSING_METADATA, kinds.isEmpty() ? null : kinds.get(1).name().toLowerCase(java.util.Locale.ROOT), "", "Exactly one of `@tip`, `@guard` and `@signal` is needed, with the id in the catalogue.");
        }
        return kinds.isEmpty() ? RuleCard.Kind.TIP : kinds.get(0);
    }

    private RuleCard.Status status() {
        String status = oneOf("status", Set.of("stable", "draft", "retired"));
        return status == null ? RuleCard.Status.STABLE : RuleCard.Status.valueOf(status.toUpperCase(java.util.Locale.ROOT));
    }

    private RuleCard.Days inForce() {
        LocalDate from = date("effectiveFrom");
        LocalDate to = date("effectiveTo");
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(FaultKind.ROW_OUT_OF_FORCE, "effectiveTo", to.toString(), "`@effectiveTo` is " + to + " and `@effectiveFrom` is " + from
                    + ", so the rule is never in force. Maybe the two dates were exchanged.");
        }
        return new RuleCard.Days(from, to);
    }

    private LocalDate date(String key) {
        try {
            return meta.containsKey(key) ? LocalDate.parse(meta.get(key)) : null;
        } catch (DateTimeParseException e) {
            faults.add(FaultKind.BAD_METADATA, key, meta.get(key), "`@" + key + "` is `" + meta.get(key) + "`; a date is written `2026-11-22`.");
            return null;
        }
    }

    private RuleCard.Shape shape() {
        String targets = meta.get("rides");
        if (targets == null) {
            return null;
        }
        List<Channel> channel = constants("channel", Channel.class);
        List<RuleCard.Tone> tone = constants("tone", RuleCard.Tone.class);
        return new RuleCard.Shape(targets("rides", targets), tone.isEmpty() ? null : tone.get(0), isTrue("courteous"),
                channel.isEmpty() ? null : channel.get(0), oneOf("lever", LEVERS), isTrue("slot"),
                oneOf("form", FORMS), constants("only", ContactRole.class));
    }

    private List<RuleCard.Strike> strikes() {
        List<RuleCard.Strike> strikes = new ArrayList<>();
        strike(strikes, "forbids", RuleCard.Effect.VETO, binding("withholds"));
        strike(strikes, "delays", RuleCard.Effect.DELAY, until("delays"));
        strike(strikes, "cools", RuleCard.Effect.COOLING_OFF, until("cools"));
        strike(strikes, "caps", RuleCard.Effect.CAP, binding("at"));
        strike(strikes, "requires", RuleCard.Effect.PREREQUISITE, null);
        if (meta.containsKey("reviews")) {
            boolean account = list("reviews").contains("ACCOUNT");
            String rest = String.join(",", list("reviews").stream().filter(target -> !target.equals("ACCOUNT")).toList());
            strikes.add(new RuleCard.Strike(RuleCard.Effect.REVIEW, rest.isEmpty() ? new BitSet() : targets("reviews", rest), null, Map.of(), account));
        }
        if (meta.containsKey("reshapes")) {
            Map<Integer, Action> becomes = new HashMap<>();
            BitSet targets = new BitSet();
            for (String item : list("reshapes")) {
                String[] pair = item.split("->");
                Action from = pair.length == 2 ? action("reshapes", pair[0].strip()) : null;
                Action to = pair.length == 2 ? action("reshapes", pair[1].strip()) : null;
                if (pair.length != 2) {
                    faults.add(FaultKind.BAD_METADATA, "reshapes", item, "`@reshapes` holds `" + item + "`; it is written `ACTION -> SOFTER_ACTION`.");
                } else if (from != null && to != null) {
                    if (to.rung() > from.rung()) {
                        faults.add(FaultKind.GUARD_ADDS_PRESSURE, "reshapes", item, "`" + item + "` would press harder; guardrails reshape downwards only.");
                    }
                    becomes.put(from.number(), to);
                    targets.set(from.number());
                }
            }
            strikes.add(new RuleCard.Strike(RuleCard.Effect.RESHAPE, targets, null, Map.copyOf(becomes), false));
        }
        return List.copyOf(strikes);
    }

    private void strike(List<RuleCard.Strike> strikes, String key, RuleCard.Effect effect, String binding) {
        if (meta.containsKey(key)) {
            strikes.add(new RuleCard.Strike(effect, targets(key, meta.get(key)), binding, Map.of(), false));
        }
    }

    private String until(String key) {
        if (meta.containsKey(key) && !meta.containsKey("until")) {
            faults.add(FaultKind.MISSING_METADATA, key, "@" + key, "`@" + key + "` needs `@until( \"$binding\" )` with the instant.");
        }
        return binding("until");
    }

    private BitSet targets(String key, String list) {
        List<String> unknown = new ArrayList<>();
        BitSet targets = actions.targets(list, unknown);
        unknown.forEach(name -> faults.add(FaultKind.UNKNOWN_ACTION, key, name, "`@" + key + "` names `" + name + "`, which is neither an action nor a rung."
                + DidYouMean.sentence(name, actions.codes())));
        return targets;
    }

    private List<Action> actions(String key) {
        List<Action> result = new ArrayList<>();
        for (String code : list(key)) {
            Action action = action(key, code);
            if (action != null) {
                result.add(action);
            }
        }
        return List.copyOf(result);
    }

    private Action action(String key, String code) {
        Action action = actions.get(code);
        if (action == null) {
            faults.add(FaultKind.UNKNOWN_ACTION, key, code, "There is no action `" + code + "`." + DidYouMean.sentence(code, actions.codes()));
        }
        return action;
    }

    private <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
        List<E> result = new ArrayList<>();
        List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        for (String name : list(key)) {
            if (known.contains(name)) {
                result.add(Enum.valueOf(type, name));
            } else {
                faults.add(FaultKind.BAD_METADATA, key, name, "`@" + key + "` holds `" + name + "`; it must be one of " + String.join(", ", known) + "."
                        + DidYouMean.sentence(name, known));
            }
        }
        return List.copyOf(result);
    }

    private String oneOf(String key, Set<String> known) {
        String value = meta.get(key);
        if (value != null && !known.contains(value)) {
            faults.add(FaultKind.BAD_METADATA, key, value, "`@" + key + "` is `" + value + "`; it must be " + (known.size() == 1 ? "" : "one of ") + String.join(", ", known.stream().sorted().toList())
                    + "." + DidYouMean.sentence(value, known));
            return null;
        }
        return value;
    }

    private String binding(String key) {
        String name = meta.get(key);
        if (name != null && !bindings.contains(name)) {
            faults.add(FaultKind.UNKNOWN_BINDING, key, name, "`@" + key + "` names `" + name + "`, which the conditions do not bind." + DidYouMean.sentence(name, bindings));
            return null;
        }
        return name;
    }

    private boolean isTrue(String key) {
        return "true".equals(oneOf(key, Set.of("true")));
    }

    private static Map<String, List<String>> company() {
        Map<String, List<String>> company = new LinkedHashMap<>();
        List.of("amount", "addressee", "assign", "on", "basis", "waives").forEach(key -> company.put(key, List.of("action")));
        List.of("tone", "courteous", "channel", "lever", "slot", "form", "only").forEach(key -> company.put(key, List.of("rides")));
        List.of("spares", "tactics", "requested").forEach(key -> company.put(key, STRIKES));
        company.put("by", List.of("forbids", "delays", "cools", "caps", "requires", "reviews", "reshapes", "rides"));
        company.put("withholds", List.of("forbids"));
        company.put("until", List.of("delays", "cools"));
        company.put("at", List.of("caps"));
        company.put("points", List.of("signal"));
        return company;
    }

    private void need(String key) {
        boolean isMisspelt = meta.keySet().stream().anyMatch(other -> !KEYS.contains(other) && key.equals(DidYouMean.closest(other, KEYS)));
        if (meta.getOrDefault(key, "").isBlank() && !isMisspelt) {
            faults.add(meta.containsKey(key) ? FaultKind.BAD_METADATA : FaultKind.MISSING_METADATA, meta.containsKey(key) ? key : null, "",
                    meta.containsKey(key) ? "`@" + key + "` is empty." : "The rule has no `@" + key + "`.");
        }
    }

    private String firstOf(String... keys) {
        return Arrays.stream(keys).map(meta::get).filter(java.util.Objects::nonNull).findFirst().orElse("");
    }

    private List<String> list(String key) {
        String value = meta.get(key);
        return value == null || value.isBlank() ? List.of() : Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
