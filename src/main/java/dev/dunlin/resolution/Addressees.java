package dev.dunlin.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.dunlin.rulebook.Rule;
import dev.dunlin.rulebook.RuleCard;
import dev.dunlin.snapshot.AccountSnapshot;
import dev.dunlin.snapshot.Contact;
import dev.dunlin.snapshot.ContactRole;
import dev.dunlin.snapshot.DebtorType;
import dev.dunlin.snapshot.Direction;
import dev.dunlin.snapshot.Interaction;

/** Whom to speak to: the roles the tips name, the original contact first and the owner last; a consumer is spoken to in person. */
final class Addressees {
    private static final List<ContactRole> USUAL =
            List.of(ContactRole.ACCOUNTS_PAYABLE, ContactRole.ORIGINAL_CONTACT, ContactRole.FINANCE_APPROVER, ContactRole.RESPONSIBLE_MANAGER, ContactRole.OWNER, ContactRole.DEBTOR);
    private static final int REST_DAYS = 7;

    private final AccountSnapshot snapshot;
    private final List<Contact> contacts;

    Addressees(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
        this.contacts = new ArrayList<>(snapshot.contacts().or(List.of()));
        contacts.sort(Comparator.comparing(contact -> contact.id().or("")));
    }

    Recommendation.Addressee of(Candidate candidate) {
        if (!candidate.action.isDebtorFacing()) {
            return null;
        }
        Set<ContactRole> only = only(candidate);
        if (!only.isEmpty()) {
            return first(List.copyOf(only), only.iterator().next());
        }
        if (isSpokenToInPerson()) {
            return first(List.of(ContactRole.DEBTOR), ContactRole.DEBTOR);
        }
        Set<ContactRole> asked = EnumSet.noneOf(ContactRole.class);
        for (Rule rule : candidate.proposers) {
            asked.addAll(rule.card().addressees());
        }
        // ContactRole is declared in the order in which people are gone to
        return asked.isEmpty() ? first(USUAL, usual()) : first(List.copyOf(asked), asked.iterator().next());
    }

    /** The roles that all guardrails leave to be spoken to; empty where none limits them. */
    private static Set<ContactRole> only(Candidate candidate) {
        Set<ContactRole> only = EnumSet.noneOf(ContactRole.class);
        for (Rule rule : candidate.verdict.fired()) {
            RuleCard.Shape shape = rule.card().shape();
            if (shape != null && !shape.only().isEmpty() && shape.targets().get(candidate.action.number())) {
                Set<ContactRole> both = EnumSet.copyOf(shape.only());
                both.retainAll(only);
                only = only.isEmpty() ? EnumSet.copyOf(shape.only()) : both.isEmpty() ? only : both;
            }
        }
        return only;
    }

    /** Consumers are; so is whoever may be one and is named as the debtor. */
    private boolean isSpokenToInPerson() {
        return snapshot.account().debtorType().orNull() == DebtorType.CONSUMER || !snapshot.account().debtorType().hasValue()
                && contacts.stream().anyMatch(contact -> contact.role().orNull() == ContactRole.DEBTOR);
    }

    private ContactRole usual() {
        return snapshot.account().debtorType().orNull() == DebtorType.SOLE_TRADER ? ContactRole.OWNER : ContactRole.ACCOUNTS_PAYABLE;
    }

    /** The first contact in these roles whom we have left in peace for a week, else the first of them at all; never where an employer forbids it. */
    private Recommendation.Addressee first(List<ContactRole> roles, ContactRole otherwise) {
        Set<String> spokenTo = roles.size() > 1 ? spokenTo() : Set.of();
        Contact any = null;
        for (ContactRole role : roles) {
            for (Contact contact : contacts) {
                if (contact.role().orNull() == role && contact.valid().or(true) && !contact.employerForbids().or(false)) {
                    if (!spokenTo.contains(contact.id().or(""))) {
                        return new Recommendation.Addressee(role, contact.id().orNull());
                    }
                    any = any == null ? contact : any;
                }
            }
        }
        return any == null ? new Recommendation.Addressee(otherwise, null) : new Recommendation.Addressee(any.role().orNull(), any.id().orNull());
    }

    private Set<String> spokenTo() {
        Set<String> ids = new HashSet<>();
        for (Interaction interaction : snapshot.interactions().or(List.of())) {
            if (interaction.direction().or(Direction.OUT) == Direction.OUT && interaction.contactId().hasValue() && interaction.at().hasValue()
                    && interaction.at().orNull().isAfter(snapshot.asOf().minusDays(REST_DAYS))) {
                ids.add(interaction.contactId().orNull());
            }
        }
        return ids;
    }
}
