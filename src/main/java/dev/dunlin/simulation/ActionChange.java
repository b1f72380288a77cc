package dev.dunlin.simulation;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.dunlin.resolution.Recommendation;

/**
 * What is done otherwise in one action of one account. Immutable.
 *
 * @param currency {@code null} for an action that stands on neither side
 * @param terms    what differs about it
 */
public record ActionChange(String action, String currency, What what, List<Term> terms) {

    /** How an action differs. */
    public enum What {
        /** It stands now, and did not. */
        NEW,
        /** It stood, and does not now. */
        GONE,
        /** It stands on both sides, on other terms. */
        CHANGED,
        /** It waits, and not as long as before. */
        DELAYED
    }

    /**
     * One thing that differs: a number, an instant, a truth or a word; {@code null} for nothing.
     *
     * @param name `amount`, `day`, `until`, `channel`, `form`, `addressee`, `contact`, `tone`, `courteous`, `assignTo`, `lever`, `review` or `invoices`
     *             of an action that stands; `delay` (until when it waits) and `withheld` (why it does not stand)
     */
    public record Term(String name, Object before, Object after) {
    }

    static List<ActionChange> between(Side before, Side after) {
        List<ActionChange> changes = new ArrayList<>();
        Set<Side.Step> steps = new LinkedHashSet<>(after.standing().keySet());
        steps.addAll(before.standing().keySet());
        for (Side.Step step : steps) {
            Recommendation was = before.standing().get(step);
            Recommendation is = after.standing().get(step);
            if (was == null || is == null) {
                List<Term> terms = new ArrayList<>();
                add(terms, "amount", was == null ? null : was.amount(), is == null ? null : is.amount());
                add(terms, "delay", before.until(step.action()), after.until(step.action()));
                add(terms, "withheld", was == null ? before.withheld(step.action()) : null, is == null ? after.withheld(step.action()) : null);
                changes.add(new ActionChange(step.action(), step.currency(), was == null ? What.NEW : What.GONE, terms));
            } else {
                List<Term> terms = terms(was, is);
                if (!terms.isEmpty()) {
                    changes.add(new ActionChange(step.action(), step.currency(), What.CHANGED, terms));
                }
            }
        }
        Set<String> waiting = new LinkedHashSet<>();
        after.decision().withheld().forEach(each -> waiting.add(each.action().code()));
        before.decision().withheld().forEach(each -> waiting.add(each.action().code()));
        steps.forEach(step -> waiting.remove(step.action()));
        for (String action : waiting) {
            List<Term> terms = new ArrayList<>(1);
            add(terms, "delay", before.until(action), after.until(action));
            if (!terms.isEmpty()) {
                changes.add(new ActionChange(action, null, What.DELAYED, terms));
            }
        }
        return changes;
    }

    private static List<Term> terms(Recommendation was, Recommendation is) {
        List<Term> terms = new ArrayList<>();
        add(terms, "amount", was.amount(), is.amount());
        add(terms, "day", was.notBefore(), is.notBefore());
        add(terms, "until", was.notAfter(), is.notAfter());
        add(terms, "channel", was.channel(), is.channel());
        add(terms, "form", was.form(), is.form());
        add(terms, "addressee", was.addressee() == null ? null : was.addressee().role(), is.addressee() == null ? null : is.addressee().role());
        add(terms, "contact", was.addressee() == null ? null : was.addressee().contactId(), is.addressee() == null ? null : is.addressee().contactId());
        add(terms, "tone", was.tone(), is.tone());
        add(terms, "courteous", was.courteous(), is.courteous());
        add(terms, "assignTo", was.assignTo(), is.assignTo());
        add(terms, "lever", was.lever(), is.lever());
        add(terms, "review", was.humanReview(), is.humanReview());
        add(terms, "invoices", String.join(", ", was.invoices()), String.join(", ", is.invoices()));
        return terms;
    }

    private static void add(List<Term> terms, String name, Object before, Object after) {
        boolean same = before instanceof BigDecimal was && after instanceof BigDecimal is ? was.compareTo(is) == 0
                : before instanceof OffsetDateTime then && after instanceof OffsetDateTime now ? then.isEqual(now) : Objects.equals(before, after);
        if (!same) {
            terms.add(new Term(name, before, after));
        }
    }
}
