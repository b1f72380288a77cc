package dev.dunlin.resolution;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.dunlin.facts.Fact;
import dev.dunlin.facts.Facts;
import dev.dunlin.rulebook.Action;
import dev.dunlin.rulebook.Condition;
import dev.dunlin.rulebook.Rule;
import dev.dunlin.snapshot.Invoice;

/** What an action asks for, and on which invoices. */
final class Amounts {

    private Amounts() {
    }

    /** The amount, or {@code null} where the action carries none. Nothing on the contact track exceeds what is actionable. */
    static BigDecimal of(Candidate candidate) {
        BigDecimal amount = uncapped(candidate);
        return amount == null || candidate.cap == null ? amount : amount.min(candidate.cap.max(BigDecimal.ZERO));
    }

    private static BigDecimal uncapped(Candidate candidate) {
        if (candidate.action.asks() == Action.Asks.NONE) {
            return null;
        }
        Facts facts = candidate.verdict.judged().facts();
        BigDecimal amount = byRule(candidate);
        boolean asksArrears = asksArrears(candidate.action);
        if (amount == null || asksArrears && !onlyRulesWithAmounts(candidate)) {
            BigDecimal usual = usual(candidate.action.asks(), facts);
            amount = usual != null ? usual : amount;
        }
        if (amount != null && asksArrears) {
            BigDecimal most = usual(candidate.action.asks(), facts);
            amount = amount.min(most == null ? BigDecimal.ZERO : most);
        }
        return amount == null || amount.signum() <= 0 && candidate.action.track() == Action.Track.CONTACT ? null : amount;
    }

    /** The part above the cap that a guardrail sets; {@code null} without one. */
    static BigDecimal overCap(Candidate candidate) {
        BigDecimal amount = candidate.cap == null ? null : uncapped(candidate);
        return amount == null || amount.compareTo(candidate.cap) <= 0 ? null : amount.subtract(candidate.cap.max(BigDecimal.ZERO));
    }

    static boolean asksArrears(Action action) {
        return action.asks() == Action.Asks.ACTIONABLE || action.asks() == Action.Asks.ENFORCEABLE;
    }

    /** It would ask for arrears, and none are left to ask for. */
    static boolean asksForNothing(Candidate candidate) {
        BigDecimal left = asksArrears(candidate.action) ? usual(candidate.action.asks(), candidate.verdict.judged().facts()) : null;
        return left != null && left.signum() == 0;
    }

    private static BigDecimal byRule(Candidate candidate) {
        BigDecimal amount = null;
        for (Rule rule : candidate.proposers) {
            if (rule.card().amount() != null) {
                BigDecimal its = rule.value(rule.card().amount(), candidate.verdict.judged());
                if (its != null) {
                    amount = amount == null ? its : switch (candidate.action.code()) {
                        case "CAP_ORDER" -> amount.min(its);
                        case "WRITE_OFF_REVIEW" -> amount.add(its);
                        default -> amount.max(its);
                    };
                }
            }
        }
        return amount;
    }

    private static boolean onlyRulesWithAmounts(Candidate candidate) {
        for (Rule rule : candidate.proposers) {
            if (rule.card().amount() == null) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal usual(Action.Asks asks, Facts facts) {
        return switch (asks) {
            case ACTIONABLE -> facts.<BigDecimal>get(Fact.ACTIONABLE).orNull();
            case ENFORCEABLE -> facts.<BigDecimal>get(Fact.ENFORCEABLE).orNull();
            case OPEN -> facts.<BigDecimal>get(Fact.OPEN).orNull();
            case DISPUTED -> facts.<BigDecimal>get(Fact.DISPUTED).orNull();
            case UNAPPLIED -> applicable(facts);
            case DUE_SOON -> facts.<BigDecimal>get(Fact.DUE_SOON).orNull();
            case LATE_CHARGE -> facts.<BigDecimal>get(Fact.LATE_CHARGE).orNull();
            case RULE, NONE -> null;
        };
    }

    /** No more is matched than is open. */
    private static BigDecimal applicable(Facts facts) {
        BigDecimal unapplied = facts.<BigDecimal>get(Fact.UNAPPLIED).orNull();
        BigDecimal open = facts.<BigDecimal>get(Fact.OPEN).orNull();
        return unapplied == null || open == null ? unapplied : unapplied.min(open);
    }

    /** Ids of the invoices an action is about, oldest first. */
    static List<String> invoices(Candidate candidate) {
        Facts facts = candidate.verdict.judged().facts();
        Set<String> ids = new LinkedHashSet<>();
        switch (candidate.action.asks()) {
            case ACTIONABLE -> facts.overdueInvoices().forEach(invoice -> ids.add(invoice.id()));
            case ENFORCEABLE -> {
                for (Invoice invoice : facts.overdueInvoices()) {
                    if (!facts.timeBarredInvoices().contains(invoice)) {
                        ids.add(invoice.id());
                    }
                }
            }
            case OPEN -> facts.openInvoices().forEach(invoice -> ids.add(invoice.id()));
            case DISPUTED -> {
                for (Invoice invoice : facts.openInvoices()) {
                    if (invoice.disputedAmount().or(BigDecimal.ZERO).signum() > 0) {
                        ids.add(invoice.id());
                    }
                }
            }
            case DUE_SOON -> {
                Integer days = facts.<Integer>get(Fact.DAYS_TO_DUE).orNull();
                for (Invoice invoice : facts.openInvoices()) {
                    if (days != null && invoice.dueOn().equals(facts.moment().today().plusDays(days))) {
                        ids.add(invoice.id());
                    }
                }
            }
            case LATE_CHARGE -> facts.charges().forEach(line -> ids.add(line.invoiceId()));
            case RULE -> {
                if (candidate.action.code().equals("WRITE_OFF_REVIEW")) {
                    for (Rule rule : candidate.proposers) {
                        writtenOff(rule, facts).forEach(invoice -> ids.add(invoice.id()));
                    }
                }
            }
            default -> { }
        }
        return List.copyOf(ids);
    }

    private static List<Invoice> writtenOff(Rule rule, Facts facts) {
        boolean barred = rule.card().amount() != null && new Condition.Operand.OfFact(Fact.TIME_BARRED).equals(rule.bindings().get(rule.card().amount()));
        return barred ? facts.timeBarredInvoices() : facts.overdueInvoices();
    }
}
