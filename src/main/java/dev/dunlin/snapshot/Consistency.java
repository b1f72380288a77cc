package dev.dunlin.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What no field can tell by itself: whether the fields of a snapshot agree. Parts that were faulty are absent here, and pass. */
record Consistency(Walk walk) {
    void check(AccountSnapshot snapshot) {
        if (snapshot.account() != null) {
            checkRegion(snapshot.account());
        }
        if (snapshot.invoices() != null) {
            checkInvoices(snapshot.invoices());
        }
        checkPromises(snapshot.promises().or(List.of()));
        checkContacts(snapshot.contacts().or(List.of()));
    }

    private void checkRegion(Account account) {
        if (!account.region().hasValue()) {
            return;
        }
        String region = account.region().orNull();
        String country = account.country().orNull();
        boolean wellFormed = Regions.isWellFormed(region);
        boolean elsewhere = wellFormed && country != null && !region.startsWith(country + "-");
        if (wellFormed && !elsewhere && Regions.mayBe(region)) {
            return;
        }
        walk.fault("/account/region", "unknown-region", () -> {
            String problem = elsewhere ? ", which does not lie in `country` `" + country + "`."
                    : wellFormed ? ", which is none of the regions of `" + region.substring(0, 2) + "`: " + Regions.listed(region) + "."
                    : ", not an ISO 3166-2 region as `US-MA`.";
            String upper = region.toUpperCase(Locale.ROOT);
            String meant = country == null || upper.startsWith(country + "-") || wellFormed ? upper : country + "-" + upper;
            boolean helps = !wellFormed && Regions.isWellFormed(meant) && Regions.mayBe(meant);
            return "`region` is " + Wording.quoted(region) + problem + Wording.maybe(helps ? meant : null);
        });
    }

    private void checkInvoices(List<Invoice> invoices) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < invoices.size(); i++) {
            Invoice invoice = invoices.get(i);
            if (invoice == null) {
                continue;
            }
            String at = "/invoices/" + i;
            if (invoice.id() != null && !seen.add(line(invoice))) {
                walk.fault(at + "/id", "duplicate-id", () -> "`id` " + Wording.quoted(invoice.id())
                        + (invoice.instalment().hasValue() ? " with `instalment` `" + invoice.instalment() + "`" : "")
                        + " stands twice in `invoices`. Number the due dates of one invoice with `instalment`.");
            }
            BigDecimal disputed = invoice.disputedAmount().orNull();
            BigDecimal open = invoice.open();
            if (open != null && disputed != null && disputed.compareTo(open) > 0) {
                walk.fault(at + "/disputedAmount", "out-of-range", () -> "`disputedAmount` is `" + disputed.toPlainString()
                        + "`, more than `open`, which is `" + open.toPlainString() + "`. Send the part that is still open and disputed.");
            }
        }
    }

    private static String line(Invoice invoice) {
        return (invoice.instalment().hasValue() ? invoice.instalment() + "/" : "/") + invoice.id();
    }

    private void checkPromises(List<Promise> promises) {
        for (int i = 0; i < promises.size(); i++) {
            LocalDate madeOn = promises.get(i) == null ? null : promises.get(i).madeOn().orNull();
            LocalDate dueOn = promises.get(i) == null ? null : promises.get(i).dueOn().orNull();
            if (madeOn != null && dueOn != null && dueOn.isBefore(madeOn)) {
                walk.fault("/promises/" + i + "/dueOn", "out-of-order",
                        () -> "`dueOn` is `" + dueOn + "`, before `madeOn` `" + madeOn + "`. Maybe the two were swapped.");
            }
        }
    }

    private void checkContacts(List<Contact> contacts) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            String id = contacts.get(i) == null ? null : contacts.get(i).id().orNull();
            if (id != null && !seen.add(id)) {
                walk.fault("/contacts/" + i + "/id", "duplicate-id",
                        () -> "`id` " + Wording.quoted(id) + " stands twice in `contacts`. Give each contact an id of its own.");
            }
        }
    }
}
