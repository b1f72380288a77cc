package dev.dunlin.facts;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

import dev.dunlin.snapshot.Account;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Collector;
import dev.dunlin.snapshot.Contact;
import dev.dunlin.snapshot.CreditorRole;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Field;
import dev.dunlin.snapshot.Legal;
import dev.dunlin.snapshot.RequestedAction;
import dev.dunlin.snapshot.Training;

/** Who the debtor is, who collects, and what the law makes of this debt. */
final class PartyFacts {
    private PartyFacts() {
    }

    static void fill(FactSheet sheet) {
        AccountSnapshot snapshot = sheet.snapshot;
        Account account = snapshot.account();
        sheet.set(Fact.DEBTOR_TYPE, account.debtorType());
        sheet.set(Fact.NATURAL_PERSON, account.debtorType().map(PartyFacts::isNatural));
        sheet.set(Fact.BUSINESS, account.debtorType().map(type -> type != DebtorType.CONSUMER));
        sheet.know(Fact.DEBTOR_TYPE_KNOWN, account.debtorType().hasValue());
        sheet.set(Fact.COUNTRY, account.country());
        sheet.know(Fact.COUNTRY_KNOWN, account.country().hasValue());
        sheet.set(Fact.EU_MEMBER, account.country().map(country -> sheet.settings.text("eu.members").contains(country)));
        sheet.set(Fact.REGION, account.region());
        sheet.know(Fact.CREDITOR_ROLE, snapshot.creditorRole().or(CreditorRole.FIRST_PARTY));
        sheet.set(Fact.STRATEGIC, account.strategic());
        sheet.set(Fact.ESSENTIAL_SERVICE, account.essentialService());
        sheet.set(Fact.TENURE_DAYS, account.customerSince().map(since -> daysBetween(since, sheet.today)));
        sheet.set(Fact.VALID_CONTACT, validContact(snapshot.contacts()));
        sheet.set(Fact.COLLECTOR_ROLE, snapshot.collector().get(Collector::role));
        sheet.set(Fact.COLLECTOR_FULLY_TRAINED, fullyTrained(snapshot.collector().get(Collector::trained)));
        fillLaw(sheet);
        sheet.set(Fact.ABUSIVE_TACTIC_REQUESTED, abusiveTactic(snapshot.requested()));
    }

    private static void fillLaw(FactSheet sheet) {
        Field<Legal> legal = sheet.snapshot.legal();
        Field<?> insolvency = legal.get(Legal::insolvency);
        sheet.set(Fact.INSOLVENT, insolvency.isUnknown() ? Field.unknown() : Field.of(insolvency.hasValue()));
        sheet.set(Fact.SANCTIONS_HIT, legal.get(Legal::sanctionsHit));
        sheet.set(Fact.VULNERABLE, legal.get(Legal::vulnerable));
        sheet.set(Fact.HARDSHIP, legal.get(Legal::hardship));
        sheet.set(Fact.DECEASED, legal.get(Legal::deceased));
        sheet.set(Fact.MINOR, legal.get(Legal::minor));
        sheet.set(Fact.IDENTITY_THEFT, legal.get(Legal::identityTheft));
        sheet.set(Fact.ACTIVE_MILITARY, legal.get(Legal::activeMilitary));
    }

    private static boolean isNatural(DebtorType type) {
        return type == DebtorType.CONSUMER || type == DebtorType.SOLE_TRADER;
    }

    private static Field<Boolean> validContact(Field<List<Contact>> contacts) {
        if (contacts.isUnknown()) {
            return Field.unknown();
        }
        AnyOf valid = new AnyOf();
        for (Contact contact : contacts.or(List.of())) {
            valid.see(canBeReached(contact));
        }
        return valid.answer();
    }

    /** A contact sent without any way to reach it is good if the caller says `valid: true`; else nobody knows. */
    static Field<Boolean> canBeReached(Contact contact) {
        if (!contact.valid().or(true)) {
            return Field.of(false);
        }
        AnyOf way = new AnyOf();
        way.see(contact.phone().map(phone -> !phone.isBlank()));
        way.see(contact.email().map(email -> !email.isBlank()));
        way.see(contact.postal());
        return contact.valid().hasValue() ? way.answer().ifUnknown(contact.valid()) : way.answer();
    }

    private static Field<Boolean> fullyTrained(Field<List<Training>> trained) {
        if (trained.isUnknown()) {
            return Field.unknown();
        }
        return Field.of(trained.or(List.of()).containsAll(EnumSet.allOf(Training.class)));
    }

    private static Field<Boolean> abusiveTactic(Field<List<RequestedAction>> requested) {
        if (requested.isUnknown()) {
            return Field.unknown();
        }
        AnyOf abusive = new AnyOf();
        for (RequestedAction action : requested.or(List.of())) {
            abusive.see(action.tactics().map(tactics -> !tactics.isEmpty()));
        }
        return abusive.answer();
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return (int) (to.toEpochDay() - from.toEpochDay());
    }
}
