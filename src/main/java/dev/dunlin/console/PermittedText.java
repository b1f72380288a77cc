package dev.dunlin.console;

import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.text.WordUtils;

import dev.dunlin.engine.Verdict;
import dev.dunlin.resolution.Decision;
import dev.dunlin.resolution.Permission;
import dev.dunlin.resolution.Recommendation;
import dev.dunlin.resolution.Withheld;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.RuleCard;

/** Verdicts for people: the answer first, then why, what is not known, what must come first, and how it is done. */
record PermittedText(PrintWriter out, Terminal terminal) {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm VV", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    void print(Permitted permitted) {
        ZoneId zone = permitted.judged().verdicts().get(0).judged().facts().moment().zone();
        boolean currencies = permitted.judged().verdicts().size() > 1;
        for (Permission permission : permitted.permissions()) {
            out.println(asked(permission) + (currencies ? " for " + permission.currency() : "") + ": " + coloured(permission, verdict(permission, zone)));
            print(permission, permitted, zone);
            out.println();
        }
        String name = permitted.snapshot().account().name().orNull();
        line("", "Account " + permitted.snapshot().account().id() + (name == null ? "" : " (" + name + ")") + ", as of " + when(permitted.snapshot().asOf(), zone)
                + ". Dunlin recommends now: " + recommended(permitted.judged().decision()) + ".");
        line("", "This is engineering, not legal advice.");
    }

    private static String asked(Permission permission) {
        return permission.tactic() == null ? permission.action().code() : permission.tactic().name();
    }

    private static String verdict(Permission permission, ZoneId zone) {
        String notBefore = permission.from() == null ? "" : ", and not before " + when(permission.from(), zone);
        return switch (permission.ruling()) {
            case ALLOWED -> "ALLOWED";
            case ALLOWED_FROM -> "ALLOWED FROM " + when(permission.from(), zone);
            case RESHAPED -> "RESHAPED TO " + permission.became().action().code() + ", which is " + verdict(permission.became(), zone);
            case NEEDS_A_PERSON -> "NEEDS A PERSON" + notBefore;
            case NOT_YET -> "NOT YET: something must come first" + notBefore;
            case NOT_JUDGED -> "NOT JUDGED: something is not known" + notBefore;
            case REFUSED -> "REFUSED";
        };
    }

    private String coloured(Permission permission, String text) {
        return terminal.coloured(switch (permission.ruling()) {
            case ALLOWED -> "1;32";
            case REFUSED -> "1;31";
            default -> "1;33";
        }, text);
    }

    private void print(Permission permission, Permitted permitted, ZoneId zone) {
        grounds(permission.tactic() != null ? "Why not" : permission.ruling() == Permission.Ruling.ALLOWED_FROM ? "Why not now" : "Why not as asked", permission.against(), permitted);
        grounds("First", permission.first(), permitted);
        Set<String> unknown = permission.unknown().stream().map(one -> one.rule().id()).collect(Collectors.toSet());
        List<Decision.ReviewReason> persons = permission.persons().stream().filter(one -> !unknown.contains(one.rule())).toList();
        grounds("A person must approve it first", persons.stream().map(one -> new Withheld.By(one.rule(), one.guardrail(), one.reason(), one.citation(), one.confidence())).toList(), permitted);
        if (!permission.unknown().isEmpty()) {
            line("  ", "Not known: " + permission.unknown().stream().flatMap(one -> one.missing().stream()).distinct().sorted().collect(Collectors.joining(", ")));
            permission.unknown().forEach(one -> unknown(one, permitted));
        }
        if (permission.tactic() != null && permission.against().isEmpty()) {
            out.println("  No guardrail speaks of this tactic.");
        }
        for (Withheld part : permission.parts()) {
            grounds("Without " + Money.withCurrency(part.amount(), permission.currency()), part.by(), permitted);
        }
        if (permission.how() != null && permission.first().isEmpty()) {
            how(permission, permitted, zone);
        }
        if (permission.ruling() == Permission.Ruling.RESHAPED) {
            out.println("  " + permission.became().action().code());
            print(permission.became(), permitted, zone);
        }
    }

    private void grounds(String headline, List<Withheld.By> grounds, Permitted permitted) {
        if (!grounds.isEmpty()) {
            out.println("  " + headline);
            grounds.forEach(by -> ground(by.reason(), by.guardrail(), by.rule(), by.citation(), by.confidence(), permitted));
        }
    }

    private void unknown(Verdict.Unknown one, Permitted permitted) {
        RuleCard card = one.rule().card();
        ground("Whether it holds that " + card.sentence() + " (" + String.join(", ", one.missing()) + ")", card.catalogueId(), card.id(), card.citation(), card.confidence(), permitted);
    }

    private void ground(String reason, String guardrail, String rule, String citation, String confidence, Permitted permitted) {
        line("    ", reason);
        String place = permitted.place(rule);
        line("      ", terminal.coloured("90", guardrail + ", `" + rule + "`" + (place == null ? "" : ", " + place)));
        if (citation != null) {
            line("      ", terminal.coloured("90", citation + confidence(confidence)));
        }
    }

    private static String confidence(String confidence) {
        String start = confidence == null ? "; confidence " : confidence.equals("policy") ? "; " : "; confidence " + confidence + ", ";
        return start + RuleCard.meaningOf(confidence);
    }

    private void how(Permission permission, Permitted permitted, ZoneId zone) {
        Recommendation how = permission.how();
        List<String> parts = new ArrayList<>();
        if (how.form() != null) {
            parts.add("as a " + words(how.form()));
        }
        if (how.channel() != null) {
            parts.add("by " + words(how.channel().name()));
        }
        if (how.addressee() != null) {
            parts.add("to " + words(how.addressee().role().name()) + (how.addressee().contactId() == null ? "" : " " + how.addressee().contactId()));
        }
        if (how.amount() != null) {
            parts.add(Money.withCurrency(how.amount(), how.currency()));
        }
        if (how.action().isDebtorFacing()) {
            parts.add("tone " + words(how.tone().name()));
        }
        if (how.notBefore() != null && (permission.from() == null || !how.notBefore().isBefore(permission.from()))) {
            parts.add("best " + when(how.notBefore(), zone) + (how.notAfter() == null ? "" : " to " + HOUR.format(how.notAfter().atZoneSameInstant(zone))));
        }
        if (!parts.isEmpty()) {
            out.println("  How");
            line("    ", String.join(", ", parts));
        }
        how.because().stream().filter(because -> because.rule() != null && because.rule().card().kind() == RuleCard.Kind.GUARD).forEach(because -> {
            RuleCard card = because.rule().card();
            ground(because.reason(), card.catalogueId(), card.id(), card.citation(), card.confidence(), permitted);
        });
    }

    private static String recommended(Decision decision) {
        return decision.recommendations().stream().map(Recommendation::action).distinct().map(PermittedText::step).collect(Collectors.joining(", "));
    }

    private static String step(Action action) {
        return action.title().substring(0, 1).toLowerCase(Locale.ROOT) + action.title().substring(1);
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String when(OffsetDateTime at, ZoneId zone) {
        return WHEN.format(at.atZoneSameInstant(zone));
    }

    private void line(String indent, String text) {
        String safe = text.replaceAll("[\\p{C}&&[^\\u001b]]", " ");
        out.println(indent + WordUtils.wrap(safe, terminal.columns() - indent.length(), System.lineSeparator() + indent, false));
    }
}
