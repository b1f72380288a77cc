package dev.dunlin.audit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.dunlin.engine.Verdict;
import dev.dunlin.facts.Fact;
import dev.dunlin.problem.Counted;
import dev.dunlin.resolution.Because;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Reason;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.settings.SettingValue;
import dev.dunlin.snapshot.AccountSnapshot;

/**
 * Why a decision came out as it did, in words that can be read aloud: what stands and on what ground, with every fact and where it comes
 * from, every setting and its source; what was withheld and under which law; what a person must see; what was not known. Pure.
 */
public final class Explanation {
    private final Page page = new Page();
    private final AccountSnapshot snapshot;
    private final Decision decision;
    private final ZoneId zone;
    /** What was said already of what a fact is. */
    private final Set<Fact> told = EnumSet.noneOf(Fact.class);

    private Explanation(AccountSnapshot snapshot, Decision decision) {
        this.snapshot = snapshot;
        this.decision = decision;
        this.zone = decision.facts().get(0).moment().zone();
    }

    public static String of(AccountSnapshot snapshot, Decision decision) {
        return new Explanation(snapshot, decision).write();
    }

    private String write() {
        String name = snapshot.account().name().orNull();
        page.line("", "Account " + decision.accountId() + (name == null ? "" : " (" + name + ")") + " as of " + Words.when(decision.asOf(), zone)
                + ", under the rulebook " + decision.book().hash() + ".");
        page.headline("WHAT STANDS");
        decision.recommendations().forEach(this::recommendation);
        if (!decision.withheld().isEmpty()) {
            page.headline("WHAT WAS WITHHELD");
            decision.withheld().forEach(this::withheld);
        }
        if (!decision.reviewReasons().isEmpty()) {
            page.headline("WHY A PERSON MUST LOOK AT IT");
            decision.reviewReasons().forEach(one -> ground("  ", new Withheld.By(one.rule(), one.guardrail(), one.reason(), one.citation(), one.confidence())));
        }
        notKnown();
        if (!decision.presumed().isEmpty()) {
            page.headline("WHAT WAS TAKEN AS 0 BECAUSE IT WAS LEFT OUT");
            page.line("  ", String.join(", ", decision.presumed()));
        }
        return page.toString();
    }

    private void recommendation(Recommendation one) {
        List<String> how = new ArrayList<>();
        if (one.amount() != null) {
            how.add(Reason.said(one.amount(), one.currency()));
        }
        if (one.form() != null) {
            how.add("as a " + one.form().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (one.channel() != null) {
            how.add("by " + Words.constant(one.channel()));
        }
        if (one.addressee() != null) {
            how.add("to " + Words.constant(one.addressee().role()) + (one.addressee().contactId() == null ? "" : " " + one.addressee().contactId()));
        }
        if (one.action().isDebtorFacing()) {
            how.add("tone " + Words.constant(one.tone()));
        }
        if (one.notBefore() != null) {
            how.add("not before " + Words.when(one.notBefore(), zone));
        }
        if (one.humanReview()) {
            how.add("once a person has approved it");
        }
        page.line("  ", one.action().code() + ", " + one.action().title() + (how.isEmpty() ? "" : ": " + String.join(", ", how)) + ".");
        for (Recommendation.BreakdownLine line : one.breakdown()) {
            page.line("    ", line.label() + " " + Reason.said(line.amount(), one.currency()) + (line.invoiceId() == null ? "" : " on invoice " + line.invoiceId())
                    + (line.days() == null ? "" : ", " + Counted.of(line.days(), "day")) + (line.rate() == null ? "" : " at " + Words.plain(line.rate()) + " % a year"));
        }
        one.because().forEach(this::because);
    }

    private void because(Because because) {
        page.line("    ", "Because: " + because.reason());
        Rule rule = because.rule();
        if (rule == null) {
            return;
        }
        RuleCard card = rule.card();
        page.line("      ", "rule `" + card.id() + "`, " + card.catalogueId() + ", " + Words.place(card) + ": " + card.sentence());
        if (card.citation() != null) {
            page.line("      ", "law: " + Words.citation(card.citation(), card.confidence()));
        } else if (card.source() != null) {
            page.line("      ", "idea from: " + card.source());
        }
        String currency = because.verdict().judged().facts().currency();
        for (Fact fact : rule.facts()) {
            page.line("      ", "fact " + fact.inRules() + " = " + Words.value(fact, because.verdict().judged().fact(fact), currency)
                    + (told.add(fact) ? ": " + fact.meaning() + " (snapshot: " + String.join(", ", fact.from()) + ")" : ""));
        }
        for (int number : rule.settings()) {
            SettingValue setting = because.verdict().settings().byNumber()[number];
            if (setting != null) {
                page.line("      ", "setting " + setting.name() + " = " + Words.setting(setting, currency) + ", in force from " + setting.from()
                        + (setting.to() == null ? "" : " to " + setting.to()) + ": " + setting.source());
            }
        }
    }

    private void withheld(Withheld one) {
        page.line("  ", one.action().code() + ", " + one.action().title() + ": " + one.effect()
                + (one.amount() == null ? "" : " of " + Words.plain(one.amount()))
                + (one.until() == null ? "" : " until " + Words.when(one.until(), zone))
                + (one.became() == null ? "" : ", it became " + one.became().code())
                + (one.proposedBy().isEmpty() ? "; the caller asked for it" : "; proposed by " + one.proposedBy().stream().map(Rule::id).collect(Collectors.joining(", "))) + ".");
        one.by().forEach(by -> ground("    ", by));
    }

    private void ground(String indent, Withheld.By by) {
        page.line(indent, by.reason());
        Rule rule = decision.book().rule(by.rule());
        page.line(indent + "  ", by.guardrail() + ", `" + by.rule() + "`" + (rule == null ? "" : ", " + Words.place(rule.card())));
        if (by.citation() != null) {
            page.line(indent + "  ", "law: " + Words.citation(by.citation(), by.confidence()));
        }
    }

    /** By what is missing, for that is what somebody can find out. */
    private void notKnown() {
        Map<String, List<String>> rules = new TreeMap<>();
        for (Verdict.Unknown unknown : decision.notEvaluated()) {
            unknown.missing().forEach(path -> rules.computeIfAbsent(path, any -> new ArrayList<>()).add(unknown.rule().id()));
        }
        if (!rules.isEmpty()) {
            page.headline("WHAT WAS NOT KNOWN, AND WHICH RULES COULD NOT BE JUDGED FOR IT");
            rules.forEach((path, ids) -> page.line("  ", path + ": " + String.join(", ", ids)));
        }
    }
}
