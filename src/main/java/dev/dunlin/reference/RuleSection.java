package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;
import static dev.dunlin.reference.Markdown.codes;
import static dev.dunlin.reference.Markdown.plain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.dunlin.problem.Counted;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Setting;

/** Writes one rule: what it says, why, when it holds, what it does, where it stands. */
record RuleSection(RuleBook book, Map<String, Long> scenarios) {
    private static final int HIGHEST_RUNG = 8;

    void write(Markdown page, Rule rule) {
        page.heading(3, Links.anchor(rule), code(rule.id()));
        writeBody(page, rule);
    }

    void writeBody(Markdown page, Rule rule) {
        RuleCard card = rule.card();
        page.paragraph("**" + Markdown.sentence(plain(card.sentence())) + ".** " + plain(card.why()));
        page.code("drl", conditions(rule));
        List<String> lines = new ArrayList<>(effects(card));
        lines.add("says: “" + rule.reason().template().replaceAll("\\{\\$(\\w+)}", "‹$1›") + "”");
        lines.add(card.citation() != null ? "law or policy: " + plain(card.citation()) : "source: " + plain(card.source()));
        if (card.confidence() != null) {
            lines.add("confidence: " + card.confidence() + (card.checked() == null ? "" : ", last checked " + card.checked())
                    + (card.signedOff() == null ? "" : ", signed off by " + plain(card.signedOff())));
        }
        if (card.inForce().from() != null || card.inForce().to() != null) {
            lines.add("in force" + (card.inForce().from() == null ? "" : " from " + card.inForce().from())
                    + (card.inForce().to() == null ? "" : " to " + card.inForce().to()));
        }
        lines.add("status: " + card.status().name().toLowerCase(java.util.Locale.ROOT));
        lines.add("written in " + Links.toSource(card.file(), card.line())
                + ", shown by " + Counted.of(scenarios.getOrDefault(rule.id(), 0L), "scenario"));
        page.list(lines);
        page.table(List.of("Setting read", "What it is", "Value"), rule.settings().stream().map(number -> book.settings().all().get(number))
                .map(setting -> List.of(Links.to(setting), setting.title(), Values.rows(setting))).toList());
    }

    /** What it does, a clause for each effect. */
    List<String> effects(RuleCard card) {
        List<String> effects = new ArrayList<>();
        if (!card.actions().isEmpty()) {
            effects.add("proposes " + Links.actions(card.actions())
                    + (card.amount() == null ? "" : ", with the amount " + code(card.amount()))
                    + (card.assign() == null ? "" : ", to the role " + code(card.assign())) + (card.on() == null ? "" : ", at " + code(card.on())));
        }
        if (!card.addressees().isEmpty()) {
            effects.add("speaks to " + String.join(", else ", card.addressees().stream().map(role -> code(role.name())).toList()));
        }
        if (card.isPrevention()) {
            effects.add("does not rest on arrears: it is prevention");
        }
        if (!card.waives().isEmpty()) {
            effects.add("need not wait for " + codes(card.waives().stream().sorted().toList()));
        }
        if (card.shape() != null) {
            effects.add(shape(card.shape()));
        }
        card.strikes().forEach(strike -> effects.add(strike(strike)));
        if (card.sparesPrevention()) {
            effects.add("spares what does not rest on arrears");
        }
        if (!card.by().isEmpty()) {
            effects.add((card.strikes().isEmpty() ? "rides" : "strikes") + " only " + (card.strikes().isEmpty() ? "on " : "") + "what goes out by " + codes(card.by().stream().sorted().map(Enum::name).toList()));
        }
        if (card.onTactics()) {
            effects.add("strikes only requested actions that carry a tactic");
        }
        if (card.onRequests()) {
            effects.add("strikes only what was requested and no rule proposed");
        }
        if (card.points() != null) {
            Setting points = book.settings().all().stream().filter(setting -> setting.name().equals(card.points()))
                    .findFirst().orElseThrow();
            effects.add("adds " + Values.rows(points) + " to the early-warning score (" + Links.to(points) + ")");
        }
        return effects;
    }

    private String shape(RuleCard.Shape shape) {
        List<String> how = new ArrayList<>();
        if (shape.tone() != null) {
            how.add("makes the tone " + code(shape.tone().name()));
        }
        if (shape.courteous()) {
            how.add("keeps the manner courteous");
        }
        if (shape.channel() != null) {
            how.add("sends it as " + code(shape.channel().name()));
        }
        if (shape.lever() != null) {
            how.add("names the lever " + code(shape.lever()));
        }
        if (shape.form() != null) {
            how.add("as " + code(shape.form()));
        }
        if (!shape.only().isEmpty()) {
            how.add("speaks only to " + codes(shape.only().stream().map(Enum::name).toList()));
        }
        if (shape.slot()) {
            how.add("looks for a good hour");
        }
        return "where they stand, rides on " + targets(shape.targets()) + (how.isEmpty() ? "" : ": " + String.join(", ", how));
    }

    private String strike(RuleCard.Strike strike) {
        String targets = targets(strike.targets());
        return switch (strike.effect()) {
            case VETO -> strike.binding() == null ? "forbids " + targets
                    : "withholds the part " + code(strike.binding()) + " from " + targets + "; the rest stands";
            case DELAY -> "delays " + targets + " until " + code(strike.binding());
            case COOLING_OFF -> "lets rest " + targets + " until " + code(strike.binding());
            case CAP -> "caps " + targets + " at " + code(strike.binding());
            case PREREQUISITE -> "does not let through " + targets;
            case REVIEW -> strike.account() && strike.targets().isEmpty() ? "asks for a person to review the whole decision"
                    : "asks for a person to approve " + targets + (strike.account() ? ", and the whole decision" : "");
            case RESHAPE -> "softens " + String.join(", ", strike.becomes().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(entry -> Links.to(book.actions().all().get(entry.getKey())) + " to " + Links.to(entry.getValue())).toList());
        };
    }

    /** Whole rungs as such, and what is left by name. */
    private String targets(BitSet targets) {
        List<Action> all = book.actions().all();
        if (targets.cardinality() == all.size()) {
            return "every action";
        }
        int[] whole = IntStream.rangeClosed(1, HIGHEST_RUNG).filter(rung -> all.stream().filter(action -> action.rung() == rung)
                .allMatch(action -> targets.get(action.number()))).toArray();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            int first = i;
            while (i + 1 < whole.length && whole[i + 1] == whole[i] + 1) {
                i++;
            }
            named.add(Markdown.link("R" + whole[first] + (i == first ? "" : "–R" + whole[i]), "actions.md#ladder"));
        }
        targets.stream().mapToObj(all::get).filter(action -> IntStream.of(whole).noneMatch(rung -> rung == action.rung())).map(Links::to).forEach(named::add);
        return String.join(", ", named);
    }

    private static String conditions(Rule rule) {
        int from = rule.text().indexOf("\nwhen") + 1;
        return rule.text().substring(from, rule.text().indexOf("\nthen", from));
    }
}
