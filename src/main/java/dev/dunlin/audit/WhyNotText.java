package dev.dunlin.audit;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.dunlin.engine.Verdict;
import dev.dunlin.findings.Truth;
import dev.dunlin.problem.Counted;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.RuleBook;
import dev.dunlin.rulebook.RuleCard;

/** "Why not" for people: what lacks, what stands against it, and what would bring it. Pure. */
public final class WhyNotText {
    private final Page page = new Page();
    private final WhyNot whyNot;
    private final RuleBook book;
    private final ZoneId zone;
    private final boolean isWhole;

    private WhyNotText(WhyNot whyNot, boolean isWhole) {
        this.whyNot = whyNot;
        this.isWhole = isWhole;
        this.book = whyNot.decision().book();
        this.zone = whyNot.decision().facts().get(0).moment().zone();
    }

    /** @param isWhole rules of the law of elsewhere are told condition by condition too, and not in one line */
    public static String of(WhyNot whyNot, boolean isWhole) {
        return new WhyNotText(whyNot, isWhole).write();
    }

    private String write() {
        Decision decision = whyNot.decision();
        page.line("", whyNot.action().code() + " (" + whyNot.action().title() + ") " + (whyNot.stands() ? "STANDS" : "does NOT stand") + " for account "
                + decision.accountId() + " as of " + Words.when(decision.asOf(), zone) + ".");
        rules();
        List<Withheld> withheld = whyNot.withheld();
        if (!withheld.isEmpty()) {
            page.headline(whyNot.stands() ? "What was kept from it" : "It was proposed or asked for, and withheld");
            withheld.forEach(this::withheld);
        } else if (!whyNot.stands()) {
            page.headline("If it were proposed");
            whyNot.wouldBe().forEach(this::wouldBe);
        }
        if (!whyNot.stands()) {
            page.headline("What would bring it, each tried by deciding again");
            if (whyNot.changes().isEmpty()) {
                page.line("  ", "No change of one fact, nor of all that one rule lacks, nor " + Changes.DAYS_AHEAD + " days in which nothing else happens.");
            }
            whyNot.changes().forEach(change -> page.line("  - ", change.words()));
        }
        return page.toString();
    }

    private static String howManyHold(WhyNot.RuleTrace trace) {
        int all = trace.conditions().size();
        if (trace.truth() == Truth.TRUE) {
            return all == 1 ? "its condition holds" : "all " + Counted.of(all, "condition") + " hold";
        }
        return trace.met() + " of " + Counted.of(all, "condition") + (trace.met() == 1 || all == 1 ? " holds" : " hold")
                + (trace.truth() == Truth.UNKNOWN ? "; the others are not known" : "");
    }

    private void rules() {
        if (whyNot.rules().isEmpty()) {
            page.headline("No rule proposes it; only the caller may ask for it.");
            return;
        }
        long held = whyNot.rules().stream().filter(rule -> rule.isInForce() && rule.truth() == Truth.TRUE).count();
        page.headline(held + " of " + Counted.of(whyNot.rules().size(), "rule") + " that can bring it " + (held == 1 ? "holds" : "hold") + (whyNot.stands() ? "" : "; the nearest first"));
        boolean currencies = whyNot.rules().stream().map(WhyNot.RuleTrace::currency).distinct().count() > 1;
        List<WhyNot.RuleTrace> elsewhere = whyNot.rules().stream().filter(trace -> !isWhole && trace.isElsewhere()).toList();
        for (WhyNot.RuleTrace trace : whyNot.rules()) {
            if (elsewhere.contains(trace)) {
                continue;
            }
            RuleCard card = trace.rule().card();
            page.line("  ", card.id() + ": " + card.sentence() + (currencies ? " (" + trace.currency() + ")" : ""));
            page.line("    ", card.catalogueId() + ", " + Words.place(card) + (trace.isInForce() ? ""
                    : "; not in force on that day, so it says nothing whatever holds"));
            page.line("    ", howManyHold(trace));
            trace.conditions().forEach(one -> condition("    ", one));
        }
        if (!elsewhere.isEmpty()) {
            page.line("  ", "and " + Counted.of(elsewhere.size(), "rule") + " of the law of elsewhere: "
                    + elsewhere.stream().map(trace -> trace.rule().card().id()).distinct().collect(Collectors.joining(", ")));
        }
    }

    private void condition(String indent, ConditionTrace trace) {
        String mark = switch (trace.truth()) {
            case TRUE -> "holds:   ";
            case FALSE -> "fails:   ";
            case UNKNOWN -> "unknown: ";
        };
        String what = trace.rule() == null ? trace.condition() : "`" + trace.rule().id() + "` (" + Words.place(trace.rule().card()) + "): " + trace.condition();
        String is = trace.fact() == null ? "" : "; it is " + trace.actual() + (trace.gap().isEmpty() ? "" : ", " + trace.gap());
        String missing = trace.truth() == Truth.UNKNOWN && trace.parts().isEmpty() ? "; missing is " + String.join(", ", trace.missing()) : "";
        page.line(indent + mark, what + is + missing);
        if (trace.truth() != Truth.TRUE || trace.parts().size() == 1) {
            trace.parts().forEach(part -> condition(indent + "  ", part));
        }
    }

    private void withheld(Withheld withheld) {
        page.line("  ", withheld.effect() + (withheld.amount() == null ? "" : " of " + Words.plain(withheld.amount()))
                + (withheld.until() == null ? "" : " until " + Words.when(withheld.until(), zone))
                + (withheld.became() == null ? "" : ", it became " + withheld.became().code())
                + (withheld.proposedBy().isEmpty() ? "" : "; proposed by " + withheld.proposedBy().stream().map(rule -> rule.id()).collect(Collectors.joining(", "))));
        withheld.by().forEach(this::ground);
    }

    private void wouldBe(Permission permission) {
        page.line("  ", (whyNot.wouldBe().size() > 1 ? permission.currency() + ": " : "") + switch (permission.ruling()) {
            case ALLOWED -> "nothing would stand against it.";
            case ALLOWED_FROM -> "it would wait until " + Words.when(permission.from(), zone) + ".";
            case RESHAPED -> "it would become " + permission.became().action().code() + ".";
            case NEEDS_A_PERSON -> "a person would have to approve it first.";
            case NOT_YET -> "something must come first.";
            case NOT_JUDGED -> "whether it may be done could not be judged.";
            case REFUSED -> "it would be refused.";
        });
        permission.against().forEach(this::ground);
        permission.first().forEach(this::ground);
        Set<String> unknown = permission.unknown().stream().map(one -> one.rule().id()).collect(Collectors.toSet());
        permission.persons().stream().filter(one -> !unknown.contains(one.rule()))
                .forEach(one -> ground(new Withheld.By(one.rule(), one.guardrail(), one.reason(), one.citation(), one.confidence())));
        for (Verdict.Unknown one : permission.unknown()) {
            RuleCard card = one.rule().card();
            ground(new Withheld.By(card.id(), card.catalogueId(), "Not known is whether it holds that " + card.sentence() + "; missing is "
                    + String.join(", ", one.missing()) + ".", card.citation(), card.confidence()));
        }
    }

    private void ground(Withheld.By by) {
        page.line("    ", by.reason());
        page.line("      ", by.guardrail() + ", `" + by.rule() + "`" + (book.rule(by.rule()) == null ? "" : ", " + Words.place(book.rule(by.rule()).card())));
        if (by.citation() != null) {
            page.line("      ", Words.citation(by.citation(), by.confidence()));
        }
    }
}
