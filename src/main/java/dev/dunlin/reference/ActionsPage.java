package dev.dunlin.reference;

import static dev.dunlin.reference.Markdown.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.rulebook.Setting;
import dev.dunlin.snapshot.DebtorType;

/** The action catalogue, and the ladder as a table. */
record ActionsPage(RuleBook book) {
    private static final String LADDER = "settings/ladder.yaml";

    String write() {
        Markdown page = new Markdown("Actions", """
                Everything that can be recommended. On the CONTACT track (what we say to the debtor) the hardest step that
                stands is taken; on the CREDIT track (what we still supply, and on what terms) and the INTERNAL track (what we
                do at home) everything stands that nothing else makes needless. The rung says how hard an action presses. The
                catalogue is [`rules/actions.yaml`](../../rules/actions.yaml).""");
        page.heading(2, "ladder", "The ladder");
        page.paragraph("Days past due from which rules propose each step, for businesses (sole traders too) and for consumers; "
                + "a rule with a threshold of its own, as a supply threat or a failed promise, may come earlier.");
        page.table(List.of("Rung", "Action", "Business", "Consumer", "Must hold first", "Pauses before it", "Cannot stand beside"),
                book.actions().all().stream().filter(action -> action.rung() > 0).sorted(Comparator.comparingInt(Action::rung))
                        .map(this::step).toList());
        page.heading(2, "catalogue", "The catalogue");
        for (Action action : book.actions().all()) {
            write(page, action);
        }
        return page.toString();
    }

    private List<String> step(Action action) {
        List<Setting> days = proposers(action).stream().flatMap(rule -> rule.settings().stream())
                .map(number -> book.settings().all().get(number))
                .filter(setting -> setting.file().equals(LADDER)).distinct().toList();
        String pauses = book.rules().stream().filter(rule -> rule.card().strikes().stream()
                .anyMatch(strike -> strike.effect() == RuleCard.Effect.COOLING_OFF && strike.targets().get(action.number()))).map(Links::to)
                .collect(Collectors.joining(", "));
        return List.of("R" + action.rung(), Links.to(action), days(days, DebtorType.COMPANY), days(days, DebtorType.CONSUMER),
                signals(action), pauses, codes(action.excludes()));
    }

    private String days(List<Setting> settings, DebtorType type) {
        return settings.stream().map(setting -> Markdown.link(
                String.valueOf(book.settings().inForce(LocalDate.MAX, type, "", "", "").byName().days(setting.name())),
                "settings.md#" + Links.settingAnchor(setting))).collect(Collectors.joining(", "));
    }

    private void write(Markdown page, Action action) {
        page.heading(3, action.code().toLowerCase(Locale.ROOT).replace('_', '-'), code(action.code()));
        page.paragraph("**" + action.title() + ".** Track " + action.track()
                + ", rung " + action.rung() + ", class " + action.kind() + ".");
        List<String> lines = new ArrayList<>();
        lines.add(asks(action.asks()));
        if (action.channel() != null) {
            lines.add("goes out as " + code(action.channel().name())
                    + (action.conversation() ? "; people speak, so a good hour is looked for" : ""));
        }
        line(lines, "must hold first: ", signals(action));
        line(lines, "cannot stand beside ", codes(action.excludes()));
        line(lines, "beats, although they are harder, ", codes(action.beats()));
        line(lines, "makes needless ", codes(action.subsumes()));
        line(lines, "rides on ", action.ridesOn() == null ? "" : codes(List.of(action.ridesOn())));
        if (action.besideDelayed()) {
            lines.add("goes on while a harder step waits");
        }
        if (action.isProtective()) {
            lines.add("protective: a guardrail may add it");
        }
        if (action.isReviewed()) {
            lines.add("a person always approves it first");
        }
        line(lines, "proposed by ", Links.rules(proposers(action)));
        page.list(lines);
    }

    private static void line(List<String> lines, String says, String what) {
        if (!what.isEmpty()) {
            lines.add(says + what);
        }
    }

    private static String asks(Action.Asks asks) {
        return switch (asks) {
            case ACTIONABLE -> "asks for what is actionable";
            case LATE_CHARGE -> "charges what contract or statute grants for lateness";
            case ENFORCEABLE -> "asks for what is actionable and not time-barred";
            case OPEN -> "is about everything open";
            case DISPUTED -> "is about the disputed part";
            case UNAPPLIED -> "is about the unapplied cash";
            case DUE_SOON -> "is about what falls due next";
            case RULE -> "carries the amount its rule names";
            case NONE -> "carries no amount";
        };
    }

    private List<Rule> proposers(Action action) {
        return book.rules().stream().filter(rule -> rule.card().actions().contains(action)).toList();
    }

    private static String signals(Action action) {
        return action.needs().stream().map(Links::toSignal).collect(Collectors.joining(", "));
    }

    private String codes(List<String> codes) {
        return codes.stream().map(book.actions()::get).map(Links::to).collect(Collectors.joining(", "));
    }
}
