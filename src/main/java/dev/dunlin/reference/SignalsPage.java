package dev.dunlin.reference;

import java.util.List;

import dev.dunlin.facts.Fact;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.Signal;

/** A section for each signal: what it means, and who asks for it. */
record SignalsPage(RuleSection rules) {

    String write() {
        Markdown page = new Markdown("Signals", """
                What something *is*, judged from facts before tips and guardrails are. A rule asks for one with `Signal( name ==
                "…" )`; an action that `needs` one is withheld as PREREQUISITE until it is known to hold.""");
        List<Signal> signals = rules.book().signals();
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            int number = i;
            page.heading(2, signal.name(), Markdown.code(signal.name()));
            List<Rule> readers = rules.book().rules().stream()
                    .filter(rule -> rule.constraints().stream().anyMatch(one -> asks(one, number))).toList();
            List<Action> needing = rules.book().actions().all().stream().filter(action -> action.needs().contains(signal.name())).toList();
            page.paragraph((readers.isEmpty() ? "" : "Asked for by " + Links.rules(readers) + ". ")
                    + (needing.isEmpty() ? "" : "Must hold before " + Links.actions(needing) + "."));
            signal.rules().forEach(rule -> write(page, signal, rule));
        }
        page.heading(2, "early-warning", "The early-warning score");
        page.paragraph("Each sign that holds adds its points to " + Links.to(Fact.EARLY_WARNING_SCORE)
                + "; while some signs are unknown the score is a range.");
        rules.book().scored().forEach(rule -> rules.write(page, rule));
        return page.toString();
    }

    /** A rule of the signal's own name stands right under the signal's heading. */
    private void write(Markdown page, Signal signal, Rule rule) {
        if (rule.id().equals(signal.name())) {
            rules.writeBody(page, rule);
        } else {
            rules.write(page, rule);
        }
    }

    private static boolean asks(Condition condition, int signal) {
        return condition instanceof Condition.SignalHolds holds && holds.number() == signal
                || condition instanceof Condition.Not not && asks(not.of(), signal);
    }
}
