package dev.dunlin.facts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.dunlin.settings.SettingsInForce;
import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Invoice;

/** Derives every fact of an account from its snapshot, the moment and the settings in force: all date and money arithmetic. Pure. */
public final class FactFinder {
    private FactFinder() {
    }

    /** The moment asked about in the debtor's zone: the account's, else that of a country with just one, else the offset sent. */
    public static Moment momentOf(AccountSnapshot snapshot) {
        Account account = snapshot.account();
        String country = account.country().orNull();
        ZoneId zone = account.timeZone().orNull();
        if (zone == null) {
            zone = CountryZones.of(country);
        }
        if (zone == null) {
            zone = snapshot.asOf().getOffset();
        }
        return new Moment(snapshot.asOf().atZoneSameInstant(zone), BusinessDays.of(country, account.region().orNull()));
    }

    /** Every fact in one currency, but for the early-warning score, which is counted from signals. */
    public static Facts find(AccountSnapshot snapshot, Moment moment, String currency, SettingsInForce settings) {
        FactSheet sheet = new FactSheet(snapshot, moment, currency, settings);
        BalanceFacts balance = new BalanceFacts(sheet);
        balance.fill(sheet);
        BehaviourFacts.fill(sheet);
        CreditFacts.fill(sheet);
        TermsFacts.fill(sheet);
        PartyFacts.fill(sheet);
        List<ChargeLine> charges = LateCharges.fill(sheet, balance);
        ReceiptFacts receipts = new ReceiptFacts(sheet);
        receipts.fill(balance.open);
        ClaimFacts claims = new ClaimFacts(sheet, receipts);
        claims.fill();
        PromiseFacts promises = new PromiseFacts(sheet);
        promises.fill(claims, receipts);
        HistoryFacts history = new HistoryFacts(sheet, balance.oldestDueOn());
        history.fill(promises, claims, receipts);
        PaceFacts.fill(sheet, history);
        new LawFacts(sheet).fill(balance.open, history, receipts);
        ContactHours hours = ContactFacts.fill(sheet, history.contacts);
        RecoveryCurve.fill(sheet);
        sheet.set(Fact.EARLY_WARNING_SCORE, Field.unknown());
        return new Facts(moment, currency, sheet.values(), List.copyOf(balance.overdue), List.copyOf(balance.open),
                List.copyOf(balance.limitation.barred), charges, hours, sheet.missing());
    }

    /** The account's currency first, then every other one with an open line, in order of their codes. */
    public static List<String> currenciesOf(AccountSnapshot snapshot) {
        List<String> currencies = new ArrayList<>();
        currencies.add(snapshot.account().currency());
        currencies.addAll(BalanceFacts.otherCurrencies(snapshot));
        return List.copyOf(currencies);
    }

    /** The paths of the ledger figures that were left out and therefore taken as 0. */
    public static List<String> presumed(AccountSnapshot snapshot) {
        List<String> presumed = new ArrayList<>(2);
        for (Invoice line : snapshot.invoices()) {
            if (!BalanceFacts.isCredit(line) && line.disputedAmount().isUnknown()) {
                presumed.add("invoices[].disputedAmount");
                break;
            }
        }
        if (snapshot.unappliedCash().isUnknown()) {
            presumed.add("unappliedCash");
        }
        return List.copyOf(presumed);
    }
}
