package dev.dunlin.facts;

import java.util.List;
import java.util.Map;

import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;

/**
 * All facts of one account in one currency as of one moment. Immutable once found.
 *
 * @param overdueInvoices    open, past-due lines of this currency with something undisputed in them that are asked for, oldest first
 * @param openInvoices       all open lines of this currency that are no credit notes, oldest due date first
 * @param timeBarredInvoices past-due lines known to be time-barred, whether they are still asked for or not, oldest first
 * @param charges         the lines that make up the late charge; empty where it is none or unknown
 * @param hours           when the debtor may be in contact
 * @param missing         what makes a fact unknown, where that is not always the same
 */
public record Facts(
        Moment moment,
        String currency,
        Field<?>[] values,
        List<Invoice> overdueInvoices,
        List<Invoice> openInvoices,
        List<Invoice> timeBarredInvoices,
        List<ChargeLine> charges,
        ContactHours hours,
        Map<Fact, List<String>> missing) {

    /** Facts that are supposed, of no account. */
    public static Facts of(String currency, Field<?>[] values) {
        return new Facts(null, currency, values, List.of(), List.of(), List.of(), List.of(), null, Map.of());
    }

    @SuppressWarnings("unchecked")
    public <T> Field<T> get(Fact fact) {
        return (Field<T>) values[fact.ordinal()];
    }

    /** The same facts with one more known; facts that only rules and settings can tell are added so. */
    public Facts with(Fact fact, Field<?> value) {
        Field<?>[] more = values.clone();
        more[fact.ordinal()] = value;
        return new Facts(moment, currency, more, overdueInvoices, openInvoices, timeBarredInvoices, charges, hours, missing);
    }

    /** The paths of what makes a fact unknown; ask it only where it is. */
    public List<String> missing(Fact fact) {
        return missing.getOrDefault(fact, fact.from());
    }
}
